"""Rows that are written again (tests/factories/replay.py) are the rows that would be made."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.apps import apps
from django.core import serializers
from django.db import transaction

from consultation.enums import RoundState
from tests.factories import replay
from tests.factories.rounds import draft_round, open_round, ready_round
from tests.fixtures.untouched import begins_here

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 27, 12, 0, 0, 250, tzinfo=UTC)
#: Different each time it is made: numbers by chance, and moments within the text of a revision.
BY_CHANCE = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\\\"\d{4}-\d\d-\d\dT[^\"]*")
MOMENT = re.compile(r'"(\d{4}-\d\d-\d\dT\d\d:\d\d:[\d.]+Z)"')


def everything(since):
    """Every row, with moments as seconds since then."""

    def seconds(found):
        return f'"{(datetime.fromisoformat(found[1]) - since).total_seconds()}"'

    rows = {}
    for model in apps.get_models(include_auto_created=True):
        text = serializers.serialize("jsonl", model._base_manager.order_by("pk"))
        lines = [MOMENT.sub(seconds, BY_CHANCE.sub("?", line)) for line in text.splitlines()]
        rows[model._meta.label] = sorted(lines)
    return rows


def made(factory, at):
    """The rows and the result, made in a transaction that is undone."""
    with time_machine.travel(at, tick=False), transaction.atomic():
        begins_here()
        result = factory()
        rows = everything(at)
        transaction.set_rollback(True)
    return rows, result


@pytest.mark.parametrize("factory", [draft_round, ready_round, open_round])
def test_what_is_written_again_is_what_would_be_made(factory, monkeypatch):
    monkeypatch.setattr(replay, "_tapes", {})
    first, _result = made(factory, NOON)
    (tape,) = replay._tapes.values()
    assert tape.whole and len(tape.writes) > 30
    later = NOON + timedelta(minutes=7)
    again, result = made(factory, later)
    assert [*replay._tapes.values()] == [tape], "it was made anew"
    replay._tapes.clear()
    anew, as_made = made(factory, later)
    assert again == anew
    assert (result.pk, result.slug, result.opens_at, result.occasion.pk) == (
        as_made.pk,
        as_made.slug,
        as_made.opens_at,
        as_made.occasion.pk,
    )
    assert first != again or factory is draft_round


def test_whoever_wrote_before_or_moves_the_clock_makes_it_anew(monkeypatch):
    monkeypatch.setattr(replay, "_tapes", {})
    made(open_round, NOON)
    made(open_round, NOON + timedelta(days=1))
    assert [tape.at for tape in replay._tapes.values()] == [NOON + timedelta(days=1)]
    begins_here()
    first, second = open_round(), open_round("tweede")
    assert (first.state, second.state) == (RoundState.OPEN, RoundState.OPEN)
    assert first.pk != second.pk and first.slug != second.slug
