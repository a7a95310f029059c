"""One chair for one person."""

import uuid
from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contributions.models import Participation
from contributions.service import Recruitment
from people.models import Participant

from ..enums import COMING_SEATS, HOLDING_SEATS, OVER_SEATS, CalendarPolicy, SeatState
from .gathering import Gathering

#: A seat that keeps a chair from others.
HOLDS_A_CHAIR = Q(state__in=HOLDING_SEATS) & ~Q(state=SeatState.INVITED, first_come=True)


class SeatQuerySet(models.QuerySet["Seat"]):
    """Questions one asks of seats."""

    def holding(self) -> Self:
        """Seats that hold a chair. Who may come when there is room ("wie het eerst komt") holds none until yes."""
        return self.filter(HOLDS_A_CHAIR)

    def standing(self) -> Self:
        """Seats about which something may still happen, and those of who was there."""
        return self.exclude(state__in=OVER_SEATS)

    def coming(self) -> Self:
        """Seats of people who come, or may still come."""
        return self.filter(state__in=COMING_SEATS)

    def waiting(self) -> Self:
        """The waiting list, in the order in which people came."""
        return self.filter(state=SeatState.WAITING).order_by("rank", "pk")

    def over_time(self, now: datetime) -> Self:
        """Offers whose time is up."""
        return self.filter(state=SeatState.OFFERED, offered_until__lte=now)


class Seat(models.Model):
    """A person at a gathering, from invitation or waiting list to attendance.

    State changes go through :mod:`gatherings.transitions`. `uid` names the entry in a calendar for ever; `sequence`
    only rises (RFC 5546). `link_version` is signed into every link: raising it ends the links given out. `chairs` is 2
    for who brings somebody along. `rank` is the place on the waiting list. `first_come`: invited with more people than
    there are chairs; holds no chair until the person says yes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gathering = models.ForeignKey(
        Gathering, verbose_name=_("bijeenkomst"), on_delete=models.PROTECT, related_name="seats"
    )
    participant = models.ForeignKey(
        Participant, verbose_name=_("deelnemer"), on_delete=models.PROTECT, related_name="seats"
    )
    participation = models.OneToOneField(
        Participation, null=True, blank=True, on_delete=models.SET_NULL, related_name="seat", editable=False
    )
    state = models.CharField(_("stand"), max_length=10, choices=SeatState.choices, editable=False)
    uid = models.CharField(max_length=100, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    policy = models.CharField(
        _("agendabericht"), max_length=10, choices=CalendarPolicy.choices, default=CalendarPolicy.PUBLISH
    )
    recruitment = models.CharField(
        _("werving"), max_length=10, choices=Recruitment.choices, default=Recruitment.INVITED
    )
    chairs = models.PositiveSmallIntegerField(_("stoelen"), default=1)
    first_come = models.BooleanField(_("wie het eerst komt"), default=False, editable=False)
    rank = models.PositiveIntegerField(_("plaats op de wachtlijst"), default=0, editable=False)
    offered_until = models.DateTimeField(_("aangeboden tot"), null=True, blank=True)
    offer_reason = models.CharField(_("waarom deze persoon"), max_length=200, blank=True)
    link_version = models.PositiveIntegerField(default=1, editable=False)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("plek van een deelnemer")
        verbose_name_plural = _("plekken van deelnemers")
        ordering = ("gathering", "rank", "pk")
        permissions: ClassVar = [("invite_seat", _("Mag mensen uitnodigen en afmelden"))]
        indexes: ClassVar = [
            models.Index(fields=["gathering", "state"]),
            models.Index(fields=["state", "offered_until"]),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["gathering", "participant"],
                condition=~Q(state__in=["declined", "expired", "cancelled"]),
                name="seat_once_per_person",
            ),
            models.CheckConstraint(
                name="seat_offer_has_an_end", condition=~Q(state="offered") | Q(offered_until__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"Plek {self.id.hex[:8]}"
