"""Blocks that show another app's data; home may know everyone."""

from pages.service import BODY_BLOCKS

HOME_BLOCKS = [*BODY_BLOCKS]
