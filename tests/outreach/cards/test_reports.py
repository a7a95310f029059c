"""The report: from concept to online, with numbers that point at nobody and words that may be repeated."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from contributions.models import Contribution, Participation
from contributions.service import ChangedMeanwhile, Refused, withdraw
from gatherings.models import WalkIn
from outreach.cards.quoting import answers_at
from outreach.cards.report_moves import REPORT_MOVES, move_report
from outreach.cards.reports import publish, report_of, report_parts, report_path, take_off, write
from outreach.enums import ReportState
from outreach.models import EventReport
from people.models import Perspective
from privacy.models import Consent, ConsentText
from privacy.service import set_consents
from tests.factories import gatherings, outreach
from tests.factories.synthesis import person_heard, words_of
from tests.outreach.cards.evening import BSN, Evening


def written(evening: Evening, heard: str = "Mensen willen gebeld worden.") -> EventReport:
    """A report with both texts."""
    report = report_of(evening.date)
    return write(report, heard, "Wij zetten bellen op één.", version=report.version, by=None)


def test_only_moves_of_the_table_are_made(evening: Evening) -> None:
    report = report_of(evening.date)
    for was in (*ReportState.values, "gone"):
        for to in (*ReportState.values, "gone"):
            EventReport.objects.update(state=was)
            if to == was:
                assert move_report(report, to, by=None).state == was
            elif to in REPORT_MOVES.get(was, frozenset()):
                assert move_report(report, to, by=None).state == to
            else:
                with pytest.raises(Refused):
                    move_report(report, to, by=None)


def test_a_report_goes_online_when_the_date_is_closed_and_both_texts_are_there(evening: Evening) -> None:
    report = written(evening)
    with pytest.raises(Refused, match="Sluit eerst"):
        publish(report, by=None)
    evening.held()
    EventReport.objects.update(next_steps="")
    with pytest.raises(Refused, match="wat u ermee doet"):
        publish(report, by=None)
    EventReport.objects.update(next_steps="Bellen.")
    assert [publish(report, by=None).state for _twice in range(2)] == ["published", "published"]
    with pytest.raises(Refused, match="staat online"):
        write(report, "Iets anders.", "", version=EventReport.objects.get().version, by=None)
    first = EventReport.objects.get().published_on
    assert take_off(report, by=None).state == "draft"
    assert publish(report, by=None).published_on == first


def test_two_writers_do_not_overwrite_each_other_and_no_number_is_kept(evening: Evening) -> None:
    report = written(evening, f"Iemand noemde {BSN}.")
    assert BSN not in report.heard
    with pytest.raises(ChangedMeanwhile):
        write(report, "Van een ander.", "", version=1, by=None)


def test_the_page_says_that_it_is_coming_and_then_shows_it(
    evening: Evening, client: Client, organiser: Client
) -> None:
    url = report_path(evening.date)
    report = written(evening)
    evening.held()
    soon = client.get(url)
    assert soon.status_code == 200 and not soon.cookies
    assert "Mensen willen gebeld worden." not in soon.content.decode()
    assert organiser.post(evening.staff_url("verslag"), {"deed": "publish"}).status_code == 302
    page = client.get(url).content.decode()
    assert "Mensen willen gebeld worden." in page and "Wij zetten bellen op één." in page
    assert client.get(url.replace("20", "19", 1)).status_code == 404
    assert client.get(f"/agenda/{evening.event.slug}/verslag/gisteren/").status_code == 404
    EventReport.objects.filter(pk=report.pk).update(state="draft")
    assert report_parts(evening.event) == []


def test_small_numbers_are_told_to_nobody(evening: Evening) -> None:
    occasion = evening.date.gathering.occasion
    youth = Perspective.objects.get(code="youth")
    for _each in range(4):
        WalkIn.objects.create(gathering=evening.date.gathering, perspective=youth, nonce=uuid4())
        person_heard(occasion)
    evening.held()
    publish(written(evening), by=None)
    (part,) = report_parts(evening.event)
    assert (part.came, part.heard, part.cards) == (None, None, None)
    gatherings.seat(evening.date.gathering, "attended", chairs=2)
    gatherings.seat(evening.date.gathering, "no_show", chairs=9)
    (part,) = report_parts(evening.event)
    assert part.came == 6


def test_only_words_that_may_be_repeated_are_offered(evening: Evening) -> None:
    occasion = evening.date.gathering.occasion
    said = words_of(person_heard(occasion), "Bel mensen terug.", leave_to="quote", published=True)
    words_of(person_heard(occasion), "Zonder toestemming.", published=True)
    words_of(person_heard(occasion), "Niet nagekeken.", leave_to="quote")
    assert [each.quotes for each in answers_at(evening.date)] == [()] * len(answers_at(evening.date))
    for _each in range(9):
        person_heard(occasion)
    quotes = [quote.words for each in answers_at(evening.date) for quote in each.quotes]
    assert quotes == ["Bel mensen terug."]
    Consent.objects.all().delete()
    assert not [quote for each in answers_at(evening.date) for quote in each.quotes]
    assert ConsentText.objects.exists() and Contribution.objects.filter(pk=said.pk).exists()


def test_words_that_are_taken_back_leave_the_report(evening: Evening, client: Client) -> None:
    evening.write(client, "Ik kreeg nooit een brief terug. Dat deed pijn.")
    written(evening, "Iemand zei: ‘Ik kreeg nooit een brief terug.’ Dat horen wij vaker.")
    withdraw(Participation.objects.get())
    assert EventReport.objects.get().heard == "Iemand zei: ‘(weggehaald).’ Dat horen wij vaker."


@pytest.mark.parametrize("purpose", ["quote", "publish"])
def test_leave_that_is_taken_back_takes_the_words_out_of_the_report(evening: Evening, purpose: str) -> None:
    said = words_of(
        person_heard(evening.date.gathering.occasion),
        "Ik kreeg nooit een brief terug.",
        leave_to=purpose,
        published=True,
    )
    written(evening, "Iemand zei: ‘Ik kreeg nooit een brief terug.’ Dat horen wij vaker.")
    assert said.participation is not None
    set_consents(said.participation.participant, set(), {"contact"})
    assert "een brief terug" in EventReport.objects.get().heard
    set_consents(said.participation.participant, set(), {purpose})
    assert EventReport.objects.get().heard == "Iemand zei: ‘(weggehaald).’ Dat horen wij vaker."


def test_the_desk_and_the_page_ask_the_same_for_one_date_and_for_three(evening: Evening, client: Client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(report_path(evening.date)).status_code == 200
        return len(captured)

    evening.held()
    publish(written(evening), by=None)
    asked()  # what the whole site keeps at hand
    one = asked()
    for days in (3, 4):
        other = outreach.date(evening.event, days)
        other.gathering.state = "held"
        other.gathering.save()
        EventReport.objects.create(date=other, state="published", heard="A.", next_steps="B.")
    assert asked() == one


def _uuid() -> object:
    from uuid import uuid4

    return uuid4()
