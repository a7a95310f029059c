"""From where somebody speaks, as they say it themselves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from .enums import SpeaksFor
from .models import Participant, Perspective


@transaction.atomic
def speak_as(
    participant: Participant,
    perspective: Perspective | None,
    *,
    other_hats: Iterable[Perspective] = (),
    speaks_for: str = SpeaksFor.SELF,
    organisation: str = "",
    province: str | None = None,
) -> None:
    """Keep what somebody says about themselves; the last thing said counts. None: they left it open.

    Without `province` that stays as it is.

    The main perspective is no other hat as well, and only who speaks for an organisation has one.
    """
    participant.perspective = perspective
    participant.speaks_for = speaks_for
    participant.organisation = organisation if speaks_for == SpeaksFor.ORGANISATION else ""
    participant.province = participant.province if province is None else province
    participant.save(update_fields=["perspective", "speaks_for", "organisation", "province"])
    participant.other_hats.set(hat for hat in other_hats if perspective is None or hat.pk != perspective.pk)


@dataclass(frozen=True, slots=True)
class Introduction:
    """What somebody said about themselves. Without perspective: they did not say."""

    perspective: Perspective | None = None
    speaks_for: str = ""
    organisation: str = ""
    province: str = ""


def introduce_many(introductions: Sequence[Introduction]) -> list[Participant]:
    """New people of whom we know this, in the same order; one query. Only who speaks for an organisation has one."""
    return Participant.objects.bulk_create(
        Participant(
            perspective=each.perspective,
            speaks_for=each.speaks_for,
            organisation=each.organisation if each.speaks_for == SpeaksFor.ORGANISATION else "",
            province=each.province,
        )
        for each in introductions
    )
