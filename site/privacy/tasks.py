"""What the worker does for privacy."""

from . import erasures, retention


def apply_retention() -> int:
    """Each day: wipe what is past its term; returns how many rows. Twice or late does no harm."""
    return sum(line.count for line in retention.apply()) + erasures.forget_old()


def note_erasures() -> int:
    """Every five minutes: what was erased goes into the ledger outside the database. Twice or late does no harm."""
    return erasures.note()
