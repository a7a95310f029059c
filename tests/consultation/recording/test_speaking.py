"""Somebody speaks instead of writing: the draft, the overview, handing in, and what can go wrong."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signing import Signer
from django.test import Client

from consultation.cookies import name_for
from consultation.entering import give_new_code
from consultation.enums import ItemKind, RoundState
from consultation.models import Answer, Item, Recording, Round
from consultation.recording import files
from consultation.recording.limits import MOST_BYTES
from consultation.transitions import move
from contributions.models import Contribution, Participation
from contributions.service import delete_drafts, withdraw
from people.service import Role
from tests.consultation.recording.speaker import OPEN, PROMPT, STORY, Speaker, handed_in
from tests.factories import sounds
from tests.factories.entries import typing_entry
from tests.factories.people import staff
from tests.factories.rounds import draft_round, item_of, open_round

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def private(settings, tmp_path: Path) -> Path:
    """A private folder of this test's own."""
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "private"},
        },
    }
    return tmp_path / "private"


@pytest.fixture
def speaker() -> Speaker:
    return Speaker(open_round()).begin()


def on_disk() -> set[str]:
    try:
        return {f"{files.FOLDER}/{name}" for name in storages["private"].listdir(files.FOLDER)[1]}
    except FileNotFoundError:
        return set()


class TestTheWayIn:
    def test_a_question_with_words_offers_it_and_one_with_choices_does_not(self, speaker: Speaker) -> None:
        assert "Liever praten?" in speaker.get(f"vraag/{OPEN}").content.decode()
        assert speaker.get(f"vraag/{STORY}").content.decode().count('value="opname:') == 3
        assert "Liever praten?" not in speaker.get("vraag/1").content.decode()

    def test_a_round_that_takes_none_does_not_offer_it(self, speaker: Speaker) -> None:
        Round.objects.update(takes_recordings=False)
        assert "Liever praten?" not in speaker.get(f"vraag/{OPEN}").content.decode()
        assert speaker.client.get(speaker.screen())["Location"].endswith(f"/vraag/{OPEN}/")

    def test_the_button_first_keeps_what_was_typed(self, speaker: Speaker) -> None:
        response = speaker.answer(OPEN, "opname:", tekst="Half getypt.")
        assert response["Location"].endswith(f"/vraag/{OPEN}/opname/?bij=")
        assert Answer.objects.get(item__kind="open").draft_words == {"": "Half getypt."}

    def test_the_button_on_an_empty_question_skips_nothing(self, speaker: Speaker) -> None:
        assert "opname" in speaker.answer(STORY, f"opname:{PROMPT}")["Location"]
        assert not Answer.objects.filter(skipped=True).exists()

    @pytest.mark.parametrize(("number", "prompt"), [(1, ""), (OPEN, "x"), (STORY, ""), (99, "")])
    def test_nobody_speaks_where_no_words_are_asked(self, speaker: Speaker, number: int, prompt: str) -> None:
        assert speaker.client.get(speaker.screen(number, prompt)).status_code == 404

    def test_the_screen_alone_may_use_the_microphone(self, speaker: Speaker) -> None:
        screen = speaker.client.get(speaker.screen())
        assert "microphone=(self)" in screen["Permissions-Policy"]
        assert "media-src 'self' blob:" in screen["Content-Security-Policy"]
        question = speaker.get(f"vraag/{OPEN}")
        assert "microphone=()" in question["Permissions-Policy"]
        assert "media-src" not in question["Content-Security-Policy"]


