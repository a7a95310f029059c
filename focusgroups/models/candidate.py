"""The pool of a group: who may come, when they can, what they need, and who does not sit together."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contributions.service import Recruitment
from gatherings.models import Gathering, Seat
from people.models import Participant

from ..enums import ApartReason, Can, CandidateSource, CandidateState
from .group import FocusGroup


def nothing_needed() -> list[Any]:
    """No needs."""
    return []


class CandidateQuerySet(models.QuerySet["Candidate"]):
    """Questions one asks of the pool."""

    def in_the_pool(self) -> Self:
        """Everybody who did not withdraw."""
        return self.exclude(state=CandidateState.WITHDRAWN)

    def to_place(self) -> Self:
        """Selected, in the order in which they came."""
        return self.filter(state=CandidateState.SELECTED).order_by("applied_on", "pk")


class Candidate(models.Model):
    """One person in the pool of one group. State changes go through :mod:`focusgroups.transitions`.

    Name and address are in people.ContactDetails; perspective and province are the participant's. `household_hash`
    is a keyed hash of postcode and number: enough for one per household, and nobody reads an address from it. `needs`,
    `avoid` and Apart rows are deleted after the session. `features` hold what else the quotas of this group ask.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(FocusGroup, verbose_name=_("groep"), on_delete=models.PROTECT, related_name="candidates")
    participant = models.ForeignKey(
        Participant, verbose_name=_("deelnemer"), on_delete=models.PROTECT, related_name="candidacies"
    )
    state = models.CharField(
        _("stand"), max_length=10, choices=CandidateState.choices, default=CandidateState.APPLIED, editable=False
    )
    seat = models.OneToOneField(
        Seat, null=True, blank=True, on_delete=models.SET_NULL, related_name="candidate", editable=False
    )
    source = models.CharField(_("hoe gekomen"), max_length=10, choices=CandidateSource.choices)
    partner = models.CharField(_("via welke organisatie"), max_length=200, blank=True)
    recruitment = models.CharField(_("werving"), max_length=10, choices=Recruitment.choices, default=Recruitment.OPEN)
    town = models.CharField(_("woonplaats"), max_length=80, blank=True)
    needs = models.JSONField(_("wat iemand nodig heeft"), default=nothing_needed, blank=True)
    when_else = models.CharField(
        _("wanneer dan wel"), max_length=200, blank=True, help_text=_("Van wie op geen van de momenten kan.")
    )
    needs_note = models.CharField(_("toelichting daarbij"), max_length=300, blank=True)
    brings_companion = models.BooleanField(_("neemt iemand mee"), default=False)
    together_with = models.ForeignKey(
        "self",
        verbose_name=_("komt samen met"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="companions",
    )
    avoid = models.CharField(_("met wie liever niet aan tafel"), max_length=300, blank=True)
    declared = models.CharField(
        _("wat iemand van de overheid zelf meldt"),
        max_length=300,
        blank=True,
        help_text=_("Bijvoorbeeld: ik behandel zaken in Zwolle."),
    )
    household_hash = models.CharField(max_length=64, blank=True, editable=False)
    reach_hash = models.CharField(
        max_length=64, blank=True, editable=False, help_text="Keyed hash of the address: once per group, seen earlier."
    )
    took_part_before = models.BooleanField(_("deed eerder mee"), null=True, blank=True)
    features = models.JSONField(_("andere kenmerken"), default=dict, blank=True)
    applied_on = models.DateField(_("aangemeld op"), default=timezone.localdate)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("ingevoerd door"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    token = models.UUIDField(null=True, unique=True, editable=False, help_text="A double submit is one candidate.")
    link_version = models.PositiveIntegerField(
        default=1, editable=False, help_text="Signed into the link to one's own sign-up: raising it ends the link."
    )
    passed_told_on = models.DateField(
        _("verteld dat iemand niet gekozen is op"), null=True, blank=True, editable=False
    )
    wiped_on = models.DateField(_("persoonlijke antwoorden gewist op"), null=True, blank=True, editable=False)

    objects = CandidateQuerySet.as_manager()

    class Meta:
        verbose_name = _("kandidaat")
        verbose_name_plural = _("kandidaten")
        ordering = ("applied_on", "pk")
        indexes: ClassVar = [models.Index(fields=["group", "state"]), models.Index(fields=["reach_hash"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["group", "participant"], condition=~Q(state="withdrawn"), name="candidate_once_per_group"
            ),
            models.UniqueConstraint(
                fields=["group", "reach_hash"],
                condition=~Q(state="withdrawn") & ~Q(reach_hash=""),
                name="candidate_same_address_once",
            ),
            models.CheckConstraint(
                name="candidate_not_with_oneself", condition=Q(together_with=None) | ~Q(together_with=F("id"))
            ),
        ]

    def __str__(self) -> str:
        return f"Kandidaat {self.id.hex[:4].upper()}"

    @property
    def chairs(self) -> int:
        """How many chairs go with this person."""
        return 2 if self.brings_companion else 1


class Availability(models.Model):
    """Whether a candidate can come at a moment that was offered."""

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="availabilities")
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="availabilities")
    can = models.CharField(_("kan"), max_length=10, choices=Can.choices)

    class Meta:
        verbose_name = _("wanneer iemand kan")
        verbose_name_plural = _("wanneer mensen kunnen")
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["candidate", "gathering"], name="availability_once"),
        ]

    def __str__(self) -> str:
        return f"Beschikbaarheid {self.pk}"


class Apart(models.Model):
    """Two people who do not sit at one table. `one` < `other` by id, so that a pair stands once."""

    group = models.ForeignKey(FocusGroup, on_delete=models.CASCADE, related_name="pairs_apart")
    one = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(_("waarom"), max_length=10, choices=ApartReason.choices)

    class Meta:
        verbose_name = _("niet aan één tafel")
        verbose_name_plural = _("niet aan één tafel")
        default_permissions = ("view", "add", "delete")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["one", "other"], name="apart_once"),
            models.CheckConstraint(name="apart_in_order", condition=Q(one__lt=F("other"))),
        ]

    def __str__(self) -> str:
        return f"Apart {self.pk}"
