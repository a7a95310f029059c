"""What a round promised to whoever took part: kept, put off, or late in the open."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from consultation.enums import RoundState
from consultation.models import Round
from consultation.promises import keep_promise, promise_of, put_off_promise
from consultation.round_texts import change_round
from consultation.transitions import move
from contributions.service import Refused
from people.service import Role
from tests.factories.people import staff
from tests.factories.rounds import draft_round, open_round
from tests.factories.synthesis import DecisionFactory

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
LATER = TODAY + timedelta(days=30)


def closed_round(promised: date = LATER, **texts: object) -> Round:
    round_ = open_round(word_back_on=promised, **texts)
    return move(round_, RoundState.REVIEW, by=None, reason="Alles is binnen.")


def page_of(round_: Round) -> str:
    return Client().get(round_.get_absolute_url()).content.decode()


def test_after_a_decision_the_promise_is_kept_and_the_page_says_so() -> None:
    round_ = closed_round()
    DecisionFactory(final=True, occasion=round_.occasion)
    kept = keep_promise(round_, by=None)
    assert kept.word_back_kept_on == TODAY
    assert "Dat deden wij op" in page_of(round_)
    assert keep_promise(round_, by=None).word_back_kept_on == TODAY, "twice is once"
    assert AuditEvent.objects.filter(action="consultation.keep_promise").count() == 1


def test_without_a_decision_it_asks_what_people_heard() -> None:
    round_ = closed_round()
    DecisionFactory(opened=True, occasion=round_.occasion)
    with pytest.raises(Refused, match="nog niets besloten"):
        keep_promise(round_, by=None)
    keep_promise(round_, by=None, reason="Wij vertelden het op de avond in Zwolle. BSN 123456782.")
    html = page_of(round_)
    assert "op de avond in Zwolle" in html and "123456782" not in html


def test_who_is_late_says_so_and_explains() -> None:
    round_ = closed_round(TODAY - timedelta(days=2))
    assert "Wij zijn te laat." in page_of(round_)
    DecisionFactory(final=True, occasion=round_.occasion)
    with pytest.raises(Refused, match="later dan beloofd"):
        keep_promise(round_, by=None)
    keep_promise(round_, by=None, reason="Wij wachtten op de ministeries.")
    html = page_of(round_)
    assert "te laat, op" in html and "Wij wachtten op de ministeries." in html


def test_putting_off_keeps_the_first_day_and_every_explanation() -> None:
    round_ = closed_round(TODAY + timedelta(days=1))
    first = round_.word_back_on
    put_off_promise(round_, LATER, "Er kwam meer binnen dan wij dachten.", by=None)
    twice = put_off_promise(round_, LATER + timedelta(days=9), "Er is nog een gesprek nodig.", by=None)
    assert (twice.word_back_first_on, twice.word_back_on) == (first, LATER + timedelta(days=9))
    html = page_of(round_)
    for text in ("Dat lukt niet. U hoort nu uiterlijk op", "meer binnen dan wij dachten", "nog een gesprek nodig"):
        assert text in html


@pytest.mark.parametrize(
    ("day", "reason", "told"),
    [
        (LATER, "  ", "waarom het later wordt"),
        (None, "Daarom.", "Kies een dag"),
        (TODAY, "Daarom.", "Kies een dag"),
        (TODAY + timedelta(days=1), "Daarom.", "Kies een dag"),
    ],
)
def test_putting_off_is_refused_with_a_sentence(day: date | None, reason: str, told: str) -> None:
    round_ = closed_round(TODAY + timedelta(days=1))
    with pytest.raises(Refused, match=told):
        put_off_promise(round_, day, reason, by=None)
    round_.refresh_from_db()
    assert round_.word_back_first_on is None


def test_only_a_round_that_people_took_part_in_keeps_or_puts_off() -> None:
    draft, running = draft_round(word_back_on=LATER), open_round(slug="loopt", word_back_on=LATER)
    for round_ in (draft, running):
        with pytest.raises(Refused):
            keep_promise(round_, by=None, reason="Daarom.")
    with pytest.raises(Refused):
        put_off_promise(draft, LATER + timedelta(days=1), "Daarom.", by=None)
    done = closed_round(slug="klaar")
    keep_promise(done, by=None, reason="Gezegd.")
    with pytest.raises(Refused, match="geen belofte open"):
        put_off_promise(done, LATER + timedelta(days=1), "Daarom.", by=None)


def test_the_form_with_texts_does_not_move_a_promise_silently() -> None:
    round_ = open_round(word_back_on=LATER)
    for later in (LATER + timedelta(days=1), None):
        with pytest.raises(Refused, match="Stel het antwoord uit"):
            change_round(round_, {"word_back_on": later}, by=None)
    assert change_round(round_, {"word_back_on": LATER - timedelta(days=1)}, by=None), "sooner is better"


def test_the_organiser_does_both_from_the_page_of_the_round(settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client, round_ = Client(), closed_round(TODAY + timedelta(days=1))
    client.force_login(staff(Role.ORGANISER))
    html = client.get(reverse("rounds:inspect", args=[round_.pk])).content.decode()
    keep, put_off = (reverse(f"rounds:{name}", args=[round_.pk]) for name in ("keep_promise", "put_off_promise"))
    assert keep in html and put_off in html

    assert "nog niets besloten" in client.get(keep).content.decode()
    refused = client.post(put_off, {"new_day": f"{TODAY:%d-%m-%Y}", "reason": "Wij zijn er nog niet."})
    assert refused.status_code == 422 and "Wij zijn er nog niet." in refused.content.decode()
    client.post(put_off, {"new_day": f"{LATER:%d-%m-%Y}", "reason": "Wij zijn er nog niet."})
    client.post(keep, {"reason": "Gezegd op de avond."})

    round_.refresh_from_db()
    assert (round_.word_back_on, round_.word_back_kept_on) == (LATER, TODAY)
    again = client.get(keep, follow=True)
    assert again.redirect_chain and "Dat deden wij op" in again.content.decode()
    assert keep not in client.get(reverse("rounds:inspect", args=[round_.pk])).content.decode()


def test_a_promise_without_a_day_is_none() -> None:
    assert promise_of(draft_round(), TODAY) is None


def test_the_theme_tells_what_is_still_open() -> None:
    round_ = closed_round()
    code = round_.occasion.agenda_items.first().code
    html = Client().get(f"/wat-deden-we-ermee/{code}/").content.decode()
    still_open = html.split('id="nog-open"')[1]
    assert "Over dit onderwerp is nog niets besloten." in still_open
    assert "Wij werken aan de antwoorden. Uiterlijk op" in still_open
    assert round_.title in still_open

    item = round_.occasion.agenda_items.first()
    DecisionFactory(opened=True, title="Nog te reageren", agenda_item=item)
    DecisionFactory(final=True, title="Later besloten", outcome="parked", review_on=LATER, agenda_item=item)
    DecisionFactory(final=True, title="Klaar", agenda_item=item)
    still_open = Client().get(f"/wat-deden-we-ermee/{code}/").content.decode().split('id="nog-open"')[1]
    assert still_open.index("Nog te reageren") < still_open.index("Later besloten") < still_open.index(round_.title)
    assert "Wij kijken er opnieuw naar op" in still_open
    assert "Klaar" not in still_open