class TestKeeping:
    def test_it_is_an_answer_and_stands_in_the_overview(self, speaker: Speaker) -> None:
        assert speaker.send(sounds.wav(80))["Location"].endswith("klaar=bewaard")
        page = speaker.client.get(speaker.screen() + "&klaar=bewaard").content.decode()
        assert "Uw opname is bewaard" in page
        assert "Opname van 1 minuut en 20 seconden" in speaker.get("overzicht").content.decode()
        assert "1 minuut en 20 seconden" in speaker.get(f"vraag/{OPEN}").content.decode()

    def test_going_on_without_words_is_no_skipping_not_even_where_an_answer_is_asked(self, speaker: Speaker) -> None:
        Item.objects.update(required=True)
        speaker.send()
        assert speaker.answer(OPEN)["Location"].endswith(f"/vraag/{OPEN + 1}/")
        assert not Answer.objects.get(recordings__isnull=False).skipped

    def test_a_skipped_question_is_answered_when_somebody_speaks_after_all(self, speaker: Speaker) -> None:
        speaker.answer(OPEN, "overslaan")
        speaker.send()
        assert not Answer.objects.get(recordings__isnull=False).skipped

    def test_a_second_recording_takes_the_place_of_the_first(self, speaker: Speaker) -> None:
        speaker.send(sounds.wav(80))
        speaker.send(sounds.ogg(5))
        kept = Recording.objects.get()
        assert (kept.content_type, kept.seconds) == ("audio/ogg", 5)

    def test_the_file_that_was_replaced_or_deleted_goes(
        self, speaker: Speaker, django_capture_on_commit_callbacks
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            speaker.send(sounds.wav(80))
            speaker.send(sounds.ogg(5))
        assert on_disk() == {Recording.objects.get().file}
        with django_capture_on_commit_callbacks(execute=True):
            speaker.client.post(speaker.screen(), {"actie": "wis"})
            speaker.client.post(speaker.screen(), {"actie": "wis"})
        assert (on_disk(), Recording.objects.count()) == (set(), 0)
        assert "Nog niet beantwoord" in speaker.get("overzicht").content.decode()

    def test_a_double_click_is_one(self, speaker: Speaker) -> None:
        token = speaker.token()
        assert [speaker.send(token=token).status_code for _click in range(2)] == [302, 302]
        assert on_disk() == {Recording.objects.get().file}

    def test_a_token_of_another_question_is_no_bar(self, speaker: Speaker) -> None:
        token = speaker.token()
        speaker.send(token=token)
        speaker.send(number=STORY, prompt=PROMPT, token=token)
        assert Recording.objects.count() == 2

    def test_typed_and_spoken_words_stand_side_by_side(self, speaker: Speaker) -> None:
        speaker.answer(OPEN, tekst="Ook getypt.")
        speaker.send()
        overview = speaker.get("overzicht").content.decode()
        assert "Ook getypt." in overview
        assert "Opname van" in overview

    def test_it_is_heard_by_who_spoke_and_by_nobody_else(self, speaker: Speaker) -> None:
        speaker.send(sounds.ogg(5))
        address = speaker.address(f"opname/{Recording.objects.get().pk}")
        own = speaker.client.get(address)
        assert (own.status_code, own["Content-Type"]) == (200, "audio/ogg")
        assert "no-store" in own["Cache-Control"]
        assert Client().get(address).status_code == 404
        assert Speaker(speaker.round).begin().client.get(address).status_code == 404

    def test_a_player_gets_the_piece_it_asks_for(self, speaker: Speaker) -> None:
        speaker.send(sounds.wav(2))
        address = speaker.address(f"opname/{Recording.objects.get().pk}")
        whole = speaker.client.get(address, headers={"accept-encoding": "gzip"}).content
        for asked, start, end in (("bytes=0-", 0, None), ("bytes=10-19", 10, 20), ("bytes=-5", -5, None)):
            piece = speaker.client.get(address, headers={"range": asked, "accept-encoding": "gzip"})
            assert (piece.status_code, piece.content) == (206, whole[start:end])
        assert speaker.client.get(address, headers={"range": "bytes=999999-"}).status_code == 416
        assert speaker.client.get(address, headers={"range": "bytes=0-1,4-5"}).content == whole


class TestRefusals:
    @pytest.mark.parametrize(
        ("data", "sentence"),
        [
            (b"<html>" + bytes(500), "geen geluid dat wij kunnen afspelen"),
            (b"", "De opname is leeg"),
            (sounds.wav(200), "langer dan 3 minuten"),
            (sounds.wav(1) + bytes(MOST_BYTES), "te groot"),
        ],
    )
    def test_a_sentence_and_what_was_there_stays(self, speaker: Speaker, data: bytes, sentence: str) -> None:
        speaker.answer(OPEN, tekst="Getypt.")
        speaker.send(sounds.wav(80))
        response = speaker.send(data)
        page = response.content.decode()
        assert response.status_code == 422
        assert sentence in page
        assert "Er klopt nog iets niet" in page
        assert "microphone=(self)" in response["Permissions-Policy"]
        assert Recording.objects.get().seconds == 80
        assert len(on_disk()) == 1
        assert "Getypt." in speaker.get("overzicht").content.decode()

    def test_without_a_file_it_says_so(self, speaker: Speaker) -> None:
        response = speaker.client.post(speaker.screen(), {"actie": "stuur"})
        assert response.status_code == 422
        assert "Er is nog geen opname" in response.content.decode()

    def test_what_is_far_too_large_is_not_read_at_all(self, speaker: Speaker) -> None:
        class Unread:
            def read(self, *_args: int) -> bytes:
                raise AssertionError("the body was read")

            readline = read

        response = speaker.client.generic(
            "POST", speaker.screen(), CONTENT_LENGTH="900000000", **{"wsgi.input": Unread()}
        )
        assert response.status_code == 413
        assert "te groot" in response.content.decode()

    def test_a_forged_form_is_refused(self) -> None:
        client = Client(enforce_csrf_checks=True)
        speaker = Speaker(open_round(), client)
        client.get(speaker.address("vraag/1"))
        response = client.post(speaker.address("vraag/1/opname") + "?bij=", {"actie": "wis"})
        assert response.status_code == 404  # nobody speaks at the first question
        Item.objects.filter(kind="multiple").update(kind="open")
        assert client.post(speaker.address("vraag/1/opname") + "?bij=", {"actie": "wis"}).status_code == 403

    def test_the_first_question_of_all_can_be_spoken(self) -> None:
        Item.objects.filter(kind="multiple").update(kind="open")
        speaker = Speaker(open_round())
        Item.objects.filter(kind="multiple").update(kind="open")
        speaker.get("vraag/1")
        assert speaker.send(number=1).status_code == 302
        assert Participation.objects.drafts().get().submission.answers.get().recordings.count() == 1

    def test_a_closed_round_takes_none_and_says_that_the_draft_is_kept(self, speaker: Speaker) -> None:
        token = speaker.token()
        move(speaker.round, RoundState.REVIEW, by=None, reason="Klaar.")
        response = speaker.send(token=token)
        assert response.status_code == 409
        assert Recording.objects.count() == 0

    def test_after_handing_in_nothing_comes_in_or_goes(self, speaker: Speaker) -> None:
        speaker.send(sounds.wav(80))
        token = speaker.token()
        speaker.hand_in()
        assert speaker.send(sounds.ogg(5), token=token)["Location"].endswith("/bedankt/?al=1")
        assert speaker.client.post(speaker.screen(), {"actie": "wis"}).status_code == 302
        assert Recording.objects.get().seconds == 80

    def test_without_a_draft_one_starts_at_the_first_question(self) -> None:
        response = Client().get(Speaker(open_round()).screen())
        assert response.status_code == 200
        assert "Neem op" not in response.content.decode()


class TestHandingIn:
    def test_a_recording_alone_makes_a_person_heard_and_no_words_yet(self) -> None:
        recording = handed_in(open_round())
        assert Participation.objects.counted().count() == 1
        assert Contribution.objects.count() == 0
        assert recording.state == "waiting"

    def test_only_what_was_spoken_is_enough(self) -> None:
        speaker = Speaker(open_round())
        speaker.answer(1, "overslaan")
        speaker.send()
        speaker.hand_in()
        assert Participation.objects.counted().count() == 1

    def test_the_recording_of_a_question_that_was_skipped_is_not_handed_in(
        self, speaker: Speaker, django_capture_on_commit_callbacks
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            speaker.send()
            speaker.answer(OPEN, "overslaan")
            speaker.hand_in()
        assert (Recording.objects.count(), on_disk()) == (0, set())


class TestGoing:
    def test_withdrawing_takes_the_sound_along(self, django_capture_on_commit_callbacks) -> None:
        recording = handed_in(open_round())
        with django_capture_on_commit_callbacks(execute=True):
            withdraw(recording.answer.submission.participation)
        assert (Recording.objects.count(), on_disk()) == (0, set())

    def test_a_draft_that_is_deleted_takes_it_along(
        self, speaker: Speaker, django_capture_on_commit_callbacks
    ) -> None:
        speaker.send()
        with django_capture_on_commit_callbacks(execute=True):
            delete_drafts(Participation.objects.all())
        assert (Recording.objects.count(), on_disk()) == (0, set())

    def test_a_kill_between_file_and_row_leaves_an_orphan_that_is_swept(self, speaker: Speaker) -> None:
        speaker.send()
        kept = Recording.objects.get().file
        orphan = storages["private"].path(f"{files.FOLDER}/wees")
        Path(orphan).write_bytes(sounds.wav(1))
        assert files.sweep() == 0, "it may still be on its way to a row"
        old = datetime(2020, 1, 1, tzinfo=UTC).timestamp()
        os.utime(orphan, (old, old))
        os.utime(storages["private"].path(kept), (old, old))
        assert files.sweep() == 1
        assert on_disk() == {kept}


def test_without_a_trace(speaker: Speaker) -> None:
    """No moment, no name of a file, no number that holds either; not in the row, not beside the file."""
    speaker.send(sounds.mp4(20))
    recording = Recording.objects.get()
    path = Path(storages["private"].path(recording.file))
    assert datetime.fromtimestamp(path.stat().st_mtime, UTC).strftime("%H:%M:%S") == "00:00:00"
    assert path.is_relative_to(Path(storages["private"].location))
    assert not path.is_relative_to(settings.MEDIA_ROOT)
    assert recording.token.version == recording.pk.version == 4
    assert "Jansen" not in recording.file
    assert path.suffix == ""
    assert not any(isinstance(value, datetime) for value in vars(recording).values())
    assert sounds.MAKER not in path.read_bytes()


def test_a_new_round_of_the_templates_takes_recordings_and_it_can_be_put_off() -> None:
    assert draft_round().takes_recordings


def test_nobody_speaks_into_a_form_that_staff_type() -> None:
    round_ = open_round()
    entry = typing_entry(round_, channel="paper")
    code = give_new_code(entry.pk, by=staff(Role.FACILITATOR))
    first = round_.steps.get().items.get(order=1)
    question = item_of(round_, ItemKind.OPEN, 1)
    Item.objects.filter(pk=first.pk).update(order=question.order)
    Item.objects.filter(pk=question.pk).update(order=1)
    client = Client()
    client.cookies[name_for(round_)] = Signer(salt="consultation.draft").sign(code)
    address = f"/meedoen/{round_.slug}/vraag/1/opname/?bij="
    sound = SimpleUploadedFile("a.wav", sounds.wav(80))
    client.post(address, {"actie": "stuur", "token": str(uuid4()), "geluid": sound})
    assert not Recording.objects.exists(), "the second look would miss it"


class TestTooMuch:
    def test_a_classroom_fits_and_a_flood_from_one_address_does_not(self, speaker: Speaker) -> None:
        screen, token = speaker.screen(), speaker.token()
        for _each in range(60):
            assert speaker.client.post(screen, {"actie": "stuur", "token": token}).status_code == 422
        response = speaker.send()

        assert response.status_code == 429
        assert "Wacht tien minuten, of typ uw antwoord." in response.content.decode()
        assert not Recording.objects.exists() and on_disk() == set()

    def test_a_full_disk_is_a_sentence_and_words_are_still_kept(self, speaker: Speaker, monkeypatch) -> None:
        # The machine's own answer, on a disk that is nearly full.
        monkeypatch.setattr(shutil, "disk_usage", lambda place: type("Usage", (), {"free": 1000})())
        response = speaker.send()

        assert response.status_code == 422
        assert "Wij kunnen nu geen opnames bewaren." in response.content.decode()
        assert not Recording.objects.exists()
        speaker.answer(OPEN, tekst="Dan typ ik het.")
        assert Answer.objects.filter(draft_words={"": "Dan typ ik het."}).exists()
