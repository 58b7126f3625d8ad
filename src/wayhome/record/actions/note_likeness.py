"""Note which texts of the record a new one reads nearly the same as."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.record.domain.likeness import NEARLY, bands_of, share_in, words_of
from wayhome.record.models import LikenessBand, NearCopy, TextVersion

_MOST_COMPARED = 5


@dataclass(frozen=True, slots=True)
class Likeness:
    """A source that reads nearly the same: `share` of 100 words of the new text stand there."""

    source: UUID
    share: int


def note_likeness(version: TextVersion, *, by: Actor) -> tuple[Likeness, ...]:
    """Keep the sketch of a text, and the likest texts of all agencies; part of a larger action."""
    words = words_of(version.text)
    bands = bands_of(words)
    shared = Counter(
        LikenessBand.objects.filter(value__in=bands)
        .exclude(text_version__source=version.source_id)
        .values_list("text_version_id", flat=True)
    )
    LikenessBand.objects.bulk_create(
        LikenessBand(agency_id=by.agency, text_version=version, value=band) for band in bands
    )
    likest = [found for found, _ in shared.most_common(_MOST_COMPARED)]
    found: dict[UUID, Likeness] = {}
    for other in TextVersion.objects.filter(id__in=likest).order_by("-number"):
        share = share_in(words, words_of(other.text))
        if share >= NEARLY and other.source_id not in found:
            found[other.source_id] = Likeness(other.source_id, share)
            NearCopy(
                agency_id=by.agency,
                text_version=version,
                of_version=other,
                share=share,
                found_at=clock.now(),
            ).save(force_insert=True)
    return tuple(sorted(found.values(), key=lambda each: (-each.share, each.source)))
