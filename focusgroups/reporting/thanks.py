"""What somebody gets for their time and journey: chosen by the person, settled by staff, paid outside the platform."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from gatherings.models import Gathering, Seat
from gatherings.service import SeatState
from people.models import User

from ..enums import ThanksKind
from ..models import FocusGroup, Thanks

#: Seats whose person may choose: who comes, and who came.
MAY_CHOOSE = (SeatState.ACCEPTED, SeatState.ATTENDED)
MOST = Decimal("999.99")
#: Kinds that cost us an amount for the person's time.
_WITH_AMOUNT = (ThanksKind.FEE, ThanksKind.VOUCHER)


@dataclass(frozen=True, slots=True)
class Row:
    """One person who came, with their thank-you; `thanks` is None when nothing was noted yet."""

    seat: Seat
    thanks: Thanks | None


@dataclass(frozen=True, slots=True)
class Totals:
    """What a gathering costs in thanks and journeys, in euros, and how many are not settled yet."""

    amount: Decimal
    travel: Decimal
    open: int

    @property
    def together(self) -> Decimal:
        """Both."""
        return self.amount + self.travel


def offered_kinds(group: FocusGroup) -> list[ThanksKind]:
    """What the people of this group can choose from."""
    kinds = [ThanksKind.FEE, ThanksKind.VOUCHER] if group.thanks_amount else []
    return [*kinds, ThanksKind.TRAVEL_IN_KIND, ThanksKind.NOTHING]


def why_not_to_choose(seat: Seat) -> str:
    """Why this person cannot choose (any more), as a sentence; "" when they can."""
    if seat.state not in MAY_CHOOSE:
        return _("Kiezen kan alleen als u meedoet of meedeed.")
    thanks = getattr(seat, "thanks", None)
    return _("Dit is al geregeld. Klopt het niet? Bel ons.") if thanks and thanks.settled_on else ""


@transaction.atomic
def choose(seat: Seat, kind: str, *, group: FocusGroup) -> Thanks:
    """What the person wants; until it is settled they may choose anew. The travel costs that were noted stay.

    Raises Refused when it is settled, or is not offered.
    """
    kept = Seat.objects.select_for_update(of=("self",)).get(pk=seat.pk)
    thanks, _is_new = Thanks.objects.select_for_update().get_or_create(seat=kept)
    kept.thanks = thanks
    if sentence := why_not_to_choose(kept):
        raise Refused(sentence)
    if kind not in offered_kinds(group):
        raise Refused(_("Kies een van de mogelijkheden."))
    thanks.kind, thanks.chosen_by_person = kind, True
    thanks.amount = group.thanks_amount if kind in _WITH_AMOUNT else Decimal(0)
    thanks.save()
    return thanks


@transaction.atomic
def note(seat: Seat, kind: str, amount: Decimal, travel: Decimal, *, by: User | None) -> Thanks:
    """What a colleague notes for somebody. Raises Refused when it is settled, or when amount and kind disagree."""
    Seat.objects.select_for_update(of=("self",)).get(pk=seat.pk)
    thanks, _is_new = Thanks.objects.select_for_update().get_or_create(seat=seat)
    if thanks.settled_on:
        raise Refused(_("Dit is al geregeld. Zet het eerst terug."))
    if kind and kind not in ThanksKind.values:
        raise Refused(_("Kies een van de mogelijkheden."))
    if not (0 <= amount <= MOST and 0 <= travel <= MOST):
        raise Refused(_("Een bedrag is 0 tot en met 999,99 euro."))
    if amount and kind not in _WITH_AMOUNT:
        raise Refused(_("Kies ‘vergoeding’ of ‘cadeaubon’, of zet het bedrag op 0."))
    thanks.chosen_by_person = thanks.chosen_by_person and thanks.kind == kind
    thanks.kind, thanks.amount, thanks.travel_amount = kind, amount, travel
    thanks.save()
    record("focusgroups.note_thanks", by=by, on=thanks)
    return thanks


@transaction.atomic
def settle(seat: Seat, *, by: User | None) -> Thanks:
    """The person has it. Twice is once: the first day stays. Raises Refused when nothing was noted."""
    thanks = Thanks.objects.select_for_update().filter(seat=seat).first()
    if thanks is None or not (thanks.kind or thanks.travel_amount):
        raise Refused(_("Noteer eerst wat deze persoon krijgt."))
    if thanks.settled_on is None:
        thanks.settled_on = timezone.localdate()
        thanks.save(update_fields=["settled_on"])
        record("focusgroups.settle_thanks", by=by, on=thanks)
    return thanks


@transaction.atomic
def unsettle(seat: Seat, *, by: User | None) -> None:
    """It was a mistake: the person does not have it yet."""
    thanks = Thanks.objects.select_for_update().filter(seat=seat).exclude(settled_on=None).first()
    if thanks is not None:
        thanks.settled_on = None
        thanks.save(update_fields=["settled_on"])
        record("focusgroups.unsettle_thanks", by=by, on=thanks)


def rows_of(gathering: Gathering) -> list[Row]:
    """Everybody who came, with what they get. One query."""
    came = Seat.objects.filter(gathering=gathering, state=SeatState.ATTENDED)
    found = came.select_related("participant__perspective", "thanks").order_by("pk")
    return [Row(seat, getattr(seat, "thanks", None)) for seat in found]


def totals_of(rows: Iterable[Row]) -> Totals:
    """What these cost together."""
    noted = [row.thanks for row in rows if row.thanks is not None]
    return Totals(
        sum((each.amount for each in noted), Decimal(0)),
        sum((each.travel_amount for each in noted), Decimal(0)),
        sum(row.thanks is None or row.thanks.settled_on is None for row in rows),
    )


def finance_csv(gathering: Gathering, *, by: User | None) -> str:
    """The list for who pays: pseudonym and amounts, nothing else. That it left the house is in the audit trail.

    Semicolons and decimal commas, as Dutch spreadsheets read them.
    """
    rows = [row for row in rows_of(gathering) if row.thanks is not None]
    made = StringIO()
    writer = csv.writer(made, delimiter=";")
    writer.writerow([_("Deelnemer"), _("Bedankje"), _("Bedrag"), _("Reiskosten"), _("Samen"), _("Geregeld op")])
    for row in rows:
        thanks = row.thanks
        if thanks is not None:
            together = thanks.amount + thanks.travel_amount
            amounts = [_euros(value) for value in (thanks.amount, thanks.travel_amount, together)]
            writer.writerow([pseudonym_of(row.seat), thanks.get_kind_display(), *amounts, thanks.settled_on or ""])
    record("focusgroups.export_thanks", by=by, on=gathering, rows=len(rows))
    return made.getvalue()


def pseudonym_of(seat: Seat) -> str:
    """The name that finance knows somebody by: long enough to be one person's."""
    return _("Deelnemer %(code)s") % {"code": seat.participant_id.hex[:8].upper()}


def _euros(amount: Decimal) -> str:
    return f"{amount:.2f}".replace(".", ",")
