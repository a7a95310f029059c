"""What a pack may work on, as choices of a form: kerndoelen and citizenship, under the kind of school they are for."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from ..catalogue.obk import GOAL_TERMS

Choices = list[tuple[str, str]]
#: Beginning of a code -> for which schools; what their labels in the OBK begin with says the same twice.
_VO, _MBO = "vo_", "mbo_"
_VO_PREFIX = "VO "


def goal_choices() -> list[tuple[str, Choices]]:
    """The goals that the OBK knows, in groups: those of the VO by number, then those of the mbo."""
    return [
        (_("Voor vmbo, havo en vwo (onderbouw)"), _of(_VO)),
        (_("Voor het mbo"), _of(_MBO)),
    ]


def with_unknown(kept: Iterable[str]) -> Sequence[tuple[str, Choices]]:
    """The same, and beside it what a pack already has and we do not know: it is kept until somebody drops it."""
    extra = [(code, code) for code in kept if code not in GOAL_TERMS]
    return [*goal_choices(), *([(_("Eerder ingevuld"), extra)] if extra else [])]


def unfitting(goals: Iterable[str], levels: Iterable[str]) -> list[str]:
    """The labels of goals for a kind of school that none of these levels is; a goal we do not know always fits."""
    is_mbo = [level.startswith(_MBO) for level in levels]
    missing = [beginning for beginning, is_there in ((_VO, not all(is_mbo)), (_MBO, any(is_mbo))) if not is_there]
    return [GOAL_TERMS[code].label for code in goals if code in GOAL_TERMS and code.startswith(tuple(missing))]


def _of(beginning: str) -> Choices:
    return [
        (code, term.label.removeprefix(_VO_PREFIX)) for code, term in GOAL_TERMS.items() if code.startswith(beginning)
    ]
