"""A text that grows: its editions, and the other words that people suggested."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contributions.models import Contribution

from .. import enums
from .item import Item, ItemVersion, Step


class TextEdition(models.Model):
    """The text of a step as it was rolled out: which words of which paragraph, in order. Never changes."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField(_("uitgave"))
    rolled_out_on = models.DateField(_("uitgebracht op"))
    what_changed = models.TextField(_("wat er veranderde, en waarom"), blank=True)

    class Meta:
        verbose_name = _("uitgave van een tekst")
        verbose_name_plural = _("uitgaven van teksten")
        ordering = ("step", "number")
        constraints: ClassVar = [models.UniqueConstraint(fields=["step", "number"], name="text_edition_once")]

    def __str__(self) -> str:
        return f"{self.step.title}, uitgave {self.number}"


class EditionParagraph(models.Model):
    """One paragraph of an edition. The item is the paragraph for ever, the version its words then."""

    edition = models.ForeignKey(TextEdition, on_delete=models.CASCADE, related_name="paragraphs")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    item_version = models.ForeignKey(ItemVersion, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("stukje van een uitgave")
        verbose_name_plural = _("stukjes van uitgaven")
        ordering = ("edition", "order")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "item"], name="paragraph_once_per_edition")
        ]

    def __str__(self) -> str:
        return f"Stukje {self.order}"


class Suggestion(models.Model):
    """Other words for a paragraph. Open ones go along to the next edition; used ones are thanked."""

    contribution = models.OneToOneField(Contribution, on_delete=models.PROTECT, related_name="suggestion")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="suggestions")
    on_version = models.ForeignKey(ItemVersion, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        _("stand"), max_length=10, choices=enums.SuggestionState.choices, default=enums.SuggestionState.OPEN
    )
    used_in = models.ForeignKey(
        TextEdition, null=True, blank=True, on_delete=models.PROTECT, related_name="used_suggestions"
    )
    decided_in = models.ForeignKey(
        TextEdition, null=True, blank=True, on_delete=models.PROTECT, related_name="decided_suggestions"
    )
    note = models.CharField(_("waarom"), max_length=300, blank=True, help_text=_("De schrijver leest dit."))

    class Meta:
        verbose_name = _("voorstel voor andere woorden")
        verbose_name_plural = _("voorstellen voor andere woorden")
        constraints: ClassVar = [
            models.CheckConstraint(
                name="suggestion_used_in_an_edition", condition=~Q(state="used") | Q(used_in__isnull=False)
            ),
            models.CheckConstraint(
                name="suggestion_not_used_has_reason", condition=~Q(state="not_used") | ~Q(note="")
            ),
        ]

    def __str__(self) -> str:
        return f"Voorstel {self.pk}"
