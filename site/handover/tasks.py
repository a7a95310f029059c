"""What the worker does. Thin: it takes a key, and may run twice or late."""

from . import runs


def make_run(run_id: str) -> bool:
    """Make the file of one run."""
    return runs.make(run_id)
