"""Staff write recordings out: once, for who may, and the words come in like all words. And the sound goes in time."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audit.models import AuditEvent
from consultation.enums import RecordingReason, RecordingState
from consultation.models import AnswerWords, Recording, Round
from consultation.recording import files, transitions
from consultation.recording.transcribing import claim, set_aside, write_out
from contributions.models import Contribution, Participation
from contributions.service import ChangedMeanwhile, Refused, withdraw, withdraw_contribution
from pages.service import Urgency, desk_for
from people.models import User
from people.service import Role
from privacy.service import access_export, purge_participant
from tests.consultation.recording.speaker import PROMPT, STORY, Speaker, handed_in
from tests.factories import sounds
from tests.factories.people import staff
from tests.factories.rounds import open_round

pytestmark = pytest.mark.django_db
LIST = "/beheer/opnames/"


@pytest.fixture(autouse=True)
def private(settings, tmp_path: Path) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "private"},
        },
    }


@pytest.fixture
def round_() -> Round:
    return open_round()


@pytest.fixture
def moderator() -> User:
    return staff(Role.MODERATOR, first_name="Mo", last_name="Derator")


@pytest.fixture
def desk(client: Client, moderator: User) -> Client:
    client.force_login(moderator)
    return client


def page_of(recording: Recording) -> str:
    return f"{LIST}{recording.pk}/"


def write(client: Client, recording: Recording, text: str, version: int = 1) -> Any:
    return client.post(page_of(recording), {"actie": "write", "versie": version, "text": text})


class TestWritingOut:
    def test_the_words_become_a_contribution_that_waits_like_all_words(self, desk: Client, round_: Round) -> None:
        recording = handed_in(round_, number=STORY, prompt=PROMPT)
        assert write(desk, recording, "Ik kreeg een brief. Mijn BSN is 111222333.").status_code == 302
        contribution = Contribution.objects.get()
        words = AnswerWords.objects.get()
        recording.refresh_from_db()
        assert (contribution.kind, contribution.mode, contribution.moderation) == ("story", "own_words", "waiting")
        assert contribution.original == "Ik kreeg een brief. Mijn BSN is █████████."
        assert contribution.question.endswith("Vertel wat u meemaakte. Wat gebeurde er?")
        assert contribution.agenda_items.count() == recording.answer.item.agenda_items.count() > 0
        assert (words.answer, words.prompt, words.spoken) == (recording.answer, PROMPT, True)
        assert (recording.state, recording.done_on) == ("transcribed", timezone.localdate())
        assert Participation.objects.counted().count() == 1, "one person, also with words that came later"

    def test_beside_typed_words_at_the_same_prompt(self, desk: Client, round_: Round) -> None:
        speaker = Speaker(round_).begin()
        speaker.answer(6, tekst="Getypt.")
        speaker.send()
        speaker.hand_in()
        write(desk, Recording.objects.get(), "Gesproken.")
        found = Contribution.objects.order_by("order").values_list("original", flat=True)
        assert list(found) == ["Getypt.", "Gesproken."]

    def test_without_text_or_with_too_much_nothing_happens_and_what_was_typed_stays(
        self, desk: Client, round_: Round
    ) -> None:
        recording = handed_in(round_)
        assert "Schrijf op wat u hoort" in write(desk, recording, "  ").content.decode()
        response = write(desk, recording, "Lang. " * 1000)
        assert response.status_code == 422
        assert "Lang. Lang." in response.content.decode()
        assert Contribution.objects.count() == 0

    def test_not_to_be_understood_has_a_reason_that_the_speaker_reads(self, desk: Client, round_: Round) -> None:
        speaker = Speaker(round_).begin()
        speaker.send()
        speaker.hand_in()
        recording = Recording.objects.get()
        without = desk.post(page_of(recording), {"actie": "aside", "versie": 1})
        assert without.status_code == 422
        assert "Kies waarom dit niet lukte" in without.content.decode()
        desk.post(page_of(recording), {"actie": "aside", "versie": 1, "reason": "inaudible"})
        assert "Wij konden de woorden niet goed genoeg verstaan" in receipt_of(speaker)

    def test_of_two_colleagues_the_second_loses_nothing_and_hears_who_was_first(
        self, desk: Client, round_: Round
    ) -> None:
        recording = handed_in(round_)
        write_out(recording.pk, "De eerste.", by=staff(Role.ORGANISER), version=1)
        response = write(desk, recording, "De tweede.")
        page = response.content.decode()
        assert response.status_code == 409
        assert "Een collega was u voor" in page
        assert "De tweede." in page
        assert Contribution.objects.get().original == "De eerste."

    def test_who_has_it_is_shown_and_it_can_be_taken_over(self, desk: Client, round_: Round, moderator: User) -> None:
        recording = handed_in(round_)
        claim(recording.pk, by=staff(Role.ORGANISER, first_name="Or", last_name="Ganiser"), version=1)
        page = desk.get(page_of(recording)).content.decode()
        assert "Or Ganiser is met deze opname bezig." in page
        assert "Bewaar als klaar" not in page
        assert write(desk, recording, "Toch.", version=2).status_code == 409
        assert desk.post(page_of(recording), {"actie": "take_over", "versie": 2}).status_code == 302
        assert write(desk, recording, "Nu wel.", version=3).status_code == 302
        recording.refresh_from_db()
        assert recording.claimed_by == moderator

    def test_one_that_was_taken_back_meanwhile_is_gone(self, desk: Client, round_: Round) -> None:
        recording = handed_in(round_)
        withdraw(recording.answer.submission.participation)
        assert write(desk, recording, "Te laat.").status_code == 404
        with pytest.raises(Refused, match="haalde haar terug"):
            write_out(recording.pk, "Te laat.", by=staff(Role.MODERATOR), version=1)
        assert Contribution.objects.count() == 0

    @pytest.mark.parametrize("state", [RecordingState.TRANSCRIBED, RecordingState.UNUSABLE])
    @pytest.mark.parametrize("to", RecordingState.values)
    def test_every_move_that_is_not_in_the_table_is_refused(self, round_: Round, state: str, to: str) -> None:
        recording = handed_in(round_)
        transitions.move(recording, state, reason=RecordingReason.SILENT)
        assert transitions.MOVES[state] == frozenset()
        with pytest.raises(Refused, match="staat al op"):
            transitions.move(recording, to, reason=RecordingReason.SILENT)

    @pytest.mark.parametrize(
        "change",
        [{"file": ""}, {"reason": "silent"}, {"state": "unusable"}, {"done_on": date(2026, 1, 1)}, {"prompt": "x"}],
    )
    def test_the_database_keeps_the_rules(self, round_: Round, change: dict[str, Any]) -> None:
        recording = handed_in(round_)
        if "prompt" in change:
            twin = Recording(answer=recording.answer, prompt="", file="x", size=1, token=recording.pk)
            with pytest.raises(IntegrityError), transaction.atomic():
                twin.save()
            return
        with pytest.raises(IntegrityError), transaction.atomic():
            Recording.objects.filter(pk=recording.pk).update(**change)


class TestTheScreens:
    def test_drafts_are_heard_by_nobody(self, desk: Client, round_: Round) -> None:
        Speaker(round_).begin().send()
        recording = Recording.objects.get()
        assert "Schrijf een opname uit" not in desk.get(LIST).content.decode()
        for address in (page_of(recording), page_of(recording) + "geluid/"):
            assert desk.get(address).status_code == 404

    def test_listening_is_written_down_and_kept_by_no_browser(self, desk: Client, round_: Round) -> None:
        recording = handed_in(round_, sounds.ogg(5))
        desk.get(page_of(recording))
        response = desk.get(page_of(recording) + "geluid/", headers={"range": "bytes=0-9"})
        assert (response.status_code, response["Content-Type"], len(response.content)) == (206, "audio/ogg", 10)
        assert "no-store" in response["Cache-Control"]
        actions = set(AuditEvent.objects.values_list("action", flat=True))
        assert {"consultation.read_recording", "consultation.hear_recording"} <= actions

    def test_the_list_costs_the_same_for_one_and_for_three(self, desk: Client, round_: Round) -> None:
        handed_in(round_)
        desk.get(LIST)
        one = count_queries(desk)
        handed_in(round_), handed_in(round_)
        assert count_queries(desk) == one

    def test_what_is_late_says_so(self, desk: Client, round_: Round) -> None:
        recording = handed_in(round_)
        recording.answer.submission.participation.__class__.objects.update(
            handed_in_on=timezone.localdate() - timedelta(days=9)
        )
        assert "te laat" in desk.get(LIST).content.decode()

    def test_a_sound_that_is_missing_breaks_nothing(self, desk: Client, round_: Round) -> None:
        recording = handed_in(round_)
        storages["private"].delete(recording.file)
        assert desk.get(page_of(recording)).status_code == 200
        assert desk.get(page_of(recording) + "geluid/").status_code == 404


def count_queries(client: Client) -> int:
    from django.db import connection

    with CaptureQueriesContext(connection) as captured:
        assert client.get(LIST).status_code == 200
    return len(captured)


class TestTheDesk:
    def test_one_line_for_who_may_and_late_after_two_working_days(self, round_: Round, moderator: User) -> None:
        handed_in(round_), handed_in(round_)
        (line,) = lines(moderator)
        assert (line.title, line.urgency, line.url) == ("Schrijf 2 opnames uit", Urgency.NOW, LIST)
        Participation.objects.update(handed_in_on=timezone.localdate() - timedelta(days=9))
        assert lines(moderator)[0].urgency == Urgency.LATE
        assert lines(staff(Role.ANALYST)) == []

    def test_an_empty_list_is_no_line(self, moderator: User) -> None:
        assert lines(moderator) == []


def lines(user: User) -> list[Any]:
    return [line for line in desk_for(user) if line.url == LIST]


def receipt_of(speaker: Speaker) -> str:
    """What the speaker reads on /mijn-inbreng/."""
    from tests.security.test_without_a_trace import code_of

    speaker.client.post("/mijn-inbreng/", {"code": code_of(speaker)})
    return speaker.client.get("/mijn-inbreng/").content.decode()


class TestTheReceipt:
    def test_it_waits_then_the_words_are_there(self, round_: Round, moderator: User) -> None:
        speaker = Speaker(round_).begin()
        speaker.send()
        speaker.hand_in()
        page = receipt_of(speaker)
        assert "wacht tot wij haar uitschrijven" in page
        recording = Recording.objects.get()
        assert f"/meedoen/{round_.slug}/opname/{recording.pk}/" in page
        write_out(recording.pk, "Bel mij gewoon terug.", by=moderator, version=1)
        page = receipt_of(speaker)
        assert "Wij schreven uw opname uit" in page
        assert "Bel mij gewoon terug." in page
        assert 'href="#bericht-kop"' in page

    def test_a_receipt_opened_elsewhere_hears_it_too(self, round_: Round) -> None:
        speaker, elsewhere = Speaker(round_).begin(), Client()
        speaker.send()
        speaker.hand_in()
        from tests.security.test_without_a_trace import code_of

        elsewhere.post("/mijn-inbreng/", {"code": code_of(speaker)})
        address = f"/meedoen/{round_.slug}/opname/{Recording.objects.get().pk}/"
        assert elsewhere.get(address).status_code == 200


class TestLettingGo:
    @pytest.fixture
    def commits(self, django_capture_on_commit_callbacks: Any) -> Any:
        return django_capture_on_commit_callbacks

    def apply_in(self, days: int, commits: Any) -> None:
        with time_machine.travel(timezone.now() + timedelta(days=days)), commits(execute=True):
            call_command("retention", "--apply")

    def test_the_sound_goes_two_weeks_after_it_was_written_out(
        self, round_: Round, moderator: User, commits: Any
    ) -> None:
        recording = handed_in(round_)
        write_out(recording.pk, "Woorden.", by=moderator, version=1)
        self.apply_in(14, commits)
        assert storages["private"].exists(recording.file)
        self.apply_in(15, commits)
        assert not storages["private"].exists(recording.file)
        after = Recording.objects.get()
        assert (after.file, after.state) == ("", "transcribed")
        assert Contribution.objects.get().original == "Woorden."

    def test_nothing_is_kept_longer_than_sixty_days_and_the_speaker_reads_whose_fault_that_is(
        self, round_: Round, commits: Any
    ) -> None:
        speaker = Speaker(round_).begin()
        speaker.send()
        speaker.hand_in()
        name = Recording.objects.get().file
        self.apply_in(60, commits)
        assert storages["private"].exists(name)
        self.apply_in(61, commits)
        self.apply_in(62, commits)
        after = Recording.objects.get()
        assert (after.file, after.state, after.reason) == ("", "unusable", "too_late")
        assert not storages["private"].exists(name)
        assert "Dat is onze fout" in receipt_of(speaker)

    def test_words_taken_back_one_by_one_take_their_sound_along(
        self, round_: Round, moderator: User, commits: Any
    ) -> None:
        recording = handed_in(round_)
        contribution = write_out(recording.pk, "Woorden.", by=moderator, version=1)
        with commits(execute=True):
            withdraw_contribution(contribution)
        assert not storages["private"].exists(recording.file)
        assert Recording.objects.count() == 0

    def test_access_tells_of_it_and_erasure_wipes_it(self, round_: Round, commits: Any) -> None:
        recording = handed_in(round_)
        participant = recording.answer.submission.participation.participant
        (part,) = [part for part in access_export(participant)["onderdelen"] if part["wat"] == "Opnames"]
        assert part["gegevens"][0]["Duur"] == "1 minuut en 20 seconden"
        assert "beluisteren" in part["gegevens"][0]["Het geluid"]
        with commits(execute=True):
            purge_participant(participant)
        assert (Recording.objects.count(), storages["private"].exists(recording.file)) == (0, False)


def test_a_name_that_a_file_has_is_never_an_address(round_: Round, client: Client) -> None:
    recording = handed_in(round_)
    for address in (f"/media/{recording.file}", f"/{recording.file}", f"/static/{recording.file}"):
        assert client.get(address, follow=True).status_code == 404
    assert files.read(recording) is not None


def test_setting_aside_is_final_for_a_colleague_with_an_old_screen(round_: Round) -> None:
    recording = handed_in(round_)
    set_aside(recording.pk, RecordingReason.SILENT, by=staff(Role.MODERATOR), version=1)
    with pytest.raises(ChangedMeanwhile, match="was u voor"):
        write_out(recording.pk, "Toch iets.", by=staff(Role.MODERATOR), version=1)
