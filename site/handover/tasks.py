"""What the worker does. Thin: it takes a key, and may run twice or late."""

from . import runs


def make_run(run_id: str) -> bool:
    """Make the file of one run."""
    return runs.make(run_id)


def go_on_with_runs() -> int:
    """Have runs made again whose maker died, and runs that became void made anew; returns how many."""
    return runs.restart_silent() + runs.renew_void()
