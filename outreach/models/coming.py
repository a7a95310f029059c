"""Who said that they come, and what happened at the door. Names and addresses are in people.ContactDetails."""

import uuid
from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gatherings.models import Seat, WalkIn

from ..enums import DoorOutcome
from .event import EventDate


def nothing_needed() -> list[Any]:
    """No needs."""
    return []


def today() -> date:
    """The day, as people here call it."""
    return timezone.localdate()


class SignUp(models.Model):
    """What somebody told with a sign-up, beside their Seat (which holds the chairs, the state and the calendar entry).

    `door_code` is what one says or shows at the door: short, for this date only. `needs` are codes of AccessNeed,
    deleted after the date. `token` makes a double submit one sign-up.
    """

    seat = models.OneToOneField(Seat, primary_key=True, on_delete=models.CASCADE, related_name="sign_up")
    date = models.ForeignKey(EventDate, on_delete=models.PROTECT, related_name="sign_ups")
    door_code = models.CharField(_("code aan de deur"), max_length=6)
    token = models.UUIDField(unique=True, editable=False)
    reach_hash = models.CharField(
        max_length=64, blank=True, editable=False, help_text="Keyed hash of the address: once per date."
    )
    needs = models.JSONField(_("wat iemand nodig heeft"), default=nothing_needed, blank=True)
    needs_note = models.CharField(_("toelichting daarbij"), max_length=300, blank=True)
    language = models.CharField(_("welke taal"), max_length=40, blank=True, help_text=_("Voor een tolk."))
    signed_up_on = models.DateField(_("aangemeld op"), default=today)
    wiped_on = models.DateField(_("persoonlijke antwoorden gewist op"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("aanmelding")
        verbose_name_plural = _("aanmeldingen")
        default_permissions = ("view", "add", "change")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["date", "door_code"], name="sign_up_door_code_once"),
        ]

    def __str__(self) -> str:
        return f"Aanmelding {self.seat_id.hex[:8]}"


class SignUpDraft(models.Model):
    """What somebody typed so far, per screen. Nobody of us reads it; gone after two days at most, or once it was sent.

    The number is in a signed cookie of the browser, and nowhere else. It becomes the sign-up's token: however often
    somebody presses the last button, there is one sign-up.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    date = models.ForeignKey(EventDate, on_delete=models.CASCADE, related_name="sign_up_drafts")
    said = models.JSONField(_("wat er is ingevuld"), default=dict)
    begun_on = models.DateField(_("begonnen op"), default=today)

    class Meta:
        verbose_name = _("aanmelding voor een evenement die nog niet is verstuurd")
        verbose_name_plural = _("aanmeldingen voor een evenement die nog niet zijn verstuurd")
        default_permissions = ()
        indexes: ClassVar = [models.Index(fields=["begun_on"])]

    def __str__(self) -> str:
        return f"Begonnen aanmelding {self.id.hex[:4].upper()}"


class DoorMark(models.Model):
    """One tap at the door, as a phone sent it. `nonce` is made on the phone: a repeat of the same tap changes nothing.

    `people` is how many came in with it. No time is kept: the day is that of the date.
    """

    nonce = models.UUIDField(primary_key=True, editable=False)
    date = models.ForeignKey(EventDate, on_delete=models.PROTECT, related_name="door_marks")
    seat = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.CASCADE, related_name="door_marks")
    walk_in = models.OneToOneField(WalkIn, null=True, blank=True, on_delete=models.SET_NULL, related_name="door_mark")
    outcome = models.CharField(_("wat er gebeurde"), max_length=12, choices=DoorOutcome.choices)
    people = models.PositiveSmallIntegerField(_("hoeveel mensen"), default=1)
    order = models.PositiveIntegerField(default=0, help_text="The order in which marks came in, per date.")

    class Meta:
        verbose_name = _("teken aan de deur")
        verbose_name_plural = _("tekens aan de deur")
        default_permissions = ("view", "add")
        ordering = ("date", "order")
        constraints: ClassVar = [
            models.CheckConstraint(name="door_mark_somebody_or_not", condition=Q(seat=None) | Q(walk_in=None)),
        ]

    def __str__(self) -> str:
        return f"Teken {self.nonce.hex[:8]}"
