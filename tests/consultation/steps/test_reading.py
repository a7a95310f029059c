"""Somebody reads a round before it opens; when the texts change later, the round says so."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from consultation.ambassador import ReadingState, go_without_reading, reading_of, tick_read
from consultation.editing import Wording, add_item, revise
from consultation.enums import ItemKind, RoundState
from consultation.models import Round
from consultation.public_texts import texts_of
from consultation.readiness import missing_for_opening
from consultation.round_texts import change_round
from consultation.tasks import open_and_close_due
from consultation.transitions import move
from contributions.service import Refused
from tests.consultation.walker import Walker
from tests.factories.rounds import draft_round, item_of, open_round, ready_round

pytestmark = pytest.mark.django_db


def state_of(round_: Round) -> ReadingState:
    return reading_of(Round.objects.select_related("occasion").get(pk=round_.pk)).state


def unread_round(**texts: object) -> Round:
    round_ = ready_round(**texts)
    Round.objects.filter(pk=round_.pk).update(ambassador="", ambassador_read_on=None, ambassador_read_print="")
    return Round.objects.select_related("occasion").get(pk=round_.pk)


def test_a_round_opens_only_after_somebody_read_it(admin_user):
    round_ = unread_round()
    with pytest.raises(Refused, match="Laat een taalambassadeur de teksten lezen"):
        move(round_, RoundState.OPEN, by=None)
    tick_read(round_, "Leesgroep Noord", by=admin_user)
    assert move(round_, RoundState.OPEN, by=None).state == RoundState.OPEN
    assert AuditEvent.objects.filter(action="consultation.read_by_ambassador", actor_id=admin_user.pk).count() == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda round_: change_round(round_, {"why": "Een andere reden."}, by=None),
        lambda round_: change_round(round_, {"plain": "Wie helpt u?"}, by=None),
        lambda round_: revise(item_of(round_, ItemKind.OPEN), Wording("Een andere vraag?"), by=None),
        lambda round_: add_item(round_.steps.get(), ItemKind.OPEN, Wording("Nog een vraag?")),
        lambda round_: round_.steps.update(title="Andere naam"),
        lambda round_: type(round_.page).objects.filter(pk=round_.page.pk).update(introduction="Anders."),
    ],
)
def test_every_change_of_a_public_text_asks_to_read_again(change):
    round_ = ready_round()
    assert state_of(round_) == ReadingState.READ
    change(round_)
    assert state_of(round_) == ReadingState.CHANGED
    with pytest.raises(Refused, match="De teksten veranderden na het lezen"):
        move(round_, RoundState.OPEN, by=None)
    tick_read(round_, "Leesgroep Noord", by=None)
    assert state_of(round_) == ReadingState.READ


def test_who_to_call_and_when_is_no_text():
    round_ = ready_round()
    change_round(round_, {"contact_phone": "070 765 43 21", "takes_recordings": False}, by=None)
    assert state_of(round_) == ReadingState.READ


def test_it_cannot_wait_and_the_team_reads_why(admin_user):
    round_ = unread_round()
    with pytest.raises(Refused, match="waarom niemand vooraf kan lezen"):
        go_without_reading(round_, "  ", by=admin_user)
    go_without_reading(round_, "De minister vraagt het morgen.", by=admin_user)
    assert state_of(round_) == ReadingState.WITHOUT
    assert move(round_, RoundState.OPEN, by=None).state == RoundState.OPEN
    assert AuditEvent.objects.filter(action="consultation.go_without_reading", actor_id=admin_user.pk).exists()
    tick_read(round_, "Leesgroep Noord", by=admin_user)
    assert state_of(round_) == ReadingState.READ


def test_the_clock_does_not_open_what_changed_after_it_was_read():
    round_ = move(ready_round(), RoundState.ANNOUNCED, by=None)
    Round.objects.filter(pk=round_.pk).update(opens_at=timezone.now() - timedelta(minutes=1))
    change_round(round_, {"why": "Een andere reden."}, by=None)
    open_and_close_due()
    assert Round.objects.get().state == RoundState.ANNOUNCED
    tick_read(round_, "Leesgroep Noord", by=None)
    open_and_close_due()
    assert Round.objects.get().state == RoundState.OPEN


def test_who_opens_again_has_asked_before():
    round_ = open_round()
    revise(item_of(round_, ItemKind.OPEN), Wording("Een betere vraag?"), by=None)
    round_ = move(round_, RoundState.REVIEW, by=None, reason="Iedereen heeft geantwoord.")
    sentences = missing_for_opening(round_, today=timezone.localdate())
    assert not [each for each in sentences if "lezen" in each]
    with pytest.raises(Refused, match="De ronde is gesloten"):
        tick_read(round_, "Leesgroep Noord", by=None)


def test_not_without_a_name_and_not_tomorrow():
    round_ = unread_round()
    with pytest.raises(Refused, match="wie de teksten las"):
        tick_read(round_, "  ", by=None)
    with pytest.raises(Refused, match="moet nog komen"):
        tick_read(round_, "Leesgroep", on=timezone.localdate() + timedelta(days=1), by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Round.objects.filter(pk=round_.pk).update(ambassador="Half")


def test_an_empty_step_must_be_filled_or_taken_away():
    from consultation.steps import add_step

    round_ = ready_round()
    add_step(round_, "questions", "Nog leeg")
    sentences = missing_for_opening(round_, today=timezone.localdate())
    assert "Stap ‘Nog leeg’ is nog leeg. Vul de stap, of haal die weg." in sentences


def test_the_texts_are_found_in_a_fixed_number_of_queries(django_assert_num_queries):
    round_ = ready_round()
    with django_assert_num_queries(3):
        texts = texts_of(round_)
    assert {"Titel", "De vraag in één zin", "Vragen en antwoorden", "Vraag 1", "Stap 1"} <= {
        each.label for each in texts
    }


class TestScreens:
    def test_from_what_must_still_be_done_to_the_tick(self, client, organiser):
        round_ = unread_round()
        page = client.get(reverse("rounds:inspect", args=[round_.pk])).content.decode()
        address = reverse("rounds:ambassador", args=[round_.pk])
        assert page.count(address) == 2 and "Laat een taalambassadeur de teksten lezen" in page

        refused = client.post(address, {"who": "", "on": "1-1-2026"})
        assert refused.status_code == 422 and "Een groep mag ook" in refused.content.decode()
        client.post(address, {"who": "Leesgroep Noord", "on": f"{timezone.localdate():%d-%m-%Y}"})
        assert state_of(round_) == ReadingState.READ
        assert (
            "Gelezen door: Leesgroep Noord" in client.get(reverse("rounds:inspect", args=[round_.pk])).content.decode()
        )

    def test_the_way_around_asks_why(self, client, organiser):
        round_ = unread_round()
        address = reverse("rounds:ambassador", args=[round_.pk])
        assert client.post(address, {"without": "1", "reason": ""}).status_code == 422
        client.post(address, {"without": "1", "reason": "De minister vraagt het morgen."})
        page = client.get(reverse("rounds:inspect", args=[round_.pk])).content.decode()
        assert "De reden: De minister vraagt het morgen." in page

    def test_all_texts_are_looked_at_with_the_way_to_each(self, client, organiser):
        round_ = draft_round(why="Uw zienswijze inzake deze beschikking is thans van belang.")
        page = client.get(reverse("rounds:readability", args=[round_.pk])).content.decode()
        assert "Leesgemak:" in page and "zienswijze" in page
        assert f"{reverse('rounds:edit', args=[round_.pk])}#id_why" in page

    def test_the_panel_stands_where_one_writes(self, client, organiser):
        round_ = draft_round()
        item = item_of(round_, ItemKind.OPEN)
        for address in (
            reverse("rounds:edit", args=[round_.pk]),
            reverse("rounds:item_edit", args=[item.pk]),
            reverse("rounds:item_inline", args=[item.pk]),
        ):
            page = client.get(address).content.decode()
            assert f'formaction="{reverse("plain_language")}"' in page
            # Enter in a field presses the first button: that must be the one that keeps what was written.
            assert page.index('formaction="') > page.index(
                "button-longrunning" if "hier" not in address else "Bewaar de vraag"
            )


class TestPlainTwins:
    def test_a_twin_is_on_the_screen_on_paper_and_read_aloud(self, client, organiser):
        from django.template.loader import render_to_string

        from consultation.printing import FORM, SCRIPT, form_context, script_context

        round_ = ready_round()
        item = item_of(round_, ItemKind.MULTIPLE)
        address = reverse("rounds:item_inline", args=[item.pk])
        form = client.get(address).context["form"]
        posted = {name: form[name].value() or "" for name in form.fields}
        client.post(address, {**posted, "plain": "Wie mag bij ons komen?"})
        item.refresh_from_db()
        assert item.current.plain == "Wie mag bij ons komen?"
        change_round(round_, {"plain": "Wij helpen mensen die vastzitten."}, by=None)
        round_ = move(tick_read(round_, "Leesgroep", by=None), RoundState.OPEN, by=None)

        question = Walker(round_).get("vraag/1").content.decode()
        assert "Lees dit in eenvoudige woorden" in question and "Wie mag bij ons komen?" in question
        front = client.get(f"/meedoen/{round_.slug}/").content.decode()
        assert "Wij helpen mensen die vastzitten." in front
        for page in (render_to_string(FORM, form_context(round_)), render_to_string(SCRIPT, script_context(round_))):
            assert "Wie mag bij ons komen?" in page and "Wij helpen mensen die vastzitten." in page

    def test_without_a_twin_nothing_shows(self):
        assert "eenvoudige woorden" not in Walker(open_round()).get("vraag/1").content.decode()

    def test_the_whole_form_keeps_the_twin(self, client, organiser):
        round_ = draft_round()
        item = item_of(round_, ItemKind.OPEN)
        revise(item, Wording("Wat mist u?", plain="Wat wilt u nog zeggen?"))
        item.refresh_from_db()
        address = reverse("rounds:item_edit", args=[item.pk])
        form = client.get(address).context["form"]
        assert form["plain"].value() == "Wat wilt u nog zeggen?"
        posted = {"text": "Wat mist u nu?", "plain": "Zeg het maar.", "seen": form["seen"].value()}
        client.post(address, posted)
        item.refresh_from_db()
        assert (item.current.text, item.current.plain) == ("Wat mist u nu?", "Zeg het maar.")
