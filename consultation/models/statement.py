"""What was done with the statements that participants wrote themselves."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contributions.models import Contribution

from ..enums import OwnStatementState
from .item import Item, Step


class OwnStatement(models.Model):
    """A participant's statement after somebody looked at it. `item` is what people vote on: the new one, or the one
    that said the same already."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="own_statements")
    contribution = models.OneToOneField(Contribution, on_delete=models.PROTECT, related_name="own_statement")
    state = models.CharField(_("stand"), max_length=10, choices=OwnStatementState.choices)
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words_are_theirs = models.BooleanField(
        _("met de woorden van de schrijver"),
        default=False,
        help_text="What people vote on are the writer's own words: when those are taken back, so is the statement.",
    )
    note = models.CharField(_("waarom"), max_length=300, blank=True, help_text=_("De schrijver leest dit."))

    class Meta:
        verbose_name = _("eigen stelling")
        verbose_name_plural = _("eigen stellingen")
        constraints: ClassVar = [
            models.CheckConstraint(
                name="own_statement_has_item_or_reason",
                condition=Q(state="refused", item=None) & ~Q(note="") | ~Q(state="refused") & Q(item__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Eigen stelling {self.pk}"
