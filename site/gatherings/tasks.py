"""What the clock does with gatherings. Thin: it selects by state, may run late and may run twice."""

from . import waiting


def expire_offers() -> int:
    """Take back offers whose time is up, and offer the chairs to who is next; returns how many."""
    return waiting.expire_offers()
