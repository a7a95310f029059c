"""Public figures: what is written down equals a recount, and tells nothing small, also not by subtracting."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contributions import public_counts
from contributions.enums import EmptiedReason, ModerationReason
from contributions.models import ModerationCounts, Redaction
from contributions.public_counts import count, told, write_down
from contributions.small_cells import HIDDEN
from contributions.tasks import count_moderation
from tests.factories.contributions import ContributionFactory, OccasionFactory, SecondReadingFactory
from tests.factories.rounds import open_round
from tests.handover.workbooks import dossier

pytestmark = pytest.mark.django_db

WITHHELD = f"withheld:{ModerationReason.INSULT}"


def words(number: int, occasion, **fields: object) -> None:
    fields = {"arrived_on": date(2026, 3, 2), "read_on": date(2026, 3, 3), **fields}
    ContributionFactory.create_batch(number, participation__occasion=occasion, **fields)


def insults(number: int, occasion) -> None:
    words(number, occasion, withheld=True, reason=ModerationReason.INSULT)


def test_each_thing_is_counted_where_it_belongs() -> None:
    here, there = OccasionFactory(), OccasionFactory()
    words(6, here, published=True)
    insults(5, here)
    words(1, here, held=True, read_on=date(2026, 3, 6))
    words(2, there, read_on=None, arrived_on=date(2026, 3, 5))
    words(1, there, read_on=None, original="", redacted="", emptied_reason=EmptiedReason.WITHDRAWN)
    covered = ContributionFactory(participation__occasion=there, published=True)
    for start in (0, 4):
        Redaction.objects.create(contribution=covered, start=start, end=start + 1, reason="personal_data")
    SecondReadingFactory(contribution__participation__occasion=there)

    counted = count()

    assert (counted[here.pk].counts["read"], counted[here.pk].counts[WITHHELD]) == (12, 5)
    assert (counted[here.pk].median_days, counted[here.pk].longest_days) == (1, 4)
    assert counted[there.pk].counts["waiting"] == 2
    assert counted[there.pk].oldest_waiting == date(2026, 3, 5)
    assert counted[there.pk].counts["covered:personal_data"] == 1
    assert counted[there.pk].counts["second:asked"] == 1
    assert counted[None].counts["read"] == 12 + 2


def test_a_small_number_is_hidden_and_cannot_be_found_by_subtracting() -> None:
    here, there, third = OccasionFactory(), OccasionFactory(), OccasionFactory()
    insults(3, here)
    insults(8, there)
    insults(20, third)
    public = told(count())
    assert [public[each][WITHHELD] for each in (here.pk, there.pk, third.pk, None)] == [None, None, 20, 31]


def test_what_is_written_down_equals_a_recount_however_often() -> None:
    here, there = OccasionFactory(), OccasionFactory()
    insults(7, here)
    words(6, there, published=True)
    count_moderation()
    insults(1, here)
    assert write_down() == write_down() == 2
    kept = {row.occasion_id: (row.figures, row.told) for row in ModerationCounts.objects.all()}
    counted = count()
    public = told(counted)
    assert kept == {key: (figures.as_json(), public[key]) for key, figures in counted.items()}
    here.contributions.update(participation=None)
    here.contributions.all().delete()
    write_down()
    assert set(ModerationCounts.objects.values_list("occasion", flat=True)) == {there.pk, None}


def test_more_words_ask_no_more_of_the_database() -> None:
    occasion = OccasionFactory()
    asked = []
    for more in (1, 5):
        insults(more, occasion)
        with CaptureQueriesContext(connection) as captured:
            count()
        asked.append(len(captured))
    assert asked == [4, 4]


def test_the_workbook_tells_the_same_also_for_one_round() -> None:
    round_, other = open_round(), OccasionFactory()
    insults(3, round_.occasion)
    insults(8, other)
    insults(9, OccasionFactory())
    for scope in ({}, {"round_slug": round_.slug}):
        rows = dossier(**scope)["Moderatie"]
        mine = [row for row in rows if row["Gelegenheid"] == round_.occasion.title]
        of_reason = [row for row in mine if row["Wat"] == "Niet op de website" and "beledigend" in row["Reden"]]
        assert [row["Aantal"] for row in of_reason] == [HIDDEN]
    assert {row["Gelegenheid"] for row in rows} == {round_.occasion.title}


def test_every_key_has_a_place_in_what_is_told() -> None:
    words(1, OccasionFactory(), published=True)
    assert set(public_counts.KEYS) <= set(told(count())[None])
