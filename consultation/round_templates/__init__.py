"""Rounds to start from. A new template is one module here and one line in TEMPLATES."""

from .shape import ItemTemplate, OptionTemplate, RoundTemplate
from .triage import TRIAGE

TEMPLATES: dict[str, RoundTemplate] = {template.code: template for template in (TRIAGE,)}

__all__ = ["TEMPLATES", "ItemTemplate", "OptionTemplate", "RoundTemplate"]
