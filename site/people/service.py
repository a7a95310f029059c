"""What other apps may use from people: perspectives and roles.

Everything else is private.
"""

from .enums import PerspectiveLevel, Province, Role, Side, SpeaksFor

__all__ = ["PerspectiveLevel", "Province", "Role", "Side", "SpeaksFor"]
