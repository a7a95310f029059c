"""Coding: which words are about what, who said so, and which contributions were read."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contributions.models import Contribution

from ..enums import CodingOrigin, NoContentReason, ReadingState
from .codebook import Code


class Excerpt(models.Model):
    """A stretch of a contribution, in code points of the original. Masking keeps the length, so it fits both copies.

    The words are not copied: they stand, and go, with the contribution.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    contribution = models.ForeignKey(
        Contribution, verbose_name=_("bijdrage"), on_delete=models.CASCADE, related_name="excerpts"
    )
    start = models.PositiveIntegerField(_("begin"))
    end = models.PositiveIntegerField(_("einde"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("fragment")
        verbose_name_plural = _("fragmenten")
        ordering = ("contribution", "start", "end")
        default_permissions = ("view",)
        constraints: ClassVar = [
            models.CheckConstraint(name="excerpt_has_length", condition=Q(end__gt=F("start"))),
            models.UniqueConstraint(name="excerpt_once", fields=["contribution", "start", "end"]),
        ]

    def __str__(self) -> str:
        return f"Fragment {self.id.hex[:8]}"

    @property
    def words(self) -> str:
        """The words as colleagues read them; needs its contribution at hand."""
        return self.contribution.redacted[self.start : self.end]


class Coding(models.Model):
    """This excerpt is about this. What a machine proposed is only here once a person agreed (`reviewed_by`)."""

    excerpt = models.ForeignKey(Excerpt, verbose_name=_("fragment"), on_delete=models.CASCADE, related_name="codings")
    code = models.ForeignKey(Code, verbose_name=_("code"), on_delete=models.PROTECT, related_name="codings")
    origin = models.CharField(_("hoe"), max_length=10, choices=CodingOrigin.choices, default=CodingOrigin.PERSON)
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    assigned_on = models.DateField(_("op"), auto_now_add=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    reviewed_on = models.DateField(_("nagekeken op"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("codering")
        verbose_name_plural = _("coderingen")
        ordering = ("excerpt", "code")
        default_permissions = ("view",)
        constraints: ClassVar = [
            models.UniqueConstraint(name="coding_once", fields=["excerpt", "code"]),
            models.CheckConstraint(
                name="coding_of_a_machine_is_reviewed",
                condition=~Q(origin="machine") | Q(reviewed_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Codering {self.pk}"


class ReadingQuerySet(models.QuerySet["Reading"]):
    """Questions one asks of readings."""

    def without_content(self) -> Self:
        """Read, and there was nothing in it to work with."""
        return self.filter(state=ReadingState.NO_CONTENT)


class Reading(models.Model):
    """An analyst is done with a contribution: it was coded, or there is nothing in it. Without a row it waits."""

    contribution = models.OneToOneField(
        Contribution, verbose_name=_("bijdrage"), on_delete=models.CASCADE, related_name="reading"
    )
    state = models.CharField(_("stand"), max_length=10, choices=ReadingState.choices)
    reason = models.CharField(_("waarom"), max_length=12, choices=NoContentReason.choices, blank=True)
    note = models.CharField(_("toelichting"), max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    on = models.DateField(_("op"), auto_now=True)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("lezing")
        verbose_name_plural = _("lezingen")
        default_permissions = ("view",)
        constraints: ClassVar = [
            models.CheckConstraint(
                name="reading_without_content_says_why",
                condition=~Q(state="no_content") | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"Lezing {self.pk}"
