"""What was told, or has to be told, to who holds a seat."""

import uuid
from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.models import Participant

from ..enums import COMING_SEATS, MessageKind, MessageWay, SeatState
from .seat import Seat

#: What is told whatever became of the seat; and what only as long as the seat is in one of these states.
_ALWAYS_TRUE = (MessageKind.CANCEL_SEAT, MessageKind.CANCEL_ALL, MessageKind.OFFER_OVER)
_TRUE_WHILE = {
    MessageKind.INVITE: (SeatState.INVITED,),
    MessageKind.OFFER: (SeatState.OFFERED,),
    MessageKind.WAITING: (SeatState.WAITING,),
    MessageKind.CONFIRM: (SeatState.ACCEPTED,),
    MessageKind.CHANGE: COMING_SEATS,
    MessageKind.REMIND_WEEK: (SeatState.ACCEPTED, SeatState.INVITED),
    MessageKind.REMIND_DAYS: (SeatState.ACCEPTED, SeatState.INVITED),
    MessageKind.REMIND_TODAY: (SeatState.ACCEPTED, SeatState.INVITED),
}


class SeatMessageQuerySet(models.QuerySet["SeatMessage"]):
    """Questions one asks of messages."""

    def to_do(self) -> Self:
        """What a colleague still has to say, post or pass on."""
        return self.exclude(way__in=(MessageWay.MAIL, MessageWay.NONE)).filter(done_on=None)

    def to_tell(self, now: datetime) -> Self:
        """Of what is to do: what is still true, first what is held first. What was overtaken is not said any more."""
        true = Q(kind__in=_ALWAYS_TRUE)
        for kind, states in _TRUE_WHILE.items():
            true |= Q(kind=kind, seat__state__in=states)
        found = self.to_do().filter(true, seat__gathering__ends_at__gt=now)
        return found.order_by("seat__gathering__starts_at", "due_on", "pk")


class SeatMessage(models.Model):
    """One message about one seat, once: UNIQUE per seat, kind and number. A mail leaves through notices with the same
    key; a call, a letter or a word through an organisation is work on a list until somebody says that it is done.

    `sequence` is that of the calendar entry as it was told.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(_("bericht"), max_length=12, choices=MessageKind.choices)
    number = models.PositiveIntegerField(default=0, help_text="Sequence of the calendar entry, or of the offer.")
    way = models.CharField(_("hoe"), max_length=12, choices=MessageWay.choices)
    due_on = models.DateField(_("te doen op"))
    done_on = models.DateField(_("gedaan op"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = SeatMessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("bericht over een plek")
        verbose_name_plural = _("berichten over plekken")
        ordering = ("due_on", "pk")
        default_permissions = ("view", "change")
        indexes: ClassVar = [models.Index(fields=["way", "done_on", "due_on"])]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["seat", "kind", "number"], name="seat_message_once"),
            models.CheckConstraint(name="seat_message_known_way", condition=~Q(way="")),
        ]

    def __str__(self) -> str:
        return f"Bericht {self.id.hex[:8]}"

    @property
    def key(self) -> str:
        """The key of the notice: the same message is queued once, ever."""
        return f"seat:{self.seat_id}:{self.kind}:{self.number}"


class MessageText(models.Model):
    """The words of one kind of message, as the organiser wants them. Filled in at {naam-van-een-gegeven}."""

    kind = models.CharField(_("bericht"), max_length=12, choices=MessageKind.choices, unique=True)
    subject = models.CharField(_("onderwerp"), max_length=120)
    text = models.TextField(_("tekst"))
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("tekst van een bericht")
        verbose_name_plural = _("teksten van berichten")
        ordering = ("pk",)
        default_permissions = ("view", "change")

    def __str__(self) -> str:
        return str(self.get_kind_display())


class FeedLink(models.Model):
    """A secret address at which somebody's calendar program finds their own gatherings. Revocable; a hash is kept."""

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="feed_link")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_on = models.DateField(_("gemaakt op"), auto_now_add=True)

    class Meta:
        verbose_name = _("link naar een eigen agenda")
        verbose_name_plural = _("links naar een eigen agenda")
        default_permissions = ()

    def __str__(self) -> str:
        return f"Agendalink {self.pk}"


class WalkIn(models.Model):
    """Somebody who came without a seat: heard, without a name. `nonce` makes a repeat of the same tap one person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gathering = models.ForeignKey("gatherings.Gathering", on_delete=models.PROTECT, related_name="walk_ins")
    perspective = models.ForeignKey("people.Perspective", on_delete=models.PROTECT, related_name="+")
    nonce = models.UUIDField(unique=True, editable=False)
    participation = models.OneToOneField(
        "contributions.Participation", null=True, blank=True, on_delete=models.SET_NULL, related_name="walk_in"
    )

    class Meta:
        verbose_name = _("iemand zonder aanmelding")
        verbose_name_plural = _("mensen zonder aanmelding")
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"Inloper {self.id.hex[:8]}"
