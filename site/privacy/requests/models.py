"""A request about one's own data: who asked what, before which day it is answered, and what was decided."""

import uuid
from datetime import date, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import Participant

from .enums import RequestKind, RequestState, RequestWay

WAITING = (RequestState.RECEIVED, RequestState.PUT_OFF)
#: A person said yes or no: the database asks for the day.
_JUDGED = (RequestState.GRANTED, RequestState.PARTLY, RequestState.REFUSED)
DECIDED = (*_JUDGED, RequestState.NOT_FOUND)
#: After these nothing of anybody is changed.
WITHOUT_A_DEED = (RequestState.REFUSED, RequestState.NOT_FOUND)
SETS_ASIDE = (RequestKind.OBJECTION, RequestKind.RESTRICTION)


class RightsRequestQuerySet(models.QuerySet["RightsRequest"]):
    """Questions one asks of requests."""

    def of(self, participant: Participant | models.OuterRef) -> Self:
        """Those of this person: asked on their own page, or put in by hand about them."""
        return self.filter(Q(participant=participant) | Q(about=participant))

    def waiting(self) -> Self:
        """What the privacy officer still has to decide."""
        return self.filter(state__in=WAITING)

    def setting_aside(self) -> Self:
        """Because of which words are kept and not used: an objection that waits, a restriction that stands."""
        waits = Q(kind__in=SETS_ASIDE, state__in=WAITING)
        stands = Q(kind=RequestKind.RESTRICTION, state__in=(RequestState.GRANTED, RequestState.PARTLY))
        return self.filter(waits | stands)


class RightsRequest(models.Model):
    """One request. Of a participant who showed a code or an account, or put in by hand by the privacy officer.

    State changes go through :mod:`privacy.requests.moves`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("soort"), max_length=12, choices=RequestKind.choices)
    state = models.CharField(
        _("stand"), max_length=12, choices=RequestState.choices, default=RequestState.RECEIVED, db_index=True
    )
    way = models.CharField(_("hoe het binnenkwam"), max_length=10, choices=RequestWay.choices)
    participant = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.CASCADE, related_name="rights_requests"
    )
    # Put in by hand: whom it is about, as found under the address. `participant` is who asked on their own page.
    about = models.ManyToManyField(
        Participant, verbose_name=_("over wie dit gaat"), blank=True, related_name="requests_about_them"
    )
    email = models.EmailField(_("e-mailadres"), blank=True)
    reach = models.CharField(_("hoe wij antwoorden"), max_length=200, blank=True)
    text = models.TextField(_("wat iemand vraagt"), blank=True)
    checked_how = models.CharField(_("hoe vastgesteld is wie dit vraagt"), max_length=200, blank=True)
    received_on = models.DateField(_("binnen op"), default=timezone.localdate)
    due_on = models.DateField(_("antwoord uiterlijk op"))
    put_off_on = models.DateField(_("uitgesteld op"), null=True, blank=True)
    put_off_reason = models.TextField(_("waarom uitgesteld"), blank=True)
    answer = models.TextField(_("antwoord"), blank=True)
    decided_on = models.DateField(_("besloten op"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("besloten door"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    version = models.PositiveIntegerField(_("versie"), default=1)

    objects = RightsRequestQuerySet.as_manager()

    class Meta:
        app_label = "privacy"
        verbose_name = _("verzoek over eigen gegevens")
        verbose_name_plural = _("verzoeken over eigen gegevens")
        ordering = ("due_on", "id")
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["participant", "kind"],
                condition=Q(state__in=[state.value for state in WAITING]),
                name="rights_request_one_open_per_kind",
            ),
            models.CheckConstraint(
                name="rights_request_decided_has_a_day",
                condition=~Q(state__in=[state.value for state in _JUDGED]) | Q(decided_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Verzoek {self.id.hex[:6].upper()}"

    @property
    def is_waiting(self) -> bool:
        """Whether it still has to be decided."""
        return self.state in WAITING

    @property
    def is_late(self) -> bool:
        """Whether the term of the law is over."""
        return self.is_waiting and self.due_on < timezone.localdate()

    @property
    def is_by_hand(self) -> bool:
        """Whether it came in by another way than the person's own page."""
        return self.way != RequestWay.RECEIPT

    @property
    def is_answered_by_mail(self) -> bool:
        """Whether the whole answer goes into the mail: who asked has no page with a code to read it on."""
        return self.is_by_hand or bool(self.email)

    @property
    def can_be_put_off(self) -> bool:
        """Once, and before the first term is over."""
        return self.state == RequestState.RECEIVED and not self.is_late

    @property
    def can_end(self) -> bool:
        """Whether words that are set aside by it may be used again."""
        return self.kind == RequestKind.RESTRICTION and self.state in (RequestState.GRANTED, RequestState.PARTLY)


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last day of that month when it has no such day."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    last = (first_of_next - timedelta(days=1)).day
    return date(year, month, min(day.day, last))
