"""Start processes in groups of their own, and end them so that nothing stays behind."""

import contextlib
import os
import signal
import subprocess
import time
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
SECONDS_TO_STOP = 20
POLITE = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(Exception):
    """The user asked to stop: Ctrl-C, a closed terminal or a polite kill."""


def stop_on_signals() -> None:
    """Turn the three polite signals into Stopped."""

    def stop(signum: int, frame: FrameType | None) -> None:
        raise Stopped

    for number in POLITE:
        signal.signal(number, stop)


class Child:
    """One long-running process that leads its own group, so that its helpers can be ended with it."""

    def __init__(self, name: str, command: list[str], environment: dict[str, str]) -> None:
        self.name = name
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)

    def exit_code(self) -> int | None:
        """The exit code, or None while it runs."""
        return self.process.poll()

    def ask_to_stop(self) -> None:
        """Ask the leader, which tells its helpers: whoever works on a request or task may finish it."""
        if self.process.poll() is None:
            self.process.terminate()

    def make_stop(self, deadline: float) -> None:
        """Wait for the leader until the deadline (monotonic seconds), then end whatever is left of the group."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=max(0.1, deadline - time.monotonic()))
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def stop_all(children: list[Child]) -> None:
    """End all processes; returns when none is left. A second Ctrl-C meanwhile changes nothing."""
    for number in POLITE:
        signal.signal(number, signal.SIG_IGN)
    for child in children:
        child.ask_to_stop()
    deadline = time.monotonic() + SECONDS_TO_STOP
    for child in children:
        child.make_stop(deadline)
