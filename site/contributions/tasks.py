"""What the worker does. Thin: it takes a key or selects by state, and may run twice or late."""

from . import import_work
from .public_counts import write_down


def work_on_import(run_id: str) -> bool:
    """Go on with one import."""
    return import_work.work(run_id)


def go_on_with_imports() -> int:
    """Take up imports whose worker was killed."""
    return import_work.go_on()


def count_moderation() -> int:
    """Make the public figures about moderation anew."""
    return write_down()
