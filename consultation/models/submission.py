"""What one person answered in one round."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from contributions.models import Contribution, Participation

from .item import Item, ItemVersion
from .round import Round


class Submission(models.Model):
    """One participation in one round. Draft or handed in: the participation says which."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="submissions")
    participation = models.OneToOneField(Participation, on_delete=models.CASCADE, related_name="submission")

    class Meta:
        verbose_name = _("ingevuld formulier")
        verbose_name_plural = _("ingevulde formulieren")

    def __str__(self) -> str:
        return f"Formulier {self.id.hex[:8]}"


class Answer(models.Model):
    """One submission's answer to one item, whatever the method.

    `value` holds codes only: {"choices": ["a"]} or {"order": ["b", "a"]}.
    `draft_words` holds the words while the form is a draft, by prompt ("" is the item itself, else an
    option's code); on handing in they move to contributions and this becomes {}.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="answers")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="answers")
    item_version = models.ForeignKey(ItemVersion, on_delete=models.PROTECT, related_name="answers")
    value = models.JSONField(_("antwoord"), default=dict)
    draft_words = models.JSONField(_("woorden in concept"), default=dict, blank=True)
    skipped = models.BooleanField(_("overgeslagen"), default=False)
    version = models.PositiveIntegerField(_("versie"), default=1)
    place = models.PositiveSmallIntegerField(
        default=0, editable=False, help_text="The how-manieth answer of this form, where the order is dealt. No time."
    )

    class Meta:
        verbose_name = _("antwoord")
        verbose_name_plural = _("antwoorden")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["submission", "item"], name="answer_once_per_item"),
        ]

    def __str__(self) -> str:
        return f"Antwoord {self.id.hex[:8]}"


class AnswerWords(models.Model):
    """Which contribution holds the words that belong to an answer, and to which prompt of it.

    Words that were typed and words that were spoken may stand side by side at one prompt.
    """

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="words")
    contribution = models.OneToOneField(Contribution, on_delete=models.PROTECT, related_name="answer_words")
    prompt = models.CharField(max_length=40, blank=True)
    spoken = models.BooleanField(_("ingesproken"), default=False, help_text=_("Uitgeschreven van een opname."))

    class Meta:
        verbose_name = _("woorden bij een antwoord")
        verbose_name_plural = _("woorden bij antwoorden")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["answer", "prompt", "spoken"], name="answer_words_once_per_prompt"),
        ]

    def __str__(self) -> str:
        return f"Woorden {self.pk}"
