"""The desk of every role: only what it may act on, in order, each line one click from where it is done."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from consultation.desk.rounds import not_ready
from consultation.entry_transitions import move as move_entry
from consultation.enums import EntryState, RoundState
from consultation.gaps import make_task
from consultation.models import AnswerWords, CallBackRequest, Case, Entry, GapTask, Item, Round, RoundPage
from consultation.promises import keep_promise, put_off_promise
from consultation.steps import add_step
from consultation.texts.paragraphs import paragraphs_of
from consultation.transitions import missing_for_opening, move
from contributions.models import Contribution, ImportRun, Message
from focusgroups.models import MemberCheck, Report
from focusgroups.service import GroupState
from gatherings.models import Gathering
from gatherings.service import tell
from handover.models import Run, RunState, WooRequest
from notices.models import Notice
from outreach.coverage.periods import now as this_half_year
from outreach.models import CoverageTarget, EventReport, WordBack
from pages import desk
from pages.service import DeskItem, Urgency, desk_for
from people.models import Perspective, User
from people.service import Role
from synthesis.models import Decision, DecisionReaction
from synthesis.service import DecisionState, give_code, make_code, make_excerpt, review
from synthesis.service import move as move_decision
from tests.consultation.recording.speaker import handed_in
from tests.factories import focusgroups, gatherings, lesson_packs, outreach
from tests.factories.caselab import case
from tests.factories.contributions import CareSignalFactory, ContributionFactory, ReceiptFactory, SecondReadingFactory
from tests.factories.contributions import ReactionFactory as ReaderReactionFactory
from tests.factories.drafttext import reaction, suggested, text_round
from tests.factories.entries import typing_entry, waiting_entry
from tests.factories.notices import NoticeFactory
from tests.factories.people import UserFactory, staff
from tests.factories.privacy import RightsRequestFactory
from tests.factories.rounds import open_round, ready_round
from tests.factories.statements import own_of, statements_round
from tests.factories.synthesis import (
    DecisionFactory,
    FindingFactory,
    ReactionFactory,
    occasion,
    person_heard,
    words_of,
)
from tests.home.desk_lines import WORK

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
#: Whose desk is asked for one and for three in `make deep` only: their sources are the organiser's, or of one kind.
LATER = (Role.MODERATOR, Role.ANALYST, Role.ADMINISTRATOR)
EMPTY = "Niets. Alles wat op u wachtte, is gedaan."


def one_of_everything(user: User, number: int = 0) -> None:
    """A house in which everything waits."""
    now, today = timezone.now(), timezone.localdate()
    stuck = move(ready_round(f"vast-{number}", opens_at=now + DAY), RoundState.ANNOUNCED, by=None)
    Round.objects.filter(pk=stuck.pk).update(contact_name="")
    late = open_round(f"laat-{number}")
    Round.objects.filter(pk=late.pk).update(closes_at=now - timedelta(minutes=30))
    open_round(f"sluit-{number}", closes_at=now + DAY)
    owing = move(open_round(f"beloofd-{number}"), RoundState.REVIEW, by=None, reason="Alles is binnen.")
    Round.objects.filter(pk=owing.pk).update(word_back_on=today - DAY)
    FindingFactory(concept=True)
    coded = words_of(person_heard(occasion(title=f"Gecodeerd {number}")), "Bel mij.", "triage")
    give_code(make_excerpt(coded, 0, 3, by=None), make_code(name=f"Bellen {number}", by=None), by=None)
    DecisionFactory(opened=True, open_until=today - DAY)
    DecisionFactory(final=True, review_on=today)
    ReactionFactory(given_on=today - DAY)
    Run.objects.create(state=RunState.FAILED, asked_by=user, problem="Mislukt.", round_slug=f"vast-{number}")
    Run.objects.numbered(state=RunState.RESTRICTED, adopted_by_name="Noor", round_slug=f"dicht-{number}")
    WooRequest.objects.create(reference=f"Z-{number}", subject="Wachten", received_on=today - 25 * DAY)
    RightsRequestFactory()
    NoticeFactory(failed=True)
    waiting = NoticeFactory()
    Notice.objects.filter(pk=waiting.pk).update(queued_at=now - timedelta(hours=2))
    assert CareSignalFactory().contribution.moderation == "waiting"
    receipt = ReceiptFactory(participation=ContributionFactory(published=True).participation)
    Message.objects.create(receipt=receipt, side="participant", kind="question", text="Wanneer?", order=1)
    ContributionFactory(held=True, read_on=today)
    SecondReadingFactory()
    ReaderReactionFactory()
    doors_where_much_waits(open_round(f"deuren-{number}", closes_at=now + 30 * DAY), user)
    methods_where_much_waits(number, user)
    groups_where_much_waits(user)
    events_where_much_waits(user)
    lesson_packs.much_waits()


def doors_where_much_waits(round_: Round, user: User) -> None:
    """What came in by paper, phone, file and voice, and who did not come in yet."""
    CallBackRequest.objects.create(round=round_, phone="0701234567", token=uuid4())
    typist, checker = staff(Role.FACILITATOR), staff(Role.MODERATOR)
    waiting_entry(round_, typist, reference="")
    back = waiting_entry(round_, typist, reference="")
    move_entry(back.pk, EntryState.RETURNED, by=checker, version=back.version, reason="Vraag 2 klopt niet.")
    Entry.objects.filter(pk=back.pk).update(typed_by=user)
    lying = typing_entry(round_, typist, reference="")
    Entry.objects.filter(pk=lying.pk).update(typed_on=timezone.localdate() - 200 * DAY)
    handed_in(round_)
    ImportRun.objects.create(occasion=round_.occasion, file_name="a.xlsx", state="checked", forms=12)
    refused = open_round(f"{round_.slug}-bestand", closes_at=timezone.now() + 30 * DAY)
    ImportRun.objects.create(occasion=refused.occasion, file_name="b.xlsx", state="refused")
    task = make_task(
        round_, Perspective.objects.get(code="youth"), missing=3, plan="Een avond.",
        due_on=timezone.localdate() + DAY, owner=None, by=None,
    )  # fmt: skip
    GapTask.objects.filter(pk=task.pk).update(due_on=timezone.localdate() - DAY)


def methods_where_much_waits(number: int, user: User) -> None:
    """A statement somebody wrote, other words for a text, a case of a colleague; one's own case is not one's work."""
    own = own_of(statements_round(slug=f"eigen-{number}"))
    written = AnswerWords.objects.create(
        answer=reaction(own), contribution=ContributionFactory(occasion=own.step.round.occasion)
    )
    _text, step = text_round(slug=f"tekst-{number}")
    suggestion = suggested(reaction(paragraphs_of(step)[0], suggestion="Zeg het zo."))
    words = Contribution.objects.filter(pk__in=(written.contribution_id, suggestion.pk))
    words.update(moderation="published", read_on=timezone.localdate())
    case(2 * number, reviewed=False)
    Case.objects.filter(pk=case(2 * number + 1, reviewed=False).pk).update(written_by=user)


def groups_where_much_waits(user: User) -> None:
    """Groups in every phase, each with something that an organiser must do."""
    today = timezone.localdate()
    focusgroups.group(GroupState.RECRUITING, recruit_until=today + DAY)
    meeting = focusgroups.group(GroupState.MEETING)
    soon = focusgroups.session(meeting, days=3, definite=True)
    by_phone = {"phone": "0612345678", "reach_by": "phone", "email": ""}
    alone = gatherings.seat(soon, participant=gatherings.person(**by_phone))
    gatherings.seat(soon, "expired")
    tell(alone, "confirm")
    focusgroups.candidate(meeting, state="passed", participant=gatherings.person(**by_phone))
    for state in ("", "checking"):
        over = focusgroups.session(meeting, days=10, definite=True)
        Gathering.objects.filter(pk=over.pk).update(state="held")
        if state:
            Report.objects.create(gathering=over, state=state, check_until=today - DAY)
    mine = {"moderator": user, "minimum": 0, "definite": True}
    focusgroups.session(meeting, days=1, hour=0, **mine)
    unclosed, now = focusgroups.session(meeting, days=12, **mine), timezone.now()
    Gathering.objects.filter(pk=unclosed.pk).update(
        starts_at=now - 3 * DAY, ends_at=now - 3 * DAY + timedelta(hours=1)
    )
    looked_at = focusgroups.session(meeting, days=14, definite=True)
    Gathering.objects.filter(pk=looked_at.pk).update(state="held")
    MemberCheck.objects.filter(pk=focusgroups.member_check(looked_at).pk).update(told_on=None)


def events_where_much_waits(user: User) -> None:
    """Events of which a date begins, was not closed or told about, lacks a leader, or nobody can see; a blank spot."""
    complete = {"contact_phone": "070 123 45 67", "words_used": "Wij schrijven het op."}
    outreach.began(outreach.date(outreach.event(**complete), 20, moderator=user), minutes=400)
    outreach.began(outreach.date(outreach.event(**complete), 22, moderator=user), minutes=-60)
    for days in (21, 23):
        held = outreach.date(outreach.event(**complete), days)
        Gathering.objects.filter(pk=held.gathering_id).update(state="held")
    report = EventReport.objects.create(date=held, state="published")
    WordBack.objects.create(report=report, participant=gatherings.person(), way="phone")
    outreach.date(outreach.event(**complete), 3)
    outreach.date(outreach.event("draft"), 10, definite=False)
    outreach.event()
    CoverageTarget.objects.get_or_create(
        province="ZE", perspective=Perspective.objects.get(code="youth"), people=9,
        starts_on=this_half_year().first, ends_on=this_half_year().last,
    )  # fmt: skip


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def lines_of(user: User) -> list[DeskItem]:
    return desk_for(User.objects.get(pk=user.pk))


@pytest.fixture(autouse=True)
def without_second_factor(settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture(autouse=True)
def private(settings: Any, tmp_path: Path) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "private"},
        },
    }


def test_every_role_is_in_the_table() -> None:
    assert set(WORK) == set(Role)


@pytest.mark.parametrize("role", Role)
def test_a_role_sees_its_own_work_and_every_line_leads_to_where_it_is_done(role: Role) -> None:
    user = staff(role)
    one_of_everything(user)
    lines, client = lines_of(user), client_of(user)

    told = [line.title for line in lines]
    assert len(told) == len(WORK[role]), told
    for work in WORK[role]:
        assert any(work in title for title in told), (work, told)
    html = client.get("/beheer/").content.decode()
    for line in lines:
        assert client.get(line.url).status_code == 200, line
        assert f'href="{line.url}"' in html, line
    assert (EMPTY in html) == (not lines)
    assert [line.urgency for line in lines] == sorted(line.urgency for line in lines)


def test_every_registered_source_has_a_case_here() -> None:
    """A new kind of work is put in `one_of_everything` and in `WORK`: else nobody looked at where its line leads."""
    users = {role: staff(role) for role in Role}
    for number, role in enumerate((Role.ORGANISER, Role.MODERATOR, Role.FACILITATOR)):
        one_of_everything(users[role], number)
    silent = [source for source in desk._sources if not any(list(source(user)) for user in users.values())]
    assert silent == []


@pytest.mark.parametrize("role", Role)
def test_a_quiet_house_says_so(role: Role) -> None:
    user = staff(role)
    open_round(closes_at=timezone.now() + 30 * DAY).targets.all().delete()  # nobody is missing
    DecisionFactory(opened=True)
    DecisionFactory(final=True, review_on=timezone.localdate() + DAY)
    NoticeFactory()
    assert lines_of(user) == []
    assert EMPTY in client_of(user).get("/beheer/").content.decode()


def test_who_is_no_staff_has_no_desk() -> None:
    one_of_everything(staff(Role.ORGANISER))
    assert lines_of(UserFactory()) == []


@pytest.mark.parametrize("role", [Role.ORGANISER, *(pytest.param(role, marks=pytest.mark.deep) for role in LATER)])
def test_the_first_screen_asks_the_same_for_one_and_for_three_of_everything(role: Role) -> None:
    user = staff(role)
    client, counts = client_of(user), []
    for more in (1, 2):
        for _ in range(more):
            one_of_everything(user, Round.objects.count())
        client.get("/beheer/")
        cache.clear()
        ContentType.objects.clear_cache()
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/beheer/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert [client.get(line.url).status_code for line in lines_of(user)] == [200] * len(lines_of(user))


class TestWorkThatIsDoneLeavesTheDesk:
    """By the state of things, never by a day that passes."""

    def titles(self) -> str:
        return " | ".join(line.title for line in lines_of(self.organiser))

    @pytest.fixture(autouse=True)
    def at_work(self) -> None:
        self.organiser = staff(Role.ORGANISER)
        self.today = timezone.localdate()

    def test_a_promise_stays_until_it_is_kept_or_put_off(self) -> None:
        for days, urgency in ((0, Urgency.NOW), (3, Urgency.SOON), (-9, Urgency.LATE)):
            round_ = move(open_round(f"r{days + 50}"), RoundState.REVIEW, by=None, reason="Binnen.")
            Round.objects.filter(pk=round_.pk).update(word_back_on=self.today + days * DAY)
            (line,) = lines_of(self.organiser)
            assert line.urgency == urgency
            if days:
                keep_promise(round_, by=None, reason="Gezegd.")
            else:
                put_off_promise(round_, self.today + 30 * DAY, "Het kost meer tijd.", by=None)
            assert self.titles() == ""

    def test_a_decision_is_made_final_and_looked_at_again(self) -> None:
        decision = DecisionFactory(opened=True, open_until=self.today - DAY, review_on=self.today)
        assert self.titles() == "Stel 1 besluit vast"
        decision = move_final(decision)
        assert self.titles() == "Kijk opnieuw naar 1 besluit"
        review(decision, "Het gaat goed.", by=None, again_on=self.today + DAY)
        assert self.titles() == ""

    def test_a_reaction_waits_more_urgently_when_the_time_is_over(self) -> None:
        reaction = ReactionFactory()
        ReactionFactory(decision=reaction.decision, words="")
        (line,) = lines_of(self.organiser)
        assert (line.urgency, line.title) == (Urgency.WHEN_YOU_CAN, "Lees 1 reactie op een besluit")
        Decision.objects.update(open_until=self.today - DAY)
        assert next(each for each in lines_of(self.organiser) if "reactie" in each.title).urgency == Urgency.NOW
        DecisionReaction.objects.update(handled_on=self.today)
        assert "reactie" not in self.titles()

    def test_an_export_that_was_asked_for_again_is_no_work_any_more(self) -> None:
        Run.objects.create(state=RunState.FAILED, asked_by=self.organiser)
        Run.objects.create(state=RunState.FAILED, asked_by=staff(Role.ORGANISER), round_slug="anders")
        assert self.titles() == "Bekijk een export die mislukte"
        Run.objects.create(asked_by=self.organiser)
        assert self.titles() == ""

    def test_drafts_and_far_days_are_no_work(self) -> None:
        ready_round()
        move(ready_round("ver", opens_at=timezone.now() + 9 * DAY), RoundState.ANNOUNCED, by=None)
        assert self.titles() == ""

    def test_a_round_that_should_have_opened_is_late(self) -> None:
        round_ = move(ready_round("te-laat", opens_at=timezone.now() + DAY), RoundState.ANNOUNCED, by=None)
        assert self.titles() == "", "it is ready"
        Round.objects.filter(pk=round_.pk).update(opens_at=timezone.now() - timedelta(hours=1))
        (line,) = lines_of(self.organiser)
        assert line.urgency == Urgency.LATE
        assert line.url == reverse("rounds:inspect", args=[round_.pk])


def move_final(decision: Decision) -> Decision:
    return move_decision(decision, DecisionState.FINAL, by=None, what_changed="Niets, want iedereen was het eens.")


LACKS: dict[str, Any] = {
    "nothing": lambda round_: None,
    "a question": lambda round_: Item.objects.filter(step__round=round_).update(retired=True),
    "something in a second step": lambda round_: add_step(round_, "statements", title="Stellingen", by=None),
    "a reader": lambda round_: Round.objects.update(
        ambassador_read_on=None, ambassador="", ambassador_read_print="", unread_reason=""
    ),
    "a page": lambda round_: RoundPage.objects.filter(round=round_).update(live=False),
    "an opening": lambda round_: Round.objects.update(opens_at=None),
    "a closing": lambda round_: Round.objects.update(closes_at=None),
    "a closing to come": lambda round_: Round.objects.update(closes_at=timezone.now() - timedelta(minutes=5)),
    "a promise": lambda round_: Round.objects.update(word_back_on=None),
    "a name": lambda round_: Round.objects.update(contact_name=""),
    "a number": lambda round_: Round.objects.update(contact_phone=""),
    "final words": lambda round_: type(round_.occasion).objects.update(words_final_on=None),
    "late enough final words": lambda round_: type(round_.occasion).objects.update(
        words_final_on=timezone.localdate() - 5 * DAY
    ),
}


@pytest.mark.parametrize("lack", LACKS)
def test_not_ready_asked_of_many_is_the_same_as_asked_of_one(lack: str) -> None:
    round_ = ready_round()
    LACKS[lack](round_)
    round_ = Round.objects.select_related("occasion").get(pk=round_.pk)
    asked_of_one = bool(missing_for_opening(round_, today=timezone.localdate()))
    assert Round.objects.filter(not_ready(), pk=round_.pk).exists() == asked_of_one == (lack != "nothing")


def test_what_runs_tells_how_many_days_are_left() -> None:
    open_round("loopt", title="Wie eerst?", closes_at=timezone.now() + 4 * DAY)
    move(ready_round("komt", title="Wie past?", opens_at=timezone.now() + DAY), RoundState.ANNOUNCED, by=None)
    owing = move(open_round("klaar", title="Welk woord?"), RoundState.REVIEW, by=None, reason="Binnen.")
    Round.objects.filter(pk=owing.pk).update(word_back_on=timezone.localdate() - DAY)
    html = client_of(staff(Role.FACILITATOR)).get("/beheer/").content.decode()
    running = html.split("Wat komt er?")[1]
    assert running.index("Wie eerst?") < running.index("Wie past?") < running.index("Welk woord?")
    for text in ("nog 4 dagen", "nog 1 dag", "voorbij", "antwoord beloofd op"):
        assert text in running
