"""The method `statements`: weigh each other's statements."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..enums import ItemKind, MethodCode
from ..models import Item, Step
from .base import Given, Remark
from .statements_alike import alike
from .statements_dealing import deal, most
from .statements_own import FIELD, OwnKind
from .statements_settings import StatementsForm
from .statements_vote import VoteKind
from .step_method import StepMethod


def remarks(item: Item, given: Given, siblings: Sequence[Item]) -> list[Remark]:
    """Somebody wrote a statement of their own: which of those that are there look like it?"""
    words = given.words.get("", "")
    if item.kind != ItemKind.OWN or not words:
        return []
    statements = {each.pk: str(each) for each in siblings if each.kind == ItemKind.STATEMENT}
    sentence = _("Dit lijkt op: ‘%(statement)s’. Bedoelt u iets anders? Laat uw stelling dan staan.")
    return [
        Remark(f"lijkt_{key.hex[:8]}", FIELD, sentence % {"statement": statements[key].removesuffix(".")})
        for key in alike(words, statements)
    ]


def _count(step: Step, using: str) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    from ..results.statements import count  # noqa: PLC0415 -- counting is work of the worker

    return count(step, using)


def _show(step: Step, results: Mapping[str, Any]) -> dict[str, Any]:
    from ..results.statements_shown import show  # noqa: PLC0415 -- methods are loaded before the results are

    return show(step, results)


STATEMENTS = StepMethod(
    code=MethodCode.STATEMENTS,
    kinds={ItemKind.STATEMENT: VoteKind(), ItemKind.OWN: OwnKind()},
    promise=gettext_lazy(
        "Wij tellen per groep hoeveel mensen het eens of oneens zijn. Zo zien wij waar iedereen het over eens is."
    ),
    explained="consultation/explained/statements.html",
    deal=deal,
    dealt_kinds=frozenset({ItemKind.STATEMENT}),
    most=most,
    more_label=gettext_lazy("Beantwoord meer stellingen"),
    remarks=remarks,
    count=_count,
    show=_show,
    results_template="consultation/results/statements.html",
    settings_form=StatementsForm,
)
