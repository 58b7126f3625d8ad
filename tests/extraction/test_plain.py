"""French, Khmer and Chinese articles: what is proposed, and what is left out for not being sure."""

from datetime import date

import pytest

from wayhome.extraction.article import Article
from wayhome.extraction.extract import extract
from wayhome.extraction.facts import (
    Dated,
    EntityKind,
    Fact,
    Figure,
    Meeting,
    PersonStatus,
    Quote,
    Request,
)
from wayhome.extraction.json_lines import as_objects, lines
from wayhome.extraction.language import Language
from wayhome.extraction.plain.numbers import value_of
from wayhome.extraction.plain.page import folded
from wayhome.extraction.plain.read import read
from wayhome.extraction.scoring.documents import all_spans

FR, KM, ZH = Language.FRENCH, Language.KHMER, Language.CHINESE
TUESDAY = date(2018, 3, 6)
STORY = (
    "Le ministre de la Pêche Ruben Sollis a rencontré lundi la directrice du foyer, Ana Duarte. "
    "« Le foyer est fermé, a-t-elle dit. Personne ne vient. » Elle a demandé au maire de rouvrir "
    "le foyer. Près de 1 200 pêcheurs ont été libérés en 2016."
)


def facts_of(text: str, language: Language, published: date | None = TUESDAY) -> tuple[Fact, ...]:
    return read(Article.of("a.txt", text, published), language, seconds=60).facts


def statuses_of(text: str, language: Language) -> list[tuple[str, str]]:
    found = [f for f in facts_of(text, language) if isinstance(f, PersonStatus)]
    return [(each.status, each.subject.rpartition(":")[2]) for each in found]


def dates_of(text: str, language: Language, published: date | None) -> list[str | None]:
    return [f.edtf for f in facts_of(text, language, published) if isinstance(f, Dated)]


def test_a_french_story_is_read_by_extract() -> None:
    facts = extract(Article.of("a.txt", STORY * 2, TUESDAY)).facts

    kinds = {type(each) for each in facts}
    assert kinds == {Dated, Quote, Meeting, Request, Figure, PersonStatus}


def test_two_readings_give_the_same_lines() -> None:
    article = Article.of("a.txt", STORY, TUESDAY)

    first, second = (list(lines(read(article, FR, seconds=60))) for _ in range(2))

    assert first == second


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (FR, STORY),
        (FR, "Mme Ana Duarte a e\u0301te\u0301 arre\u0302te\u0301e le 3\u202fmars 2011."),
        (KM, "លោក ចាន់ សុភា បាន\u200bនិយាយ\u200bថា ៖ «ភូមិ\u200bនោះ\u200bឆ្ងាយ»។"),
        (ZH, "律师陈思远说：“港口已关闭。”２０１１年３月５日，警方救出34名劳工。"),
    ],
)
def test_words_at_every_span_equal_the_text(language: Language, text: str) -> None:
    extracted = read(Article.of("a.txt", text, TUESDAY), language, seconds=60)

    spans = [span for each in as_objects(extracted) for span in all_spans(each)]
    assert len(extracted.facts) > 0
    assert all(text[each["start"] : each["end"]] == each["text"] for each in spans)


def test_letters_told_apart_by_an_accent_alone_are_one() -> None:
    found = statuses_of("Mme Ana Duarte a e\u0301te\u0301 arre\u0302te\u0301e.", FR)

    assert found == [("arrested", "ana-duarte")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (FR, "Le foyer a fermé mardi."),
        (FR, "Le foyer a fermé hier."),
        (KM, "មជ្ឈមណ្ឌលបានបិទកាលពីថ្ងៃចន្ទ។"),
        (ZH, "该中心上周五关闭。"),
    ],
)
def test_a_relative_day_says_nothing_without_the_day_of_publication(
    language: Language, text: str
) -> None:
    assert dates_of(text, language, None) == [None]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        (FR, "Le foyer a fermé le 3 mars.", "XXXX-03-03"),
        (KM, "មជ្ឈមណ្ឌលបានបិទនៅថ្ងៃទី៣ ខែមីនា។", "XXXX-03-03"),
        (ZH, "该中心3月5日关闭。", "XXXX-03-05"),
    ],
)
def test_no_year_is_guessed(language: Language, text: str, day: str) -> None:
    assert dates_of(text, language, None) == [day]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        (FR, "Le procès aura lieu le 3 avril.", "2018-04-03"),
        (FR, "Le foyer a fermé le 3 décembre.", "2017-12-03"),
        (FR, "Le foyer a fermé vendredi.", "2018-03-02"),
        (FR, "Le foyer ouvrira vendredi.", "2018-03-09"),
        (KM, "សវនាការនឹងធ្វើនៅថ្ងៃសុក្រ។", "2018-03-09"),
        (ZH, "该中心上周一关闭。", "2018-02-26"),
        (ZH, "庭审将于下周一举行。", "2018-03-12"),
    ],
)
def test_a_day_lies_behind_unless_its_sentence_looks_ahead(
    language: Language, text: str, day: str
) -> None:
    assert dates_of(text, language, TUESDAY) == [day]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (FR, "Le foyer ferme chaque mardi."),
        (FR, "Il a attendu trois mois, puis 10 jours."),
        (ZH, "该中心五日内关闭，每周五开放。"),
        (ZH, "他工作了三年。"),
    ],
)
def test_what_repeats_or_lasts_is_no_date(language: Language, text: str) -> None:
    assert dates_of(text, language, TUESDAY) == []


