"""What other apps may use from pages: the StreamField vocabulary.

Page types build on :class:`pages.models.BasePage`. Everything else is private.
"""

from .blocks import BODY_BLOCKS

__all__ = ["BODY_BLOCKS"]
