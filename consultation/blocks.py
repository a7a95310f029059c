"""What an organiser writes in pieces: the answers one can choose from, and questions people have beforehand."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from privacy.service import guard_for_storage

_CODE = "code"


class _GuardedBlock(blocks.StructBlock):
    """Words that an organiser writes and everybody reads: never with a citizen service number."""

    def clean(self, value: Any) -> Any:
        """As typed, a number masked."""
        cleaned = super().clean(value)
        for name, text in cleaned.items():
            if name != _CODE and isinstance(text, str):
                cleaned[name] = guard_for_storage(text)[0]
        return cleaned


class OptionBlock(_GuardedBlock):
    """One answer: what it is called, what choosing it means, and what to ask next to it."""

    code = blocks.RegexBlock(
        regex=r"^[a-z0-9_-]{1,40}$",
        label=_("code"),
        required=False,
        help_text=_("Laat leeg, dan maken wij er een. Verander deze niet meer."),
        error_messages={"invalid": _("Gebruik alleen kleine letters, cijfers en streepjes.")},
    )
    label = blocks.CharBlock(label=_("antwoord"), max_length=200)
    meaning = blocks.CharBlock(label=_("wat dit betekent"), max_length=300, required=False)
    reason_prompt = blocks.CharBlock(
        label=_("vraag naar de reden"),
        max_length=200,
        required=False,
        help_text=_("Staat deze er, dan krijgt wie dit kiest een tekstvak met deze vraag."),
    )
    cost = blocks.IntegerBlock(
        label=_("wat dit kost"),
        min_value=0,
        max_value=10_000,
        required=False,
        help_text=_("Alleen bij kiezen met een budget."),
    )

    class Meta:
        icon = "list-ul"
        label = _("Antwoord")


class OptionsBlock(blocks.StreamBlock):
    """The answers of one item, in order."""

    option = OptionBlock()

    class Meta:
        required = False


class PlainOptionBlock(OptionBlock):
    """An answer where nothing costs anything."""

    cost = None


class PlainOptionsBlock(blocks.StreamBlock):
    """The answers of an item in which one chooses."""

    option = PlainOptionBlock()

    class Meta:
        required = False


class WordsOnlyOptionBlock(PlainOptionBlock):
    """A thing to divide over or to rank, or a small prompt: nobody gives a reason at it."""

    reason_prompt = None


class WordsOnlyOptionsBlock(blocks.StreamBlock):
    """The things of an item in which one divides, ranks or tells."""

    option = WordsOnlyOptionBlock()

    class Meta:
        required = False


class QuestionAnswerBlock(_GuardedBlock):
    """A question people have beforehand, with its answer in plain text."""

    question = blocks.CharBlock(label=_("vraag"), max_length=200)
    answer = blocks.TextBlock(label=_("antwoord"), max_length=1500, rows=3)

    class Meta:
        icon = "help"
        label = _("Vraag en antwoord")
        template = "consultation/parts/question_answer.html"


class FaqBlock(blocks.StreamBlock):
    """The questions people have about one round, in order."""

    question_answer = QuestionAnswerBlock()

    class Meta:
        required = False
