"""Who hears of a change, and who cannot: people who left no address must be told so before they choose it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gatherings.models import Seat
from gatherings.service import COMING_SEATS, SeatState


@dataclass(frozen=True, slots=True)
class Reached:
    """Sign-ups at some dates: of how many we know an address, and of how many we do not."""

    told: int = 0
    not_told: int = 0

    def __add__(self, other: "Reached") -> "Reached":
        return Reached(self.told + other.told, self.not_told + other.not_told)

    def in_words(self) -> str:
        """What one wants to know before changing or calling off."""
        said = ngettext("%(told)d aanmelding krijgt bericht.", "%(told)d aanmeldingen krijgen bericht.", self.told)
        if not self.not_told:
            return said % {"told": self.told}
        also = ngettext(
            "%(count)d aanmelding is zonder adres: die persoon hoort het niet. Hang iets op bij de deur.",
            "%(count)d aanmeldingen zijn zonder adres: die mensen horen het niet. Hang iets op bij de deur.",
            self.not_told,
        )
        said, also = said % {"told": self.told}, also % {"count": self.not_told}
        return _("%(said)s %(also)s") % {"said": said, "also": also}


def reached_at(gatherings: Iterable[int], *, with_waiting: bool = False) -> dict[int, Reached]:
    """By gathering, who comes or may come; `with_waiting` also who waits. One query, however many there are."""
    states = (*COMING_SEATS, SeatState.WAITING) if with_waiting else COMING_SEATS
    nowhere = Q(participant__contact=None) | Q(
        participant__contact__email="",
        participant__contact__phone="",
        participant__contact__address="",
        participant__contact__through="",
    )
    found = (
        Seat.objects.filter(gathering__in=list(gatherings), state__in=states)
        .order_by()
        .values("gathering")
        .annotate(all=Count("pk"), nowhere=Count("pk", filter=nowhere))
    )
    return {row["gathering"]: Reached(row["all"] - row["nowhere"], row["nowhere"]) for row in found}


def together(by_gathering: dict[int, Reached], gatherings: Iterable[int]) -> Reached:
    """Over these gatherings."""
    return sum((by_gathering.get(pk, Reached()) for pk in gatherings), Reached())
