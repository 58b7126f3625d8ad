"""Which words are somebody's name, how far it goes, and which only look like one."""

import pytest

from tests.extraction.reader import names


def persons_in(text: str) -> list[str]:
    found = names(text)
    return [each for key, told in found.items() if key.startswith("person:") for each in told]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Stephen King, a driver, spoke on Monday.", "Stephen King"),
        ("A deputy, Brig-Gen Zaw Min Tun, spoke on Monday.", "Zaw Min Tun"),
        ("Abdullah M. Al Rashed spoke on Monday.", "Abdullah M. Al Rashed"),
        ("Captains Óscar Tallow and others were held on Monday.", "Óscar Tallow"),
        ("A fisherman from Cebu, Rodel Magsaysay, is still missing.", "Rodel Magsaysay"),
        ("The envoy, Presidente Luiz Carvalho dos Santos, came.", "Luiz Carvalho dos Santos"),
    ],
)
def test_name_goes_as_far_as_it_does(text: str, person: str) -> None:
    assert persons_in(text) == [person]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Ms Julia Quispe Rojas sued. Quispe said little.", "person:julia-quispe-rojas"),
        ("A driver, Park Jin-ho, sued. Park said little.", "person:park-jin-ho"),
    ],
)
def test_family_name_inside_or_before_stands_for_the_whole(text: str, person: str) -> None:
    assert len(names(text)[person]) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Eleven boys were rescued from Kete Krachi on Monday.",
        "The centre, called Al Amal, was opened on Monday.",
        "The men slept in Al Quoz, twelve to a room.",
        "Tropical Storm Bertha closed the port on Monday.",
        "Reporters Without Borders wrote a letter on Monday.",
        "Fishing vessels Ana Marin and others were seized.",
    ],
)
def test_places_storms_ships_and_bodies_are_no_persons(text: str) -> None:
    assert persons_in(text) == []


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("A court upheld the conviction of Osas Igbinedion.", "Osas Igbinedion"),
        ("In the camp my mother, Sophal, sold noodles.", "Sophal"),
        ("One rider, Sagar, died on Monday.", "Sagar"),
        ("The minister, Marriyum Sheikh, spoke on Monday.", "Marriyum Sheikh"),
    ],
)
def test_unlisted_name_is_a_person_when_the_words_around_say_so(text: str, person: str) -> None:
    assert persons_in(text) == [person]


def test_first_names_joined_to_a_name_are_persons() -> None:
    found = persons_in("Olga and Viktor Savchuk called. Her sisters, Wayomi and Poornima, came.")

    assert found == ["Olga", "Viktor Savchuk", "Wayomi", "Poornima"]


@pytest.mark.parametrize(
    "line",
    [
        "Ana Duarte in Harare",
        "Ana Duarte | Harare",
        "Ana Duarte and Ben Sollis",
        "Written by Ana Duarte",
        "By Ana Duarte.",
        "Ana Duarte, Southern Africa Correspondent",
        "(Photo by Ana Duarte)",
        "Photograph: Ana Duarte/The Courier",
    ],
)
def test_who_wrote_or_took_it_is_nobody_of_the_article(line: str) -> None:
    text = f"Maids win back pay\n\n{line}\n\n{STORY}\n"

    assert persons_in(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "Ana Duarte is a freelance journalist based in Harare.",
        "Ana Duarte contributed to this report.",
        "With reporting by Ana Duarte in Mutare.",
    ],
)
def test_note_on_a_writer_at_the_end_names_nobody_of_the_article(line: str) -> None:
    text = f"Maids win back pay\n\n{STORY}\n\n{STORY.lower().capitalize()}\n\n{line}\n"

    assert persons_in(text) == []


STORY = (
    "HARARE - Nine maids won back pay on Tuesday after a court ruled against their employers. The "
    "ministry said it would read the ruling before it decides what to do about the other cases."
)


@pytest.mark.parametrize(
    "text",
    [
        "Sakura Catering owes him a month of wages.",
        "A driver who runs Baan Doi took in the boy.",
        "A girl from Kuda Henveiru market was found.",
        "The men of Rwot Lakica, a football academy, had left.",
        "He promised to close Maekelawi, the detention centre in the north.",
    ],
)
def test_firm_market_school_or_prison_is_no_person(text: str) -> None:
    assert persons_in(text) == []


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Zhou Renfeng, a casino owner, denied it.", "Zhou Renfeng"),
        ("Curator Anamely Ramos lives in Miami.", "Anamely Ramos"),
        ("Amina: I was held for two months. Then my uncle paid.", "Amina"),
    ],
)
def test_person_is_told_by_trade_or_turn_of_talk(text: str, person: str) -> None:
    assert persons_in(text) == [person]


def test_last_name_of_a_list_of_persons_is_one_as_well() -> None:
    found = persons_in("Somphone Phimmasone, Soukane Chaithad and Lodkham Thammavong were late.")

    assert found[-1] == "Lodkham Thammavong"


@pytest.mark.parametrize(
    "text",
    [
        "He lived off Sheikh Zayed Road and crossed the King Fahd Causeway.",
        "They marched down Lord Nelson Street on Monday.",
        "Women wait outside the shelter on Monday. (Ana Duarte / La Frontera)",
        "Women wait outside the shelter on Monday. Photograph: Ana Duarte/The Courier",
        "The thieves met at Bar Roberto on Monday.",
    ],
)
def test_road_bar_and_photographer_are_nobody_of_the_article(text: str) -> None:
    assert persons_in(text) == []


def test_bishop_of_a_town_is_parted_from_the_town() -> None:
    assert persons_in("The Bishop of Nyeri John Kamau came on Monday.") == ["John Kamau"]