@pytest.mark.parametrize(
    ("words", "language", "value"),
    [
        ("2 340", FR, 2340),
        ("12,5", FR, 12.5),
        ("quatre-vingt-dix-sept", FR, 97),
        ("deux cent trente", FR, 230),
        ("3 millions de", FR, 3_000_000),
        ("១.២៥០", KM, 1250),
        ("៣ លាន", KM, 3_000_000),
        ("ប្រាំបី", KM, 8),
        ("1.2亿", ZH, 120_000_000),
        ("三十四", ZH, 34),
        ("十万", ZH, 100_000),
        ("二千三百", ZH, 2300),
    ],
)
def test_numbers_are_read_as_each_language_writes_them(
    words: str, language: Language, value: float
) -> None:
    assert value_of(folded(words), language) == value


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (FR, "Le frère de Mme Ana Duarte a été arrêté."),
        (FR, "L'avocat d'Ana Duarte a été arrêté."),
        (FR, "Ana Duarte, dont le fils a été arrêté, a parlé."),
        (FR, "Mme Ana Duarte n'a pas été arrêtée."),
        (FR, "Mme Ana Duarte sera libérée en mai."),
        (FR, "Selon Mme Ana Duarte, il a été condamné."),
        (FR, "« Mme Ana Duarte a été arrêtée », répète la rumeur."),
        (KM, "លោក ចាន់ សុភា មិនត្រូវបានចាប់ខ្លួនទេ។"),
        (KM, "លោក ចាន់ សុភា បានស្នើឱ្យប៉ូលិស ដោះលែងពលករ។"),
        (ZH, "商人陈思远的妻子被捕。"),
        (ZH, "律师陈思远要求警方释放移工。"),
        (ZH, "商人陈思远没有被捕。"),
        (ZH, "船东以新台币三十万元交保。"),
    ],
)
def test_no_status_is_told_of_the_wrong_person_or_of_what_did_not_happen(
    language: Language, text: str
) -> None:
    assert statuses_of(text, language) == []


def test_people_tied_by_and_share_what_befell_them() -> None:
    found = statuses_of("Mme Ana Duarte et M. Ruben Sollis ont été arrêtés lundi.", FR)

    assert found == [("arrested", "ana-duarte"), ("arrested", "ruben-sollis")]


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        (FR, "Mme Ana Duarte a déclaré que « rien n'est fait ».", [("partial", "ana-duarte")]),
        (FR, "Le titre « Sans retour » est connu.", []),
        (ZH, "律师陈思远说：“港口已关闭。”", [("direct", "陈思远")]),
        (ZH, "“港口已关闭。”律师陈思远说。", [("direct", "陈思远")]),
        (ZH, "「港口已關閉，」律師陳思遠說。「船長呢？」", [("direct", "陳思遠")] * 2),
        (ZH, "他写的小说“港口”已出版。", []),
        (KM, "លោក ចាន់ សុភា បានថ្លែងថា ៖ “ភូមិនោះឆ្ងាយ”។", [("direct", "ចាន់-សុភា")]),
    ],
)
def test_words_in_marks_have_their_speaker(
    language: Language, text: str, said: list[tuple[str, str]]
) -> None:
    quotes = [f for f in facts_of(text, language) if isinstance(f, Quote)]

    found = [(q.kind, (q.speaker or "").rpartition(":")[2]) for q in quotes if q.kind != "indirect"]
    assert found == said


def test_she_is_not_the_man_named_last() -> None:
    text = "Mme Ana Duarte a vu M. Ruben Sollis. « Le foyer est fermé », a-t-elle dit."

    quotes = [f for f in facts_of(text, FR) if isinstance(f, Quote)]

    assert [each.speaker for each in quotes] == ["person:ana-duarte"]


def test_whom_a_quotation_names_does_not_speak_it() -> None:
    text = "Mme Ana Duarte a visité le foyer. « Mme Lila Sollis est libre », a-t-elle déclaré."

    quotes = [f for f in facts_of(text, FR) if isinstance(f, Quote)]

    assert [each.speaker for each in quotes] == ["person:ana-duarte"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (FR, "L'ONG Mains Libres tient un foyer dans la rue Victor Marchand."),
        (FR, "La République Centrale et la Cour Suprême se taisent."),
        (KM, "លោកបានបន្តថា ភូមិនោះឆ្ងាយ។"),
        (ZH, "律师方面说，记者安排了采访，委员会认为如此。"),
        (ZH, "代表于昨日表示同意，老师和医生说不。"),
    ],
)
def test_what_is_no_name_of_a_person_names_nobody(language: Language, text: str) -> None:
    entities = read(Article.of("a.txt", text), language, seconds=60).entities

    assert [each for each in entities if each.kind is EntityKind.PERSON] == []


def test_reading_ends_when_the_time_is_over() -> None:
    extracted = read(Article.of("a.txt", STORY * 20, TUESDAY), FR, seconds=0)

    assert not extracted.is_whole


@pytest.mark.parametrize(
    ("language", "part"),
    [
        (FR, "Le Ministre De La Mer Et Des Ports, M. Ana-Ruben, a dit « non » 1 200 fois, "),
        (KM, "លោក ចាន់ សុភា បាននិយាយថា ពលករ ១២ នាក់ "),
        (ZH, "部长陈·思·远表示三十四名来自邻国的劳工一百万亿，"),
    ],
)
def test_a_sentence_without_an_end_is_read_in_time(language: Language, part: str) -> None:
    extracted = read(Article.of("a.txt", part * 300, TUESDAY), language, seconds=10)

    assert extracted.is_whole
