"""Rounds to start from. A new template is one module here and one line in TEMPLATES."""

from .amicable import AMICABLE
from .communication import COMMUNICATION
from .empty import EMPTY
from .entrance import ENTRANCE
from .growth import GROWTH
from .ladder import LADDER
from .prevention import PREVENTION
from .principles import PRINCIPLES
from .profile import PROFILE
from .shape import ItemTemplate, OptionTemplate, RoundTemplate, StepTemplate, TargetTemplate
from .theory import THEORY
from .triage import TRIAGE
from .with_cases import CASES
from .with_draft import DRAFT
from .with_priorities import PRIORITIES
from .with_statements import STATEMENTS

#: In the order in which an organiser meets them: the ten actions of the agenda, then the methods.
TEMPLATES: dict[str, RoundTemplate] = {
    template.code: template
    for template in (
        THEORY,
        TRIAGE,
        GROWTH,
        PREVENTION,
        PRINCIPLES,
        AMICABLE,
        LADDER,
        ENTRANCE,
        COMMUNICATION,
        PROFILE,
        EMPTY,
        STATEMENTS,
        PRIORITIES,
        CASES,
        DRAFT,
    )
}


def by_code(code: str) -> RoundTemplate:
    """The template with this code. Raises KeyError when there is none."""
    return TEMPLATES[code]


__all__ = [
    "TEMPLATES",
    "ItemTemplate",
    "OptionTemplate",
    "RoundTemplate",
    "StepTemplate",
    "TargetTemplate",
    "by_code",
]
