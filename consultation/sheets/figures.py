"""The figures of every round in a dossier: counted from the moment the dossier is about, not from what was kept."""

from typing import cast

from contributions.service import Scope

from ..figures import Figures, recount
from .parts import rounds_in


def figures_in(scope: Scope) -> dict[int, Figures]:
    """By id of the round. Counted once per dossier."""
    return cast("dict[int, Figures]", scope.once("round figures", _count))


def _count(scope: Scope) -> dict[int, Figures]:
    return {round_.pk: recount(round_, using=scope.using, with_texts=False) for round_ in rounds_in(scope)}
