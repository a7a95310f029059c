"""Deeds that go wrong with a story and an address in hand; a worker under test runs them."""

import psycopg
from django.db import transaction

STORY, ADDRESS = "Mijn dossier lag zeven maanden stil", "kim@voorbeeld.example"


def break_a_constraint() -> None:
    """A row that may not be: PostgreSQL tells the whole row in its message."""
    from notices.models import Notice

    with transaction.atomic():
        Notice.objects.create(key="kapot", to=ADDRESS, text=STORY, state=None)


def break_it_while_handling_something_else() -> None:
    """The same, behind errors of our own that repeat it."""
    try:
        break_a_constraint()
    except Exception as error:
        raise ValueError(f"dit ging mis: {error}") from error


def a_value_that_does_not_fit() -> None:
    """An error of Python with what was typed in it."""
    int(STORY)


def several_at_once() -> None:
    """A group of errors."""
    raise ExceptionGroup(STORY, [ValueError(STORY), KeyError(ADDRESS)])


def without_an_error_text() -> None:
    """An error of our code: its text names code."""
    raise AttributeError("'Notice' object has no attribute 'woorden'")


def whole_text() -> str:
    """What PostgreSQL says of it: to know that the test looks for something that is really there."""
    from django.db import IntegrityError

    try:
        break_a_constraint()
    except IntegrityError as error:
        assert isinstance(error.__cause__, psycopg.Error)
        return str(error)
    raise AssertionError("the row was kept")
