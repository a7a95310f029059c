"""What is kept of a task that failed: kind and place of the error, as in the log. django-q would keep its words."""

import sys
from typing import Any

from django_q import worker
from django_q.signals import post_execute_in_worker

from .log_errors import told

#: When nothing better is known.
UNKNOWN = "Het ging mis. Kijk in het log van de server."


class KindAndPlace:
    """What django-q calls an error reporter: it is asked while the error is at hand."""

    def __init__(self) -> None:
        self.last = ""

    def report(self) -> None:
        """Remember the error of now, without its words."""
        problem = sys.exc_info()[1]
        self.last = told(problem) if problem is not None else ""

    def in_place_of(self, task: dict[str, Any]) -> None:
        """Before a worker hands its result on: nothing of the error but what was remembered."""
        if not task.get("success"):
            task["result"] = self.last or UNKNOWN
        self.last = ""


_reporter = KindAndPlace()


def _replace(sender: Any, task: dict[str, Any], **_signal: Any) -> None:
    _reporter.in_place_of(task)


def start() -> None:
    """Called once all apps are there."""
    worker.error_reporter = _reporter
    post_execute_in_worker.connect(_replace, dispatch_uid="config.failed_tasks")
