"""Choosing people: quotas, a draw, and a plan of who sits where."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gatherings.models import Gathering

from ..enums import JobState, PlanOutcome
from .candidate import Candidate
from .group import FocusGroup


class Quota(models.Model):
    """At least and at most so many people with this value of a feature, over the whole group.

    `feature` is a code (`perspective_group`, `perspective`, `province`, or one of the group's own), `value` a code of
    it. `flex_minimum` and `flex_maximum` say how far one may go when it does not fit; equal means: not at all. The
    columns are those of the sortition CSV: feature,value,min,max,min_flex,max_flex.
    """

    group = models.ForeignKey(FocusGroup, on_delete=models.CASCADE, related_name="quotas")
    feature = models.SlugField(_("kenmerk"), max_length=40)
    value = models.CharField(_("waarde"), max_length=60)
    minimum = models.PositiveSmallIntegerField(_("minstens"))
    maximum = models.PositiveSmallIntegerField(_("hoogstens"))
    flex_minimum = models.PositiveSmallIntegerField(_("desnoods minstens"))
    flex_maximum = models.PositiveSmallIntegerField(_("desnoods hoogstens"))

    class Meta:
        verbose_name = _("afspraak over aantallen")
        verbose_name_plural = _("afspraken over aantallen")
        ordering = ("feature", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "feature", "value"], name="quota_once"),
            models.CheckConstraint(
                name="quota_in_order",
                condition=Q(flex_minimum__lte=F("minimum"))
                & Q(minimum__lte=F("maximum"))
                & Q(maximum__lte=F("flex_maximum")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.feature} {self.value}: {self.minimum}-{self.maximum}"


class TableQuota(models.Model):
    """At least and at most so many people with this value of a feature, at every table that goes ahead.

    Codes as in Quota. It comes on top of the rule that no citizen sits alone among officials.
    """

    group = models.ForeignKey(FocusGroup, on_delete=models.CASCADE, related_name="table_quotas")
    feature = models.SlugField(_("kenmerk"), max_length=40)
    value = models.CharField(_("waarde"), max_length=60)
    minimum = models.PositiveSmallIntegerField(_("minstens"))
    maximum = models.PositiveSmallIntegerField(_("hoogstens"))

    class Meta:
        verbose_name = _("afspraak per tafel")
        verbose_name_plural = _("afspraken per tafel")
        default_permissions = ()
        ordering = ("feature", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "feature", "value"], name="table_quota_once"),
            models.CheckConstraint(name="table_quota_in_order", condition=Q(minimum__lte=F("maximum"))),
        ]

    def __str__(self) -> str:
        return f"{self.feature} {self.value}: {self.minimum}-{self.maximum}"


class Draw(models.Model):
    """One fair draw, kept for ever: who was in it (by id), with what chance, and what the seed gave.

    `snapshot` is the input as it was (pool with features, quotas, how many); `outcome` holds the chances, the panels
    that were equally possible, the one that was drawn and the alternates. The same seed gives the same draw.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(FocusGroup, on_delete=models.PROTECT, related_name="draws")
    places = models.PositiveSmallIntegerField(_("plekken"))
    seed = models.CharField(
        _("startwoord"),
        max_length=100,
        help_text=_("Iets dat iedereen kan nagaan, zoals de lotto van vrijdag."),
    )
    state = models.CharField(_("stand"), max_length=10, choices=JobState.choices, default=JobState.QUEUED)
    progress = models.PositiveSmallIntegerField(_("voortgang in procenten"), default=0)
    snapshot = models.JSONField(_("invoer"), default=dict)
    outcome = models.JSONField(_("uitkomst"), default=dict)
    problem = models.TextField(_("waarom niet"), blank=True)
    used = models.BooleanField(_("gebruikt"), default=False)
    published = models.BooleanField(_("op de website"), default=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(_("gemaakt op"), auto_now_add=True)

    class Meta:
        verbose_name = _("loting")
        verbose_name_plural = _("lotingen")
        ordering = ("-made_at",)
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"Loting {self.id.hex[:8]}"


class Plan(models.Model):
    """A plan of who sits where, kept for ever with its seed. A person decides: `sent_at` says that it was used.

    `snapshot` is the input as it was, `explained` what could not be met, why, and what one more slot would bring.
    `gap` is between what was found and the best there could be, by the solver's own bound (0.05 is 5 %).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(FocusGroup, on_delete=models.PROTECT, related_name="plans")
    based_on = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="followed_by")
    seed = models.PositiveIntegerField(default=1)
    seconds = models.PositiveSmallIntegerField(_("rekentijd in seconden"), default=15)
    state = models.CharField(_("stand"), max_length=10, choices=JobState.choices, default=JobState.QUEUED)
    outcome = models.CharField(_("hoe goed"), max_length=12, choices=PlanOutcome.choices, blank=True)
    progress = models.PositiveSmallIntegerField(_("voortgang in procenten"), default=0)
    gap = models.FloatField(_("afstand tot het best mogelijke"), null=True, blank=True)
    snapshot = models.JSONField(_("invoer"), default=dict)
    explained = models.JSONField(_("uitleg"), default=dict)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(_("gemaakt op"), auto_now_add=True)
    sent_at = models.DateTimeField(_("verstuurd op"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plannen")
        ordering = ("-made_at",)
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"Plan {self.id.hex[:8]}"


class PlanSession(models.Model):
    """A gathering in a plan: opened or not, with who leads it. `locked`: the next solve keeps it so."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sessions")
    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, related_name="+")
    opened = models.BooleanField(_("gaat door"), default=False)
    locked = models.BooleanField(_("vast"), default=False)

    class Meta:
        verbose_name = _("bijeenkomst in een plan")
        verbose_name_plural = _("bijeenkomsten in een plan")
        default_permissions = ()
        ordering = ("gathering__starts_at", "pk")
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "gathering"], name="plan_session_once")]

    def __str__(self) -> str:
        return f"Bijeenkomst {self.gathering_id} in {self.plan_id}"


class PlanSeat(models.Model):
    """A candidate in a plan: at a session, or nowhere (gathering empty). `locked`: the next solve keeps it so."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="seats")
    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="+")
    gathering = models.ForeignKey(Gathering, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    locked = models.BooleanField(_("vast"), default=False)
    by_hand = models.BooleanField(_("met de hand gezet"), default=False)
    why_not = models.CharField(_("waarom niet geplaatst"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("plek in een plan")
        verbose_name_plural = _("plekken in een plan")
        default_permissions = ()
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "candidate"], name="plan_seat_once")]

    def __str__(self) -> str:
        return f"Plek {self.pk}"
