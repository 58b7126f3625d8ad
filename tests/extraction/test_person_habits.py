"""Names of people as agencies, courts and ministries write them, and what only looks like one."""

import pytest

from tests.extraction.reader import names


def persons_in(text: str) -> list[str]:
    found = names(text)
    return [each for key, told in found.items() if key.startswith("person:") for each in told]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("On Friday Karel Tallow met the men.", "Karel Tallow"),
        ("Foreign Secretary Bhargava Wednesday met the men.", "Bhargava"),
        ("Last Monday Tran Thi Qua left for home.", "Tran Thi Qua"),
        ("In March Olena Shevtal was freed.", "Olena Shevtal"),
        ("Governor Monday Okpebo spoke to the men.", "Monday Okpebo"),
        ("The president George Tallow Sunday urged talks.", "George Tallow"),
    ],
)
def test_day_beside_a_name_is_no_part_of_it(text: str, person: str) -> None:
    assert persons_in(text) == [person]


def test_name_of_unknown_words_is_a_persons_among_persons() -> None:
    found = persons_in("A court jailed the cooks Chhim Sokha, Keo Vannak and Thach Sreypov.")

    assert found == ["Chhim Sokha", "Keo Vannak", "Thach Sreypov"]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("The union said that Rafiqul Islam, 29, had paid.", "Rafiqul Islam"),
        ("We learned that Mikal Autuk, jailed for five years in 2009, is ill.", "Mikal Autuk"),
        ("A court sentenced Thach Sreypov to 20 months.", "Thach Sreypov"),
        ("A woman identified only as Akosua wept at the gate.", "Akosua"),
        ("A boy called Bongani hid in the shed.", "Bongani"),
        ("Nkosazo was beaten by her employer.", "Nkosazo"),
        ("Suharta said that her employer hit her.", "Suharta"),
        ("Will Smithers resigned on Monday after a row.", "Will Smithers"),
        ("The whereabouts of Gedhun Nyomo-Cha remain unknown.", "Gedhun Nyomo-Cha"),
        ("The maid, Piang Ngaih Don, died in July.", "Piang Ngaih Don"),
        ('They heard the blogger Ruben "Oxygen" Tallow.', 'Ruben "Oxygen" Tallow'),
        ("A court jailed the songwriter Vo Anh Thu for ten years.", "Vo Anh Thu"),
        ("The talks with General Tun Tun Aung went on.", "Tun Tun Aung"),
        ("The men saw Ms Lama at the gate.", "Lama"),
        ("The letter was signed by the press office.\n\nDorca Lamptey (Mrs)", "Dorca Lamptey"),
        ("The ministers, led by Zimbabwe's Tendai Moyosa, went home.", "Tendai Moyosa"),
        ("A fourth, Chima Ubakwa, walked out of the prison.", "Chima Ubakwa"),
        ("Emmanuel Tetteh, an observer aboard a ship, left in May.", "Emmanuel Tetteh"),
        ("A man from Medan who asked to be called Rizalo said he had been sold.", "Rizalo"),
        ("The Charles Tallow trial began on Monday.", "Charles Tallow"),
        ("A word of the Secretary of State for Foreign Affairs David Tallow.", "David Tallow"),
        ("They saw Ambassador-at-Large Corinne Strother at the gate.", "Corinne Strother"),
    ],
)
def test_person_is_known_by_what_stands_around(text: str, person: str) -> None:
    assert persons_in(text) == [person]


@pytest.mark.parametrize(
    "text",
    [
        "Maria Auxiliadora school took in ten girls.",
        "He reads Le Monde every day.",
        "Ben Gurion Airport was shut on Monday.",
        "The dog, Max, was killed on Monday.",
        "The pilgrims went to Angkor Wat on Monday.",
        "Mary's Meals fed the girls.",
        "The Minister for Employment and Labour Relations spoke to the men.",
        "Activist Held After Photographing Teachers in the fields of the village by the river.",
        "Will Britain act on the report?",
        "The Kate Hudson Law was passed on Monday.",
    ],
)
def test_schools_papers_airports_and_animals_are_no_persons(text: str) -> None:
    assert persons_in(text) == []
