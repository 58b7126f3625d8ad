"""The demo's screenings: an invented list, one hit that somebody reviewed and one that waits."""

from importlib.resources import as_file, files

from wayhome.access.domain.purposes import Purpose
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.ids import new_id
from wayhome.matching.description import PartialDate
from wayhome.screening.actions.note_screening import Screened
from wayhome.screening.actions.review_hit import Reviewed, review_hit
from wayhome.screening.actions.screen import Asked, screen
from wayhome.screening.domain.sought import Sought
from wayhome.screening.domain.verdicts import Verdict
from wayhome.screening.queries.opened import open_screening
from wayhome.server.demo.stage import Stage
from wayhome.server.importing import Wanted, import_files

_LIST = Wanted("invented", "Invented list of the demo", "an invented body")
_MERCHANT = Sought(("Uk Tevada",), birth=PartialDate(1986), nationality="KHM")
_LANDLORD = Sought(("Prasit Wongsathon",), nationality="THA")


def screen_names(stage: Stage) -> None:
    """Import the list; a case worker screens two names and reviews one of the hits."""
    by = stage.actors["dara"]
    with as_file(files("wayhome.server.demo").joinpath("data/invented_list.xml")) as path:
        import_files([path], _LIST, by=stage.system(), say=lambda _: None)
    merchant = _screened(_MERCHANT, by=by)
    _screened(_LANDLORD, by=by)
    with context.acting(by):
        hit = open_screening(by, merchant.id, purpose=Purpose.SANCTIONS).hits[0].id
    reason = "The merchant is fifteen years younger, as his shop licence shows."
    with context.acting(by):
        review_hit(Reviewed(hit, Verdict.DIFFERENT, reason), by=by)


def _screened(sought: Sought, *, by: Actor) -> Screened:
    """One screening."""
    with context.acting(by):
        return screen(Asked(new_id(), sought, Purpose.SANCTIONS), by=by)
