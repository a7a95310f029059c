"""What the worker does. Thin: it takes a key, and may run twice or late."""

from . import runs
from .comparing import forgetting
from .woo import releasing


def make_run(run_id: str) -> bool:
    """Make the file of one run."""
    return runs.make(run_id)


def forget_in_indexes(keys: list[str]) -> int:
    """Take what withdrawn words left behind out of the indexes of runs."""
    return forgetting.forget(keys)


def make_woo_release(release_id: int) -> bool:
    """Make the file of one release under the Woo."""
    return releasing.make(release_id)


def go_on_with_runs() -> int:
    """Have runs made again whose maker died, and runs that became void made anew; returns how many."""
    return runs.restart_silent() + runs.renew_void()
