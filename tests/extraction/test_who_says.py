"""Who says it when it is not said beside a name: pronouns, offices, tenses and new sentences."""

from datetime import date

import pytest

from wayhome.extraction.article import Article
from wayhome.extraction.extract import extract
from wayhome.extraction.facts import Commitment, Quote


def said(text: str) -> dict[str, str | None]:
    """The speaker of each statement by the first words of what was said."""
    facts = extract(Article.of("a.txt", text, date(2015, 6, 10))).facts
    return {q.content.text: q.speaker for q in facts if isinstance(q, Quote)}


def speaker(text: str, words: str) -> str | None:
    return next(one for told, one in said(text).items() if told.startswith(words))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Senator Julia Encinas, who chairs the panel, came late. She said the papers were lost.",
            "the papers",
            "person:julia-encinas",
        ),
        (
            "Councillor Huw Prosser walked past. The salon's landlord said he had seen nobody.",
            "he had seen nobody",
            "group:salon-landlord",
        ),
        (
            "Trade unionist Rosa Benitez cleaned rooms. “On paper we are free,” says the 52-year-old.",
            "On paper",
            "person:rosa-benitez",
        ),
        (
            "Dr Elaine Prowse spoke first. Mr Adamu's widow wept. “He was tired,” she said.",
            "He was tired",
            "group:mr-adamu-widow",
        ),
        (
            "Ruta Vaitkus drove us home. “We waited for two days,” he said.",
            "We waited",
            "person:ruta-vaitkus",
        ),
        (
            "Speaking through a translator, Oksana Melnyk, 31, said she had been a nanny.",
            "she had been a nanny",
            "person:oksana-melnyk",
        ),
        (
            "The envoy of Haiti, Denise Fort, came. The envoy of Chile said the mission was over.",
            "the mission",
            "group:envoy-of-chile",
        ),
        (
            "The Interior Ministry was silent. A senior official at the ministry said it was late.",
            "it was late",
            "group:senior-official-at-ministry",
        ),
    ],
)
def test_speaker_is_whom_the_words_before_can_mean(text: str, words: str, expected: str) -> None:
    assert speaker(text, words) == expected


def test_speaker_of_a_lead_is_named_when_only_the_office_stands_there() -> None:
    text = (
        "Bishop against planters\n\nA Catholic nun who shelters girls said on Sunday that judges "
        "sold them.\n\nSister Consuelo Vidal told a newspaper that the price was known."
    )

    assert speaker(text, "judges sold them") == "person:consuelo-vidal"


def test_speaker_of_a_lead_stays_unnamed_when_the_next_one_is_another() -> None:
    text = (
        "Planters\n\nA nun who shelters girls said on Sunday that judges sold them.\n\n"
        "Karl Brandel, a planter, told a newspaper that the price was known."
    )

    assert speaker(text, "judges sold them") == "group:nun"


def test_speaker_is_the_outer_one_when_tenses_part_two_joined_verbs() -> None:
    text = (
        "Julia Benavides insisted that he would be cleared and announced that the tapes would be played. "
        "Issa Mwakesi said that 40 women had been brought home and pledged to post two officers."
    )

    facts = extract(Article.of("a.txt", text)).facts
    promised = [each.by for each in facts if isinstance(each, Commitment)]

    assert speaker(text, "the tapes") == "person:julia-benavides"
    assert promised == [("person:issa-mwakesi",)]


def test_quotation_belongs_to_nobody_of_a_new_sentence_behind_a_question() -> None:
    text = (
        "Mrs Ada Okeke laughed. “They took my daughter. What else is there?” "
        "A neighbour, Ben Sollis, said men had come at night."
    )

    assert speaker(text, "They took") == "person:ada-okeke"


def test_report_begins_behind_the_day_it_was_made() -> None:
    assert "it would pay each of the women" in said(
        "The order said on Monday it would pay each of the women."
    )


def test_promise_told_of_belongs_to_the_body_that_made_it() -> None:
    text = "Ana Duarte said that the Labour Ministry had promised to send two teachers."

    found = [
        each for each in extract(Article.of("a.txt", text)).facts if isinstance(each, Commitment)
    ]

    assert [each.by for each in found] == [("org:labour-ministry",)]


def test_office_of_the_first_words_is_whoever_is_named_next_even_by_a_pronoun_first() -> None:
    text = (
        "A UN rapporteur has called the cells “degrading” after a visit.\n\n"
        "Julia Encinas told reporters the cells held 40 men. “I counted them,” she said.\n\n"
        "Prison spokesman Huw Prosser disagreed. The rapporteur said she had seen the books."
    )

    found = said(text)

    assert found["degrading"] == "person:julia-encinas"
    assert found["she had seen the books"] == "person:julia-encinas"


def test_report_speaks_for_whoever_put_it_out() -> None:
    text = (
        "The Harbour Union published a report on Monday. Ana Duarte read it. "
        "The report says that the boats leak."
    )

    assert speaker(text, "the boats leak") == "org:harbour-union"


def test_report_of_nobody_speaks_for_itself_and_so_does_it() -> None:
    text = "Norway was glad. The report says that the boats leak. It notes that men drowned."

    assert speaker(text, "the boats leak") == "group:report"
    assert speaker(text, "men drowned") == "group:report"


def test_headline_is_said_by_whoever_stands_behind_the_verb() -> None:
    text = "Jail cells ‘inhumane’, says UN envoy\n\nThe cells were full. Nobody came."

    assert speaker(text, "inhumane") == "group:un-envoy"


def test_release_calls_its_own_minister_by_the_bare_office() -> None:
    text = (
        "The Minister of Labour, Julia Encinas, flew to Oslo on Monday.\n\n"
        "There she was met by Huw Prosser, Minister of Labour of Norway. "
        "“We did not come to go back,” the Minister said."
    )

    assert speaker(text, "We did not") == "person:julia-encinas"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Envoy Julia Encinas spoke. “There are no such men,” the paper quoted her as saying.",
            "There are no such men",
            "person:julia-encinas",
        ),
        (
            "Huw Prosser spoke. One of them, a maid who asked to be called Wanjiru, said she was sold.",
            "she was sold",
            "person:wanjiru",
        ),
        (
            "Norway minister vows to answer ‘every line’\n\nLabour minister Julia Encinas spoke of it.",
            "every line",
            "person:julia-encinas",
        ),
    ],
)
def test_speaker_is_told_by_a_name_given_an_object_or_the_office_of_a_headline(
    text: str, words: str, expected: str
) -> None:
    assert speaker(text, words) == expected
