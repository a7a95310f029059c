"""A moment at which people come together."""

from datetime import datetime
from typing import ClassVar, Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from contributions.models import Occasion

from ..enums import HOLDING_SEATS, GatheringMode, GatheringState, SeatState
from .venue import Venue

# As HOLDS_A_CHAIR of the seat, seen from here.
_SEAT_HOLDS_A_CHAIR = Q(seats__state__in=HOLDING_SEATS) & ~Q(seats__state=SeatState.INVITED, seats__first_come=True)


class GatheringQuerySet(models.QuerySet["Gathering"]):
    """Questions one asks of gatherings."""

    def on_the_calendar(self) -> Self:
        """What takes place or took place."""
        return self.filter(state__in=(GatheringState.PLANNED, GatheringState.HELD))

    def with_chairs(self) -> Self:
        """Each with `taken` (chairs held) and `coming` (people who said yes)."""
        return self.annotate(
            taken=Coalesce(Sum("seats__chairs", filter=_SEAT_HOLDS_A_CHAIR), 0),
            coming=Count("seats", filter=Q(seats__state__in=(SeatState.ACCEPTED, SeatState.ATTENDED))),
        )


class Gathering(models.Model):
    """One session in time and place. State changes go through :mod:`gatherings.transitions`.

    Moments are kept as moments; `zone` is where the clock on the wall hangs. `kind` is a code of OccasionKind. The
    occasion is made when the gathering is planned: from then on it is a moment at which people are heard.
    """

    kind = models.CharField(_("soort"), max_length=20)
    title = models.CharField(_("titel"), max_length=120)
    state = models.CharField(
        _("stand"), max_length=10, choices=GatheringState.choices, default=GatheringState.OFFERED, editable=False
    )
    starts_at = models.DateTimeField(_("begint"))
    ends_at = models.DateTimeField(_("eindigt"))
    zone = models.CharField(_("tijdzone"), max_length=40, default="Europe/Amsterdam")
    mode = models.CharField(_("hoe"), max_length=10, choices=GatheringMode.choices, default=GatheringMode.ON_SITE)
    venue = models.ForeignKey(
        Venue, verbose_name=_("plek"), null=True, blank=True, on_delete=models.PROTECT, related_name="gatherings"
    )
    online_url = models.URLField(_("adres van de online bijeenkomst"), blank=True)
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("gespreksleider"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="moderated_gatherings",
    )
    note_taker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("verslaglegger"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="noted_gatherings",
    )
    capacity = models.PositiveSmallIntegerField(_("stoelen voor deelnemers"), default=8)
    minimum = models.PositiveSmallIntegerField(_("gaat door vanaf"), default=4)
    occasion = models.OneToOneField(
        Occasion, null=True, blank=True, on_delete=models.PROTECT, related_name="gathering", editable=False
    )
    offer_hours = models.PositiveSmallIntegerField(_("bedenktijd bij een vrijgekomen plek, in uren"), default=48)
    cancel_reason = models.CharField(
        _("waarom gaat het niet door"), max_length=300, blank=True, editable=False, default=""
    )
    seat_counter = models.PositiveIntegerField(
        default=0, editable=False, help_text="The last number given on the waiting list."
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    is_example = models.BooleanField(_("voorbeeld"), default=False, editable=False)

    objects = GatheringQuerySet.as_manager()

    class Meta:
        verbose_name = _("bijeenkomst")
        verbose_name_plural = _("bijeenkomsten")
        ordering = ("starts_at", "pk")
        permissions: ClassVar = [
            ("move_gathering", _("Mag een bijeenkomst plannen, verzetten en afzeggen")),
            ("run_gathering", _("Mag een bijeenkomst leiden en verslag doen")),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "starts_at"])]
        constraints: ClassVar = [
            models.CheckConstraint(name="gathering_ends_after_start", condition=Q(ends_at__gt=F("starts_at"))),
            models.CheckConstraint(
                name="gathering_planned_has_occasion",
                condition=~Q(state__in=["planned", "held"]) | Q(occasion__isnull=False),
            ),
            models.CheckConstraint(name="gathering_minimum_fits", condition=Q(capacity__gte=F("minimum"))),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.starts_here:%d-%m-%Y %H:%M})"

    @property
    def starts_here(self) -> datetime:
        """The beginning on the clock of the place where it is."""
        return self.starts_at.astimezone(ZoneInfo(self.zone))

    @property
    def ends_here(self) -> datetime:
        """The end on the clock of the place where it is."""
        return self.ends_at.astimezone(ZoneInfo(self.zone))
