"""Invented persons in five countries' names, and how somebody else reports the same person.

The parts of Khmer and Thai names come from the project's list of spellings, the others from Faker;
the mix of errors is that of the project's linkage set (see docs/benchmarks.md). Nothing here knows
how names are read or weighed.
"""

import csv
import unicodedata
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from random import Random

from faker.providers.person.id_ID import Provider as Indonesian
from faker.providers.person.vi_VN import Provider as Vietnamese
from faker.providers.person.zh_CN import Provider as Chinese
from pypinyin import Style, lazy_pinyin

_NATIONS = {"KH": 30, "ID": 20, "VN": 20, "TH": 15, "CN": 15}
_CALLING = {"KH": "+855", "ID": "+62", "VN": "+84", "TH": "+66", "CN": "+86"}
_PROVINCES = {"KH": 25, "ID": 38, "VN": 63, "TH": 77, "CN": 31}
_VIETNAMESE_FAMILIES = (
    "Nguyễn, Trần, Lê, Phạm, Huỳnh, Phan, Vũ, Võ, Đặng, Bùi, Đỗ, Hồ, Ngô, Dương, Lý, Đinh, Mai,"
    " Trịnh, Hà, Lâm, Cao, Châu, Tạ, Thái, Tô"
)
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_OLD_SPELLING = (("u", "oe"), ("j", "dj"), ("c", "tj"), ("y", "j"))
_OTHER_PINYIN = (("zh", "ch"), ("q", "ch"), ("x", "hs"), ("d", "t"), ("b", "p"), ("g", "k"))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a name: in its own script, and the Latin spellings that people use."""

    own: str
    latin: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reported:
    """What one source says of a person; an empty text is not said."""

    family: str
    given: str
    sex: str
    birth: str
    nation: str
    province: str
    phone: str
    passport: str

    @property
    def name(self) -> str:
        """The whole name as its script writes it."""
        glued = self.nation == "CN" and not (self.family + self.given).isascii()
        return ("" if glued else " ").join(part for part in (self.family, self.given) if part)


@dataclass(frozen=True, slots=True)
class Invented:
    """A person as the register has it, with what a later report is made from."""

    family: Part
    given: Part
    is_own_script: bool
    birth: tuple[int, int, int]
    reported: Reported


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Parts to draw from, with their cumulative weights: a few names are very common."""

    parts: tuple[Part, ...]
    weights: tuple[float, ...]

    @classmethod
    def common_first(cls, parts: list[Part], *, evenness: float) -> "_Drawn":
        """Weights that fall with the place in the list; more slowly for a greater evenness."""
        weights = (1.0 / (place + evenness) ** 0.8 for place in range(len(parts)))
        return cls(tuple(parts), tuple(accumulate(weights)))

    def draw(self, chance: Random) -> Part:
        return chance.choices(self.parts, cum_weights=self.weights)[0]


class Inventor:
    """Invents persons and reports by chance; the same seed gives the same ones."""

    def __init__(self, data: Path, seed: int) -> None:
        self._chance = Random(seed)
        spellings = _spellings(data / "sea_name_variants.csv")
        shuffled = Random(1)
        self._family: dict[str, _Drawn] = {}
        self._given: dict[str, _Drawn] = {}
        for nation, (family, given) in _parts(spellings).items():
            shuffled.shuffle(given)
            self._family[nation] = _Drawn.common_first(family, evenness=2.0)
            self._given[nation] = _Drawn.common_first(given, evenness=10.0)

    def person(self) -> Invented:
        """Somebody as a register has them."""
        chance = self._chance
        nation = chance.choices(list(_NATIONS), list(_NATIONS.values()))[0]
        family, given = self._family[nation].draw(chance), self._given[nation].draw(chance)
        if nation == "VN":
            given = _joined(self._middle(), given)
        is_own = nation != "ID" and chance.random() < 0.45
        birth = chance.randrange(1970, 2019), chance.randrange(1, 13), chance.randrange(1, 29)
        told = Reported(
            family=self._written(family, is_own=is_own, typo=0.02),
            given=self._written(given, is_own=is_own, typo=0.02),
            sex=chance.choice("FM"),
            birth=_told(birth, chance.random(), full=0.62, year=0.85),
            nation=nation,
            province=str(chance.randint(1, _PROVINCES[nation])),
            phone=f"{_CALLING[nation]}{chance.randrange(10**7, 10**8)}"
            if chance.random() < 0.55
            else "",
            passport=f"{nation[0]}{chance.randrange(10**6, 10**7)}"
            if chance.random() < 0.40
            else "",
        )
        return Invented(family, given, is_own, birth, told)

    def report(self, person: Invented) -> Reported:
        """The same person as another source reports them."""
        chance, first = self._chance, person.reported
        is_own = person.is_own_script != (first.nation != "ID" and chance.random() < 0.60)
        family = self._written(person.family, is_own=is_own, typo=0.15)
        given = self._written(person.given, is_own=is_own, typo=0.15)
        if " " in given and chance.random() < 0.25:
            given = given.split()[-1]
        if chance.random() < 0.06:
            family = ""
        if chance.random() < 0.15:
            family, given = given, family
        return replace(
            first,
            family=family,
            given=given,
            sex=self._sex(first.sex),
            birth=self._birth(person.birth),
            province=self._province(first),
            phone=self._phone(first.phone, first.nation),
            passport=self._passport(first.passport),
        )

    def _middle(self) -> Part:
        word = self._chance.choice(Vietnamese.middle_names)
        return Part(word, (_plain(word),))

    def _written(self, part: Part, *, is_own: bool, typo: float) -> str:
        if is_own:
            return part.own
        latin = self._chance.choice(part.latin)
        return self._mistyped(latin) if self._chance.random() < typo else latin

    def _mistyped(self, word: str) -> str:
        chance = self._chance
        at, letter = chance.randrange(len(word)), chance.choice(_ALPHABET)
        match chance.randrange(4):
            case 0:
                return word[:at] + letter + word[at:]
            case 1:
                return word[:at] + word[at + 1 :] if len(word) > 2 else word
            case 2:
                return word[:at] + letter + word[at + 1 :]
            case _:
                return word[:at] + word[at : at + 2][::-1] + word[at + 2 :]

    def _sex(self, sex: str) -> str:
        drawn = self._chance.random()
        if drawn < 0.10:
            return ""
        return {"F": "M", "M": "F"}[sex] if drawn < 0.13 else sex

    def _birth(self, birth: tuple[int, int, int]) -> str:
        chance, drawn = self._chance, self._chance.random()
        year, month, day = birth
        off = chance.choice((-1, 1))
        if drawn < 0.40:
            return _told(birth, 0.0)
        if drawn < 0.50:
            return _told((year, day, month) if day <= 12 else birth, 0.0)
        if drawn < 0.58:
            return _told((year + off, month, day), 0.0)
        if drawn < 0.85:
            return str(year + off if chance.random() < 0.25 else year)
        return ""

    def _province(self, first: Reported) -> str:
        drawn = self._chance.random()
        if drawn < 0.30:
            return ""
        if drawn < 0.45:
            return str(self._chance.randint(1, _PROVINCES[first.nation]))
        return first.province

    def _phone(self, phone: str, nation: str) -> str:
        chance = self._chance
        if not phone or chance.random() >= 0.40:
            return ""
        if chance.random() < 0.10:
            at = chance.randrange(len(phone) - 7, len(phone))
            phone = phone[:at] + str(chance.randrange(10)) + phone[at + 1 :]
        return f"0{phone.removeprefix(_CALLING[nation])}" if chance.random() < 0.5 else phone

    def _passport(self, passport: str) -> str:
        if not passport or self._chance.random() >= 0.25:
            return ""
        if self._chance.random() < 0.10:
            return passport.replace("0", "O").replace("1", "I")
        return passport


