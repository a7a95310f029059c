"""Two coders on the same words, without seeing each other: what each marked, and what they settled."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contributions.models import Contribution

from ..enums import SampleState
from .codebook import Code


class AgreementSample(models.Model):
    """A draw of contributions that two colleagues code apart. State changes go through `synthesis.second.moving`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("naam"), max_length=100)
    state = models.CharField(_("stand"), max_length=10, choices=SampleState.choices, default=SampleState.CODING)
    seed = models.PositiveIntegerField(_("startgetal van de trekking"))
    codes = models.ManyToManyField(Code, verbose_name=_("codes"), related_name="samples")
    first_coder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("eerste codeur"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    second_coder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("tweede codeur"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("gemaakt door"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    made_on = models.DateField(_("gemaakt op"), auto_now_add=True)
    is_example = models.BooleanField(_("voorbeeld"), default=False, editable=False)

    class Meta:
        verbose_name = _("steekproef")
        verbose_name_plural = _("steekproeven")
        ordering = ("-made_on", "name", "pk")
        default_permissions = ("view",)
        constraints: ClassVar = [
            models.CheckConstraint(
                name="sample_two_different_coders",
                condition=Q(first_coder__isnull=True)
                | Q(second_coder__isnull=True)
                | ~Q(first_coder=F("second_coder")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def place_of(self, user_id: int | None) -> int | None:
        """1 or 2 for its coders; None for everybody else."""
        return {self.first_coder_id: 1, self.second_coder_id: 2}.get(user_id) if user_id else None


class SampleItem(models.Model):
    """One contribution in a sample: who is done with it, and whether it was settled."""

    sample = models.ForeignKey(AgreementSample, on_delete=models.CASCADE, related_name="items")
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="sample_items")
    order = models.PositiveSmallIntegerField(_("volgorde"))
    first_done = models.BooleanField(_("eerste klaar"), default=False)
    second_done = models.BooleanField(_("tweede klaar"), default=False)
    is_settled = models.BooleanField(_("besproken"), default=False)
    note = models.CharField(_("waarom"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("bijdrage in een steekproef")
        verbose_name_plural = _("bijdragen in een steekproef")
        ordering = ("sample", "order")
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(name="sample_item_once", fields=["sample", "contribution"]),
            models.CheckConstraint(
                name="sample_item_settled_when_both_are_done",
                condition=Q(is_settled=False) | Q(first_done=True, second_done=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sample_id}:{self.order}"

    def is_done_by(self, place: int) -> bool:
        """Whether coder 1 or 2 is done with it."""
        return self.first_done if place == 1 else self.second_done


class SampleMark(models.Model):
    """Coder 1 or 2 says that this contribution is about this."""

    item = models.ForeignKey(SampleItem, on_delete=models.CASCADE, related_name="marks")
    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="sample_marks")
    place = models.PositiveSmallIntegerField(_("codeur"), choices=[(1, "1"), (2, "2")])

    class Meta:
        verbose_name = _("keuze van een codeur")
        verbose_name_plural = _("keuzes van codeurs")
        ordering = ("item", "place", "code")
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(name="sample_mark_once", fields=["item", "code", "place"]),
            models.CheckConstraint(name="sample_mark_of_two_coders", condition=Q(place__in=(1, 2))),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}:{self.place}"
