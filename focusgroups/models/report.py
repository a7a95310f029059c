"""What came out of a session, looked over by who was there; and what they got for their time."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contributions.models import Contribution, Participation
from gatherings.models import Gathering, Seat
from gatherings.service import MessageWay

from ..enums import CheckState, QuoteAnswer, ReportState, ThanksKind


class Report(models.Model):
    """The summary of one gathering, in plain words. State changes go through :mod:`focusgroups.transitions`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gathering = models.OneToOneField(Gathering, on_delete=models.PROTECT, related_name="report")
    state = models.CharField(
        _("stand"), max_length=10, choices=ReportState.choices, default=ReportState.DRAFT, editable=False
    )
    summary = models.TextField(_("samenvatting in gewone woorden"), blank=True)
    check_until = models.DateField(_("nakijken tot en met"), null=True, blank=True)
    finished_on = models.DateField(_("vastgesteld op"), null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("verslag")
        verbose_name_plural = _("verslagen")
        default_permissions = ("view", "change")
        ordering = ("-gathering__starts_at",)
        constraints: ClassVar = [
            models.CheckConstraint(
                name="report_checked_until_a_day", condition=Q(state="draft") | Q(check_until__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"Verslag {self.id.hex[:8]}"


class MemberCheck(models.Model):
    """What one participant says of the report: agree, correct, take back. By link or on paper.

    `link_version` is signed into the link: raising it ends the links given out. `way` is how the person is asked;
    `told_on` is the day on which that was done, or queued.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="checks")
    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="member_checks")
    state = models.CharField(_("stand"), max_length=10, choices=CheckState.choices, default=CheckState.ASKED)
    remark = models.TextField(_("wat er anders moet"), blank=True)
    way = models.CharField(_("hoe gevraagd"), max_length=12, choices=MessageWay.choices, default=MessageWay.MAIL)
    told_on = models.DateField(_("gevraagd op"), null=True, blank=True)
    on_paper = models.BooleanField(_("op papier geantwoord"), default=False)
    link_version = models.PositiveIntegerField(default=1, editable=False)
    answered_on = models.DateField(_("geantwoord op"), null=True, blank=True)

    class Meta:
        verbose_name = _("terugblik van een deelnemer")
        verbose_name_plural = _("terugblikken van deelnemers")
        default_permissions = ("view", "change")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "participation"], name="member_check_once"),
        ]

    def __str__(self) -> str:
        return f"Terugblik {self.id.hex[:8]}"


class CheckedQuote(models.Model):
    """One quote in a member check, and what its speaker said of it.

    The better words are a contribution of their own (`replacement`): words stand in one place only.
    """

    check_of = models.ForeignKey(MemberCheck, on_delete=models.CASCADE, related_name="quotes")
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="member_checks")
    answer = models.CharField(
        _("antwoord"), max_length=10, choices=QuoteAnswer.choices, default=QuoteAnswer.OPEN, blank=True
    )
    replacement = models.ForeignKey(
        Contribution, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("nagekeken zin")
        verbose_name_plural = _("nagekeken zinnen")
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["check_of", "contribution"], name="checked_quote_once"),
        ]

    def __str__(self) -> str:
        return f"Zin {self.pk}"


class Thanks(models.Model):
    """What somebody gets for their time and their journey. No bank data: only the amount, by pseudonym."""

    seat = models.OneToOneField(Seat, on_delete=models.CASCADE, related_name="thanks")
    kind = models.CharField(_("bedankje"), max_length=16, choices=ThanksKind.choices, blank=True)
    amount = models.DecimalField(_("bedrag"), max_digits=6, decimal_places=2, default=0)
    travel_amount = models.DecimalField(_("reiskosten"), max_digits=6, decimal_places=2, default=0)
    chosen_by_person = models.BooleanField(_("zelf gekozen"), default=False)
    settled_on = models.DateField(_("geregeld op"), null=True, blank=True)

    class Meta:
        verbose_name = _("bedankje en reiskosten")
        verbose_name_plural = _("bedankjes en reiskosten")
        default_permissions = ("view", "change")

    def __str__(self) -> str:
        return f"Bedankje {self.pk}"
