"""A fact as a line of a thread or timeline: who said so, when, in which source, in which words."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.record.domain.edtf import in_words, parts_of
from wayhome.record.domain.when import Basis, When
from wayhome.record.queries.told_facts import ToldFact
from wayhome.web.casework.record.fact_words import FactLine, fact_lines
from wayhome.web.casework.record.hits import passage_href

STATUS_WORDS: dict[str, Promise] = {
    "acquitted": gettext_lazy("acquitted"),
    "arrested": gettext_lazy("arrested"),
    "bail": gettext_lazy("out on bail"),
    "charged": gettext_lazy("charged"),
    "convicted": gettext_lazy("convicted by a court"),
    "deported": gettext_lazy("deported"),
    "detained": gettext_lazy("detained"),
    "died": gettext_lazy("died"),
    "exile": gettext_lazy("in exile"),
    "extradited": gettext_lazy("extradited"),
    "freed": gettext_lazy("freed"),
    "house_arrest": gettext_lazy("under house arrest"),
    "jailed": gettext_lazy("jailed"),
    "killed": gettext_lazy("killed"),
    "missing": gettext_lazy("missing"),
    "on_trial": gettext_lazy("on trial"),
    "pardoned": gettext_lazy("pardoned"),
    "pretrial_detention": gettext_lazy("in pre-trial detention"),
    "released": gettext_lazy("released"),
    "repatriated": gettext_lazy("repatriated"),
    "sentenced": gettext_lazy("sentenced"),
    "travel_ban": gettext_lazy("banned from travelling"),
    "wanted": gettext_lazy("wanted"),
}
MEASURE_WORDS: dict[str, Promise] = {
    "threatened": gettext_lazy("threatened"),
    "considered": gettext_lazy("under review"),
    "requested": gettext_lazy("asked for"),
    "in_force": gettext_lazy("in force"),
    "lifted": gettext_lazy("lifted"),
}
_ANSWERS: dict[str, Promise] = {
    "accepts": gettext_lazy("%(who)s accepted it"),
    "acknowledges": gettext_lazy("%(who)s acknowledged it"),
    "rejects": gettext_lazy("%(who)s rejected it"),
    "denies": gettext_lazy("%(who)s denied it"),
    "no_response": gettext_lazy("%(who)s gave no answer"),
    "declined_to_comment": gettext_lazy("%(who)s declined to comment"),
}


@dataclass(frozen=True, slots=True)
class ToldLine:
    """One entry in words; `href` opens the source at the exact passage."""

    id: UUID
    title: str
    when: str
    teller: str
    words: str
    lines: tuple[FactLine, ...]
    href: str


def told_line(fact: ToldFact) -> ToldLine:
    """A fact in words."""
    return ToldLine(
        id=fact.id,
        title=fact_title(fact),
        when=day_words(fact.when),
        teller=teller_words(fact),
        words=fact.exact,
        lines=fact_lines(fact.fields, fact.names),
        href=passage_href(fact),
    )


def day_words(when: When) -> str:
    """A day, no surer than it is told."""
    match when.basis:
        case Basis.REPORTED if when.latest:
            return _("reported on %(day)s") % {"day": date_format(when.latest)}
        case Basis.TOLD if parts_of(when.edtf):
            return in_words(when.edtf)
        case Basis.TOLD if when.earliest and when.latest:
            days = {"first": date_format(when.earliest), "last": date_format(when.latest)}
            return _("between %(first)s and %(last)s") % days
        case Basis.TOLD if when.latest:
            return _("until %(day)s") % {"day": date_format(when.latest)}
        case Basis.TOLD if when.earliest:
            return _("since %(day)s") % {"day": date_format(when.earliest)}
        case _:
            return _("no day known")


def teller_words(fact: ToldFact) -> str:
    """Whose word it is: of somebody whom the source names, else the source's own."""
    publisher = fact.publisher or _("a source without a named publisher")
    teller = fact.name(fact.fields.get("according_to"))
    if teller:
        return _("according to %(who)s, as %(publisher)s reports") % {
            "who": teller,
            "publisher": publisher,
        }
    return _("as %(publisher)s reports") % {"publisher": publisher}


def fact_title(fact: ToldFact) -> str:
    """What a fact says in a few words."""
    title = _TITLES.get(fact.kind)
    return title(fact) if title else _("Engagement: %(who)s") % {"who": _who(fact, "participants")}


def _asked(fact: ToldFact) -> str:
    whom = fact.name(fact.fields.get("to"))
    if whom:
        return _("%(who)s asked %(whom)s") % {"who": _who(fact, "by"), "whom": whom}
    return _("%(who)s asked") % {"who": _who(fact, "by")}


def _who(fact: ToldFact, field: str) -> str:
    """Whom a field names, one or several."""
    value = fact.fields.get(field)
    several = value if isinstance(value, list) else [value]
    names = [fact.name(each) for each in several if isinstance(each, str) and each]
    return ", ".join(names) or _("Somebody the source does not name")


def _subject(fact: ToldFact) -> str:
    """Who a status is of: by name, or by the words of the source for a group."""
    subject = str(fact.fields.get("subject"))
    if ":" in subject:
        return fact.name(subject)
    span = fact.fields.get("subject_span")
    return str(span["text"]) if isinstance(span, dict) else subject


def _coded(fact: ToldFact, words: dict[str, Promise]) -> str:
    code = str(fact.fields.get("status", ""))
    return str(words.get(code, code.replace("_", " ")))


def _answered(fact: ToldFact) -> str:
    told = _ANSWERS.get(str(fact.fields.get("kind")), gettext_lazy("%(who)s answered"))
    return str(told) % {"who": _who(fact, "by")}


def _promised(fact: ToldFact) -> str:
    return _("%(who)s promised") % {"who": _who(fact, "by")}


def _owed(fact: ToldFact) -> str:
    return _("%(who)s owes this") % {"who": _who(fact, "by")}


def _happened(fact: ToldFact) -> str:
    return _by_account(fact, _subject(fact), _coded(fact, STATUS_WORDS))


def _measure(fact: ToldFact) -> str:
    kind = str(fact.fields.get("kind", "")).replace("_", " ")
    return _by_account(fact, kind, _coded(fact, MEASURE_WORDS))


def _by_account(fact: ToldFact, what: str, status: str) -> str:
    """What somebody says of a person or measure: theirs to say, never ours."""
    teller = fact.name(fact.fields.get("according_to")) or fact.publisher
    return _("According to %(teller)s: %(what)s, %(status)s") % {
        "teller": teller or _("a source without a named publisher"),
        "what": what,
        "status": status,
    }


def _rated(fact: ToldFact) -> str:
    return _("%(subject)s: %(level)s under %(scheme)s") % {
        "subject": _who(fact, "subject"),
        "level": fact.fields.get("level"),
        "scheme": fact.fields.get("scheme"),
    }


_TITLES = {
    "request": _asked,
    "response": _answered,
    "commitment": _promised,
    "obligation": _owed,
    "person_status": _happened,
    "measure": _measure,
    "rating": _rated,
}
