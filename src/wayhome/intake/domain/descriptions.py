"""What a complaint says of its person, in the form that matching compares."""

from datetime import date

from wayhome.intake.domain.answers import Answers
from wayhome.intake.domain.dates import PartialDate
from wayhome.matching import description as matching


def description(answers: Answers, *, lodged_on: date) -> matching.Description:
    """Describe the person of a complaint; everything may be missing."""
    birth = answers.value("birth")
    born = birth if isinstance(birth, PartialDate) else PartialDate()
    single = (answers.text(name) for name in ("name", "name_own_script", "name_latin"))
    names = dict.fromkeys((*filter(None, single), *answers.texts("other_names")))
    places = dict.fromkeys(filter(None, (answers.text("place"), answers.text("province"))))
    return matching.Description(
        names=tuple(names),
        sex=answers.text("sex") or None,
        birth=_birth(born),
        age=born.age,
        age_on=(born.age_on or lodged_on) if born.age is not None else None,
        nationality=next(iter(answers.texts("nationality")), None),
        phones=answers.texts("phones"),
        documents=answers.texts("documents"),
        places=tuple(places),
    )


def _birth(born: PartialDate) -> matching.PartialDate | None:
    """A birth that was given as a date; an age is carried by itself."""
    if born.year is None or born.age is not None:
        return None
    return matching.PartialDate(born.year, born.month, born.day, about=born.about)
