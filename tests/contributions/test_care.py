"""Care signals: deadlines that never come too late, and one colleague who acts."""

from datetime import datetime
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from contributions import care
from contributions.enums import CareDanger, CareState
from contributions.service import Refused
from people.service import Role
from tests.factories.contributions import CareSignalFactory, ContributionFactory
from tests.factories.people import staff

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("danger", "now", "before"),
    [
        (CareDanger.ACUTE, "2026-03-03 09:00", "2026-03-03 17:00"),
        (CareDanger.ACUTE, "2026-03-03 16:30", "2026-03-03 18:30"),
        (CareDanger.ACUTE, "2026-03-03 23:30", "2026-03-04 01:30"),
        (CareDanger.ACUTE, "2026-03-07 12:00", "2026-03-07 17:00"),
        (CareDanger.SERIOUS, "2026-03-03 09:00", "2026-03-05 17:00"),
        (CareDanger.SERIOUS, "2026-03-05 09:00", "2026-03-09 17:00"),
        (CareDanger.SERIOUS, "2026-03-07 09:00", "2026-03-10 17:00"),
        (CareDanger.SERIOUS, "2026-03-27 09:00", "2026-03-31 17:00"),
    ],
)
def test_deadlines(danger: CareDanger, now: str, before: str) -> None:
    assert care.deadline(danger, moment(now)) == moment(before)


@pytest.mark.django_db
@pytest.mark.parametrize(("now", "to"), list(product(CareState, CareState)))
def test_only_the_moves_in_the_table_are_made(now: CareState, to: CareState) -> None:
    signal, colleague = CareSignalFactory(state=now), staff(Role.MODERATOR)

    if to in care.MOVES[now]:
        care._move(signal.pk, to, by=colleague)
    else:
        with pytest.raises(Refused):
            care._move(signal.pk, to, by=colleague)

    signal.refresh_from_db()
    assert signal.state == (to if to in care.MOVES[now] else now)


@pytest.mark.django_db
def test_raising_twice_is_one_signal_and_acute_stays_acute() -> None:
    contribution, moderator = ContributionFactory(), staff(Role.MODERATOR)
    first = care.raise_signal(contribution, danger=CareDanger.SERIOUS, by=moderator)

    again = care.raise_signal(contribution, danger=CareDanger.SERIOUS, by=moderator)
    sooner = care.raise_signal(contribution, danger=CareDanger.ACUTE, by=moderator)
    still = care.raise_signal(contribution, danger=CareDanger.SERIOUS, by=moderator)

    assert first.pk == again.pk == sooner.pk == still.pk
    assert sooner.act_before < first.act_before
    assert still.danger == CareDanger.ACUTE


@pytest.mark.django_db
def test_the_second_colleague_to_take_it_is_refused() -> None:
    signal = CareSignalFactory()
    care.take(signal.pk, by=staff(Role.MODERATOR))

    with pytest.raises(Refused, match="Opgepakt"):
        care.take(signal.pk, by=staff(Role.MODERATOR))


@pytest.mark.django_db
def test_closing_needs_a_note_and_keeps_no_citizen_service_number() -> None:
    colleague = staff(Role.MODERATOR)
    signal = care.take(CareSignalFactory().pk, by=colleague)
    with pytest.raises(Refused, match="gedaan"):
        care.close(signal.pk, by=colleague, note="  ")

    closed = care.close(signal.pk, by=colleague, note="Gebeld over 123456782.")

    assert closed.state == CareState.CLOSED
    assert closed.taken_by == colleague
    assert "123456782" not in closed.note


@pytest.mark.django_db
def test_a_closed_signal_opens_again_with_a_new_deadline() -> None:
    moderator = staff(Role.MODERATOR)
    signal = CareSignalFactory(state=CareState.CLOSED, act_before=moment("2020-01-01 17:00"), taken_by=moderator)

    again = care.raise_signal(signal.contribution, danger=CareDanger.ACUTE, by=moderator)

    assert (again.pk, again.state, again.taken_by) == (signal.pk, CareState.OPEN, None)
    assert again.act_before.year > 2020
