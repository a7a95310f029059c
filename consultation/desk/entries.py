"""What waits for somebody here, for the desk of the staff (pages/desk.py)."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.service import DeskItem, Urgency

from ..enums import EntryState
from ..models import CallBackRequest, Entry
from ..permissions import Visitor, may_check_entries, may_enter, may_handle_call_backs

#: Whoever asks to be called, is called within this many days.
DAYS_TO_CALL = 2
#: A form that was typed is looked at within this many days.
DAYS_TO_CHECK = 5


def call_back_lines(user: Visitor) -> Iterator[DeskItem]:
    """Who waits for a call, with the day before which we call. One query."""
    if not may_handle_call_backs(user):
        return
    today = timezone.localdate()
    free = CallBackRequest.objects.waiting().free_for(user.pk, today)
    found = free.aggregate(count=Count("pk"), oldest=Min("asked_on"))
    if not found["count"]:
        return
    due = found["oldest"] + timedelta(days=DAYS_TO_CALL)
    yield DeskItem(
        Urgency.LATE if due < today else Urgency.NOW,
        ngettext("Bel %(count)d persoon terug", "Bel %(count)d mensen terug", found["count"])
        % {"count": found["count"]},
        reverse("call_backs:index"),
        _("De oudste vraag is van %(days)d dagen geleden.") % {"days": (today - found["oldest"]).days}
        if found["oldest"] < today
        else _("Zij vroegen er vandaag om."),
        due,
    )


def entry_lines(user: Visitor) -> Iterator[DeskItem]:
    """Forms to look at, forms that came back to me, and forms that have lain too long. One query."""
    may_type, may_check = may_enter(user), may_check_entries(user)
    if not (may_type or may_check):
        return
    today = timezone.localdate()
    to_check = Q(state=EntryState.WAITING) & (Q(typed_by=None) | ~Q(typed_by=user.pk))
    mine_back = Q(state=EntryState.RETURNED, typed_by=user.pk)
    lying = Q(pk__in=Entry.objects.lying_long(today).values("pk"))
    found = Entry.objects.aggregate(
        to_check=Count("pk", filter=to_check),
        oldest=Min("typed_on", filter=to_check),
        mine_back=Count("pk", filter=mine_back),
        lying=Count("pk", filter=lying),
    )
    if may_check and (count := found["to_check"]):
        due = found["oldest"] + timedelta(days=DAYS_TO_CHECK)
        yield DeskItem(
            Urgency.LATE if due < today else Urgency.SOON,
            ngettext("Kijk %(count)d ingevoerd formulier na", "Kijk %(count)d ingevoerde formulieren na", count)
            % {"count": count},
            f"{reverse('entries:index')}?state={EntryState.WAITING}",
            _("Een collega voerde het in. Het telt pas mee als u het goedkeurt."),
            due,
        )
    if may_type and (count := found["mine_back"]):
        yield DeskItem(
            Urgency.NOW,
            ngettext(
                "Verbeter %(count)d formulier dat terugkwam", "Verbeter %(count)d formulieren die terugkwamen", count
            )
            % {"count": count},
            f"{reverse('entries:index')}?state={EntryState.RETURNED}",
            _("Een collega keek het na en schreef op wat er niet klopt."),
        )
    if may_type and (count := found["lying"]):
        yield DeskItem(
            Urgency.WHEN_YOU_CAN,
            ngettext(
                "Rond %(count)d formulier af dat lang ligt", "Rond %(count)d formulieren af die lang liggen", count
            )
            % {"count": count},
            reverse("entries:index"),
            _("Al drie maanden deed niemand er iets aan. Leg het voor, of leg het weg met een reden."),
        )


SOURCES = (call_back_lines, entry_lines)
