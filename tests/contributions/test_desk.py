"""The desk: what of contributions waits, for whom it concerns, late first."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from contributions.desk import SOURCES
from contributions.service import messages
from pages.service import Urgency, desk_for
from people.service import Role
from tests.factories.contributions import (
    CareSignalFactory,
    ContributionFactory,
    ReactionFactory,
    ReceiptFactory,
    SecondReadingFactory,
)
from tests.factories.people import staff

pytestmark = pytest.mark.django_db

LONG_AGO = date(2026, 3, 2)


def lines(user):
    return [line for source in SOURCES for line in source(user)]


def everything() -> None:
    today = timezone.localdate()
    ContributionFactory(arrived_on=LONG_AGO)
    ContributionFactory(held=True, arrived_on=LONG_AGO, read_on=today)
    SecondReadingFactory(asked_on=LONG_AGO, contribution__read_on=LONG_AGO)
    ReactionFactory(made_on=today)
    messages.ask(ReceiptFactory(), "Hallo?")
    CareSignalFactory(act_before=timezone.now() - timedelta(hours=1), contribution__published=True)


def test_what_is_late_comes_first_and_every_line_begins_with_a_verb() -> None:
    everything()
    found = [line for line in desk_for(staff(Role.MODERATOR)) if line in lines(staff(Role.MODERATOR))]
    assert [(line.urgency, line.title) for line in found[:3]] == [
        (Urgency.DANGER, "Handel 1 zorgsignaal af"),
        (Urgency.LATE, "Lees 1 bijdrage"),
        (Urgency.LATE, "Lees 1 bijdrage opnieuw, als tweede lezer"),
    ]
    assert {line.title for line in found[3:]} == {
        "Beslis over 1 vastgehouden bijdrage",
        "Lees 1 reactie op een bijdrage",
        "Beantwoord 1 bericht van een deelnemer",
    }
    assert "TE LAAT" in found[0].text
    assert "Wij beloven 2." in found[1].text


@pytest.mark.parametrize(
    ("role", "count"),
    [
        (Role.MODERATOR, 6),
        (Role.ORGANISER, 1),
        (Role.PRIVACY_OFFICER, 1),
        (Role.EDITOR, 0),
        (Role.ADMINISTRATOR, 0),
    ],
)
def test_roles_see_their_own_work(role: Role, count: int) -> None:
    everything()
    assert len(lines(staff(role))) == count
    assert lines(AnonymousUser()) == []


def test_every_line_leads_to_where_it_is_done(client, settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    everything()
    moderator = staff(Role.MODERATOR)
    client.force_login(moderator)
    assert [client.get(line.url).status_code for line in lines(moderator)] == [200] * 6


def test_an_empty_desk_has_no_lines_and_a_full_one_asks_no_more() -> None:
    moderator = staff(Role.MODERATOR)
    assert lines(moderator) == []
    counts = []
    for _more in range(2):
        everything()
        with CaptureQueriesContext(connection) as asked:
            lines(moderator)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12
