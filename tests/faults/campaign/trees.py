"""Doing things to a process and everything below it."""

import contextlib
import resource
import signal
import threading
from collections.abc import Callable

import psutil

Undo = Callable[[], None]
#: A file may not grow beyond this when the disk is full: nothing of use fits.
_NO_ROOM = 4_096


def tree(pid: int) -> list[psutil.Process]:
    """A process and all below it; [] when it is gone."""
    with contextlib.suppress(psutil.NoSuchProcess):
        top = psutil.Process(pid)
        return [top, *top.children(recursive=True)]
    return []


def kill(pid: int) -> None:
    """End all of them as a power cut would."""
    found = tree(pid)
    _signal(found, signal.SIGKILL)
    psutil.wait_procs(found, timeout=5)


def freeze(pid: int) -> Undo:
    """Stop all of them where they are."""
    found = tree(pid)
    _signal(found, signal.SIGSTOP)
    return lambda: _signal(found, signal.SIGCONT)


def stutter(pid: int, stopped: float = 0.2, running: float = 0.05) -> Undo:
    """Slow: they run one moment in five."""
    over = threading.Event()

    def work() -> None:
        while not over.is_set():
            thaw = freeze(pid)
            over.wait(stopped)
            thaw()
            over.wait(running)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()

    def undo() -> None:
        over.set()
        thread.join(timeout=10)

    return undo


def no_room(pid: int) -> Undo:
    """The disk is full: no file of theirs may grow."""
    found = tree(pid)

    def limit(soft: int) -> None:
        for each in found:
            with contextlib.suppress(ProcessLookupError):
                resource.prlimit(each.pid, resource.RLIMIT_FSIZE, (soft, resource.RLIM_INFINITY))

    limit(_NO_ROOM)
    return lambda: limit(resource.RLIM_INFINITY)


def _signal(processes: list[psutil.Process], number: int) -> None:
    for each in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            each.send_signal(number)
