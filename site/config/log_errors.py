"""What a log line, or a task that failed, tells of an error: its kind and its place, never what somebody typed.

The text of an error is left out: of a database error it holds the whole row ("Failing row contains"), of others often
the value that did not fit. What stays is names we made ourselves: of kinds, files, functions, tables and constraints,
and of errors of the machine and of our own code (a file that is missing, a name that does not exist) their text.
"""

import logging
import re
import sys
import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import Any

from pythonjsonlogger.json import JsonFormatter

#: Kinds whose text is about code, not about what came in.
_ABOUT_CODE = (AttributeError, ImportError, NameError, NotImplementedError, RecursionError, ZeroDivisionError)
#: SQLite names the constraint and nothing else.
_SQLITE = re.compile(r"(?:UNIQUE|CHECK|NOT NULL|FOREIGN KEY) constraint failed(?:: [a-z0-9_., ]+)?", re.ASCII)
#: What SQLite and PostgreSQL say of themselves: no room, locked, away. One line, of words without a value in quotes.
_OF_ITSELF = re.compile(r"[\w .,:;()/-]{1,200}", re.ASCII)
_NAMES = ("sqlstate", "table_name", "column_name", "constraint_name")
_AND_SO_ON = 20


def told(problem: BaseException) -> str:
    """The error with those before it and where each arose, without what anybody typed."""
    return "\n".join(line for part in _chain(problem) for line in part)


def in_a_word(problem: BaseException) -> str:
    """The kind of an error, and what may be said of it."""
    kind = type(problem)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    detail = _detail(problem)
    return f"{name}: {detail}" if detail else name


def _chain(problem: BaseException) -> Iterator[list[str]]:
    """The error that began it first, as Python tells it."""
    found: list[tuple[BaseException, str]] = []
    current: BaseException | None = problem
    how = ""
    seen: set[int] = set()
    while current is not None and id(current) not in seen and len(found) < _AND_SO_ON:
        seen.add(id(current))
        found.append((current, how))
        if current.__cause__ is not None:
            current, how = current.__cause__, "which was the cause of:"
        elif not current.__suppress_context__:
            current, how = current.__context__, "and while that was handled:"
        else:
            current = None
    for each, then in reversed(found):
        yield from _one(each)
        if then:
            yield [then]


def _one(problem: BaseException) -> Iterator[list[str]]:
    if problem.__traceback__ is not None:
        places = traceback.extract_tb(problem.__traceback__)
        yield ["Traceback (most recent call last):", *"".join(traceback.format_list(places)).rstrip().split("\n")]
    yield [in_a_word(problem)]
    if isinstance(problem, BaseExceptionGroup):
        for each in problem.exceptions[:_AND_SO_ON]:
            yield from _chain(each)


def _detail(problem: BaseException) -> str:
    """What may be said beside the kind."""
    if (diagnosis := getattr(problem, "diag", None)) is not None:
        names = {name: getattr(diagnosis, name, None) for name in _NAMES}
        found = " ".join(f"{name}={value}" for name, value in names.items() if value)
        if found or type(problem).__name__ != "OperationalError":
            return found
        return str(problem).split("\n", 1)[0]  # no row was ever read: the server cannot be reached
    text = str(problem)
    if isinstance(problem, OSError):
        return problem.strerror or ""
    if isinstance(problem, _ABOUT_CODE):
        return text.split("\n", 1)[0]
    module, name = type(problem).__module__, type(problem).__name__
    if module in ("sqlite3", "django.db.utils"):
        if _SQLITE.fullmatch(text):
            return text
        if name in ("OperationalError", "InterfaceError") and _OF_ITSELF.fullmatch(text):
            return text
    return ""


class _WithoutWords(logging.Formatter):
    """For a formatter: errors as :func:`told` gives them, also where another handler wrote them down before."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, with nothing that another formatter left on the record."""
        kept, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = kept

    def formatException(self, ei: Any) -> str:  # noqa: N802 -- the name logging calls
        """The error without its words."""
        return told(ei[1]) if ei[1] is not None else ""


class Line(_WithoutWords):
    """A line for people to read."""


class Json(_WithoutWords, JsonFormatter):
    """A line for a log server."""


class NoErrorText(logging.Filter):
    """An error that was filled in in a message says its kind there."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets it through."""
        if isinstance(record.args, tuple):
            record.args = tuple(in_a_word(each) if isinstance(each, BaseException) else each for each in record.args)
        return True


def quiet_crashes() -> None:
    """A command or thread that falls over tells of it in the same way: systemd writes that in its log too.

    Somebody at a keyboard, who typed the command, reads all of it.
    """
    import threading  # noqa: PLC0415 -- once, when starting

    def crashed(kind: type[BaseException], problem: BaseException, place: TracebackType | None) -> None:
        if sys.stderr.isatty():
            sys.__excepthook__(kind, problem, place)
        else:
            sys.stderr.write(told(problem) + "\n")

    def thread_crashed(caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            sys.stderr.write(told(caught.exc_value) + "\n")

    sys.excepthook = crashed
    threading.excepthook = thread_crashed