def _told(
    birth: tuple[int, int, int], drawn: float, *, full: float = 1.0, year: float = 1.0
) -> str:
    if drawn < full:
        return "{:04}-{:02}-{:02}".format(*birth)
    return str(birth[0]) if drawn < year else ""


def _spellings(path: Path) -> dict[tuple[str, str], list[Part]]:
    found: dict[tuple[str, str], list[Part]] = {}
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            part = Part(row["native"], tuple(row["latin_variants"].split("|")))
            found.setdefault((row["language"], row["part"]), []).append(part)
    return found


def _parts(
    spellings: dict[tuple[str, str], list[Part]],
) -> dict[str, tuple[list[Part], list[Part]]]:
    """Family and given names by nation."""
    given = {
        language: [
            part
            for (spoken, kind), parts in spellings.items()
            if spoken == language and kind != "family"
            for part in parts
        ]
        for language in ("km", "th")
    }
    first = {
        *Vietnamese.first_names_female,
        *Vietnamese.first_names_male,
        *Vietnamese.first_names_unisex,
    }
    return {
        "KH": (spellings["km", "family"], given["km"]),
        "TH": (spellings["th", "family"], given["th"]),
        "VN": (
            [Part(name, (_plain(name),)) for name in _VIETNAMESE_FAMILIES.split(", ")],
            [Part(name, (_plain(name),)) for name in sorted(first)],
        ),
        "ID": (
            [_indonesian(name) for name in Indonesian.last_names],
            [_indonesian(name) for name in sorted(set(Indonesian.first_names))],
        ),
        "CN": (
            [_chinese(name) for name in Chinese.last_names if len(name) == 1],
            [_chinese(name) for name in sorted(_chinese_given())],
        ),
    }


def _chinese_given() -> set[str]:
    """One character, or two from names of one: names by the thousand, as people have them."""
    names = {*Chinese.first_names_male, *Chinese.first_names_female}
    characters = sorted({character for name in names for character in name})
    chance = Random(2)
    return names | {"".join(chance.sample(characters, 2)) for _ in range(2_500)}


def _joined(one: Part, other: Part) -> Part:
    latin = tuple(f"{first} {second}" for first in one.latin for second in other.latin)
    return Part(f"{one.own} {other.own}", latin)


def _plain(word: str) -> str:
    return "".join(
        letter
        for letter in unicodedata.normalize("NFD", word.replace("đ", "d").replace("Đ", "D"))
        if letter.isascii()
    )


def _indonesian(name: str) -> Part:
    old = name
    for new_spelling, spelling in _OLD_SPELLING:
        old = old.replace(new_spelling, spelling)
    return Part(name, tuple(dict.fromkeys((name, old))))


def _chinese(name: str) -> Part:
    pinyin = "".join(lazy_pinyin(name, style=Style.NORMAL))
    other = pinyin
    for spelling, older in _OTHER_PINYIN:
        if other.startswith(spelling):
            other = older + other[len(spelling) :]
            break
    return Part(name, tuple(dict.fromkeys((pinyin.title(), other.title()))))
