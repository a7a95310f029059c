"""What is sound and what is not, told by what is in it."""

import io
import struct
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultation.recording.formats import CONTAINERS, container_of
from consultation.recording.limits import MOST_BYTES, in_words
from consultation.recording.receiving import sound_of
from contributions.service import Refused
from tests.factories import sounds

KINDS: dict[str, Callable[..., bytes]] = {
    "audio/webm": sounds.webm,
    "audio/ogg": sounds.ogg,
    "audio/mp4": sounds.mp4,
    "audio/wav": sounds.wav,
    "audio/amr": sounds.amr,
    "audio/aac": sounds.adts,
    "audio/mpeg": sounds.mp3,
}


@pytest.mark.parametrize("media_type", KINDS)
def test_each_kind_is_known_by_its_content_with_its_length(media_type: str) -> None:
    sound = sound_of(KINDS[media_type](3))
    assert (sound.media_type, sound.seconds) in {(media_type, 3), (media_type, 4)}  # frames round up


@pytest.mark.parametrize("media_type", KINDS)
def test_what_is_kept_is_the_same_kind_and_the_same_length(media_type: str) -> None:
    once = sound_of(KINDS[media_type](3))
    assert sound_of(once.data) == once


@pytest.mark.parametrize("media_type", ["audio/webm", "audio/mp4", "audio/wav", "audio/mpeg"])
def test_names_and_moments_of_the_maker_are_taken_out(media_type: str) -> None:
    before = KINDS[media_type]()
    assert sounds.MAKER in before
    after = sound_of(before).data
    assert sounds.MAKER not in after
    for moment in (struct.pack(">I", sounds.MOMENT_MP4), sounds.MOMENT_WEBM.to_bytes(8)):
        assert moment not in after


def test_a_film_of_an_old_phone_without_pictures_is_sound() -> None:
    assert sound_of(sounds.mp4(brand=b"3gp4")).media_type == "audio/mp4"


@pytest.mark.parametrize("media_type", KINDS)
def test_longer_than_three_minutes_is_refused_also_when_it_is_small(media_type: str) -> None:
    sound_of(KINDS[media_type](184))
    with pytest.raises(Refused, match="langer dan 3 minuten"):
        sound_of(KINDS[media_type](187))


def zipped() -> bytes:
    with zipfile.ZipFile(held := io.BytesIO(), "w") as archive:
        archive.writestr("geluid.mp3", b"x" * 500)
    return held.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        sounds.mp4(handler=b"vide"),
        sounds.webm(track_type=1),
        b"<!doctype html><script>alert(1)</script>" + b" " * 200,
        b"\x89PNG\r\n\x1a\n" + bytes(200),
        b"%PDF-1.7" + bytes(200),
        b"RIFF\x00\x01\x00\x00WAVE" + bytes(200),
        b"RIFF\x00\x01\x00\x00AVI " + bytes(200),
        b"\xff\xfb\x90\x00" + bytes(200),
        zipped(),
    ],
    ids=["film", "webm film", "html", "png", "pdf", "empty wav", "avi", "one lonely frame", "zip"],
)
def test_what_is_no_sound_is_refused_whatever_it_is_called(data: bytes) -> None:
    with pytest.raises(Refused, match="geen geluid"):
        sound_of(data)


def test_empty_and_too_large_are_refused() -> None:
    with pytest.raises(Refused, match="leeg"):
        sound_of(b"OggS")
    with pytest.raises(Refused, match="te groot"):
        sound_of(sounds.wav(1) + bytes(MOST_BYTES))


STARTS = [make(1)[:200] for make in KINDS.values()] + [b"ID3\x04\0\0\0\0\0\0", b""]


@given(start=st.sampled_from(STARTS), cut=st.integers(0, 200), rest=st.binary(max_size=400))
def test_no_bytes_whatever_break_it(start: bytes, cut: int, rest: bytes) -> None:
    data = start[:cut] + rest
    try:
        sound = sound_of(data)
    except Refused:
        return
    assert container_of(data) in CONTAINERS
    assert len(sound.data) <= len(data)


def test_a_length_as_one_says_it() -> None:
    assert [in_words(seconds) for seconds in (None, 0, 1, 45, 60, 61, 80, 180)] == [
        "",
        "0 seconden",
        "1 seconde",
        "45 seconden",
        "1 minuut",
        "1 minuut en 1 seconde",
        "1 minuut en 20 seconden",
        "3 minuten",
    ]
