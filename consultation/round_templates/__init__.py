"""Rounds to start from. A new template is one module here and one line in TEMPLATES."""

from .empty import EMPTY
from .entrance import ENTRANCE
from .profile import PROFILE
from .shape import ItemTemplate, OptionTemplate, RoundTemplate, TargetTemplate
from .triage import TRIAGE

TEMPLATES: dict[str, RoundTemplate] = {template.code: template for template in (TRIAGE, PROFILE, ENTRANCE, EMPTY)}


def by_code(code: str) -> RoundTemplate:
    """The template with this code. Raises KeyError when there is none."""
    return TEMPLATES[code]


__all__ = ["TEMPLATES", "ItemTemplate", "OptionTemplate", "RoundTemplate", "TargetTemplate", "by_code"]
