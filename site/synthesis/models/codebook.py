"""The codebook: words for what people say, in a tree, with their whole history."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from ..enums import CodeDeed


class CodeQuerySet(models.QuerySet["Code"]):
    """Questions one asks of codes."""

    def in_use(self) -> Self:
        """Codes one can still give."""
        return self.filter(retired_on__isnull=True)


class Code(models.Model):
    """One thing people talk about: a name, what belongs under it and what does not. Nothing is ever deleted that was
    given once: a code is retired, or merged into another (`merged_into`), and its history stays in :class:`CodeEvent`.

    Changes go through the deeds in `synthesis/coding/`; the database keeps names unique among codes in use.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    parent = models.ForeignKey(
        "self", verbose_name=_("valt onder"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    name = models.CharField(_("naam"), max_length=80)
    definition = models.TextField(_("wat hoort hierbij"), blank=True, help_text=_("In één of twee gewone zinnen."))
    example = models.TextField(_("voorbeeld dat erbij hoort"), blank=True)
    counter_example = models.TextField(_("voorbeeld dat er niet bij hoort"), blank=True)
    order = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("opgegaan in"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="merged",
        editable=False,
    )
    split_from = models.ForeignKey(
        "self",
        verbose_name=_("afgesplitst van"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
        editable=False,
    )
    retired_on = models.DateField(_("niet meer in gebruik sinds"), null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(_("versie"), default=1, editable=False)
    is_example = models.BooleanField(_("voorbeeld"), default=False, editable=False)

    objects = CodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("code")
        verbose_name_plural = _("codes")
        ordering = ("order", "name", "pk")
        permissions: ClassVar = [("code_contributions", _("Mag bijdragen coderen"))]
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("name"), name="code_name_once_in_use", condition=Q(retired_on__isnull=True)),
            models.CheckConstraint(
                name="code_merged_is_retired", condition=Q(merged_into__isnull=True) | Q(retired_on__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CodeEvent(models.Model):
    """One change of the codebook: which code, what was done, how it was before and after. Never edited."""

    code = models.ForeignKey(Code, verbose_name=_("code"), on_delete=models.PROTECT, related_name="events")
    deed = models.CharField(_("wat er gebeurde"), max_length=10, choices=CodeDeed.choices)
    before = models.JSONField(_("voor"), default=dict, blank=True)
    after = models.JSONField(_("na"), default=dict, blank=True)
    note = models.CharField(_("waarom"), max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("door"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(_("wanneer"), auto_now_add=True)

    class Meta:
        verbose_name = _("wijziging van het codeboek")
        verbose_name_plural = _("wijzigingen van het codeboek")
        ordering = ("-at", "-pk")
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.get_deed_display()}: {self.code}"


class CodebookVersion(models.Model):
    """The codebook as it stood when somebody fixed it: the whole tree, as data. Never edited."""

    number = models.PositiveIntegerField(_("nummer"), unique=True)
    tree = models.JSONField(_("codes"), default=list)
    note = models.CharField(_("waarom deze versie"), max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("door"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(_("wanneer"), auto_now_add=True)

    class Meta:
        verbose_name = _("versie van het codeboek")
        verbose_name_plural = _("versies van het codeboek")
        ordering = ("-number",)
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"Versie {self.number}"
