"""Runs: asked for in one transaction with their task, made once, safe to kill and to repeat, void when words go."""

from .asking import LIVE, OVER, adopt, again, ask, ask_once, order_of, stop
from .making import Stopped, fingerprint, make, restart_silent
from .renewing import VOID, newer_of, renew_void
from .storing import FOLDER, LONGEST_RUN, private_storage, sweep
from .voiding import supersede, supersede_public, supersede_without_leave

__all__ = [
    "FOLDER",
    "LIVE",
    "LONGEST_RUN",
    "OVER",
    "VOID",
    "Stopped",
    "adopt",
    "again",
    "ask",
    "ask_once",
    "fingerprint",
    "make",
    "newer_of",
    "order_of",
    "private_storage",
    "renew_void",
    "restart_silent",
    "stop",
    "supersede",
    "supersede_public",
    "supersede_without_leave",
    "sweep",
]
