"""What the overview of packs and the page of a pack show."""

from .listing import index_context
from .pack_page import pack_context

__all__ = ["index_context", "pack_context"]
