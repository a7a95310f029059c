"""18 worden: what comes at young people, what they must arrange themselves, and who helps."""

from .easy import EIGHTEEN_EASY
from .pack import EIGHTEEN

__all__ = ["EIGHTEEN", "EIGHTEEN_EASY"]
