"""What other apps may use from pages: the StreamField vocabulary, and a choice with its meaning.

Page types build on :class:`pages.models.BasePage`. Everything else is private.
"""

from .blocks import BODY_BLOCKS
from .bound_fields import ChoiceLabel

__all__ = ["BODY_BLOCKS", "ChoiceLabel"]
