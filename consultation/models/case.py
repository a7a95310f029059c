"""The bank of made-up cases on which criteria are tried. Never about a real person."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import CaseGroup, CaseReach, CaseState, CaseWeight


class CaseQuerySet(models.QuerySet["Case"]):
    """Questions one asks of cases."""

    def usable(self) -> Self:
        """What may be put to people."""
        return self.filter(state=CaseState.REVIEWED)


class Case(models.Model):
    """One made-up story in B1. Put to people it becomes an item, whose version freezes these words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.SlugField(_("code"), max_length=40, unique=True)
    title = models.CharField(_("titel"), max_length=120)
    story = models.TextField(_("verhaal"), help_text=_("Verzonnen. Korte zinnen. Geen bestaande mensen."))
    group = models.CharField(_("over wie"), max_length=12, choices=CaseGroup.choices)
    weight = models.CharField(_("zwaarte"), max_length=8, choices=CaseWeight.choices)
    reach = models.CharField(_("hoeveel mensen"), max_length=8, choices=CaseReach.choices)
    warning = models.CharField(
        _("waarschuwing vooraf"),
        max_length=200,
        blank=True,
        help_text=_("Gaat dit over iets heftigs? Zeg dat vooraf, in één zin."),
    )
    effort = models.PositiveSmallIntegerField(
        _("hoeveel werk"), default=1, help_text=_("Ongeveer, in dagen. Voor de vraag wat er past in een jaar.")
    )
    state = models.CharField(_("stand"), max_length=10, choices=CaseState.choices, default=CaseState.DRAFT)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    reviewed_on = models.DateField(_("nagekeken op"), null=True, blank=True, editable=False)
    edition = models.PositiveIntegerField(default=1, editable=False)
    is_example = models.BooleanField(_("voorbeeld"), default=False, editable=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("casus")
        verbose_name_plural = _("casussen")
        ordering = ("code",)
        permissions: ClassVar = [("review_case", _("Mag een casus nakijken"))]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="case_reviewed_has_day", condition=~Q(state="reviewed") | Q(reviewed_on__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.title
