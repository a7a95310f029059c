"""Wat is eerlijk? A dilemma lesson: whom do you help first when you cannot help everybody?"""

from .pack import FAIR

__all__ = ["FAIR"]
