"""What is asked: steps, items, and the frozen versions of an item."""

import uuid
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from contributions.models import AgendaItem

from ..blocks import OptionsBlock
from ..enums import ItemKind, MethodCode, ResultsShown
from .round import Round


class Step(models.Model):
    """A part of a round with one method; its period lies within that of the round."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="steps")
    method = models.CharField(_("methode"), max_length=20, choices=MethodCode.choices, default=MethodCode.QUESTIONS)
    title = models.CharField(_("titel"), max_length=120)
    order = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    settings = models.JSONField(
        _("instellingen"),
        default=dict,
        blank=True,
        help_text="What this method can be set to; each method says what it reads (consultation/methods/).",
    )
    results_shown = models.CharField(
        _("wanneer mensen de uitkomst zien"),
        max_length=15,
        choices=ResultsShown.choices,
        default=ResultsShown.AFTER_CLOSING,
    )
    product_version = models.ForeignKey(
        "ProductVersion",
        verbose_name=_("waar dit over gaat"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="steps",
        help_text=_("De versie van het ontwerp die mensen hier beoordelen."),
    )

    class Meta:
        verbose_name = _("stap")
        verbose_name_plural = _("stappen")
        ordering = ("order",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "order"], name="step_order_once"),
        ]

    def __str__(self) -> str:
        return self.title


class ItemQuerySet(models.QuerySet["Item"]):
    """Questions one asks of items."""

    def asked(self) -> Self:
        """The items a participant meets, in order, each with its current version."""
        return self.filter(retired=False).select_related("step", "current", "case").order_by("step__order", "order")


class Item(models.Model):
    """One thing to react to. Stable: its words live in versions."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    kind = models.CharField(_("soort"), max_length=10, choices=ItemKind.choices)
    required = models.BooleanField(_("antwoord gevraagd"), default=False, help_text=_("Overslaan kan altijd."))
    agenda_items = models.ManyToManyField(
        AgendaItem, verbose_name=_("acties van de agenda"), blank=True, related_name="+"
    )
    shown_if_item = models.ForeignKey(
        "self",
        verbose_name=_("alleen na vraag"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="followers",
    )
    shown_if_option = models.CharField(_("als het antwoord is"), max_length=40, blank=True)
    current = models.OneToOneField(
        "ItemVersion", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    retired = models.BooleanField(_("niet meer vragen"), default=False)
    case = models.ForeignKey(
        "Case", verbose_name=_("casus"), null=True, blank=True, on_delete=models.PROTECT, related_name="items"
    )
    element = models.ForeignKey(
        "Element", verbose_name=_("onderdeel"), null=True, blank=True, on_delete=models.PROTECT, related_name="items"
    )
    routing = models.JSONField(
        default=dict,
        blank=True,
        editable=False,
        help_text="How much an answer is wanted, by code of a group ('' is anybody). Only methods that deal use it.",
    )
    edition = models.PositiveIntegerField(
        default=1, editable=False, help_text="Goes up with every change: who edits an older one is told."
    )

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("vraag")
        verbose_name_plural = _("vragen")
        ordering = ("step__order", "order")
        constraints: ClassVar = [
            models.CheckConstraint(
                name="item_condition_is_whole",
                condition=Q(shown_if_item=None, shown_if_option="")
                | (Q(shown_if_item__isnull=False) & ~Q(shown_if_option="")),
            ),
        ]

    def __str__(self) -> str:
        return self.current.text if self.current else f"Vraag {self.order}"

    @property
    def condition_in_words(self) -> str:
        """The answer this question waits for, as people read it; "" when it is always asked."""
        if not self.shown_if_item or not self.shown_if_item.current:
            return ""
        labels = {block.value["code"]: block.value["label"] for block in self.shown_if_item.current.options}
        return labels.get(self.shown_if_option, self.shown_if_option)


class ItemVersion(models.Model):
    """The words of an item as people saw them. Frozen at its first answer (consultation/editing.py)."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("versie"), default=1)
    text = models.CharField(_("vraag"), max_length=300)
    help = models.TextField(_("uitleg"), blank=True)
    options = StreamField(
        OptionsBlock(),
        verbose_name=_("antwoorden"),
        blank=True,
        help_text=_("Bij ‘vertel wat u meemaakte’ zijn dit de kleine vragen."),
    )
    min_choices = models.PositiveSmallIntegerField(_("minstens kiezen"), null=True, blank=True)
    max_choices = models.PositiveSmallIntegerField(_("hoogstens kiezen"), null=True, blank=True)
    budget = models.PositiveIntegerField(
        _("te verdelen"),
        null=True,
        blank=True,
        help_text=_("Zoveel punten verdeelt iemand, of zoveel mag het kosten."),
    )
    plain = models.TextField(
        _("in gewone woorden"), blank=True, help_text=_("Hetzelfde, nog eenvoudiger. Mensen kunnen dit erbij lezen.")
    )
    frozen = models.BooleanField(_("bevroren"), default=False, editable=False)

    class Meta:
        verbose_name = _("versie van een vraag")
        verbose_name_plural = _("versies van vragen")
        ordering = ("number",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "number"], name="item_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.text} (versie {self.number})"
