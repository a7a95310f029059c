"""The words of messages: filled in once, refused when they cannot be, never overwritten by us."""

from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from gatherings.enums import MessageKind, MessageWay, SeatState
from gatherings.models import Gathering, MessageText, Seat
from gatherings.text_defaults import DEFAULTS, seed
from gatherings.text_forms import preview
from gatherings.texts import PLACEHOLDERS, Told, fill, unknown_in
from pages.service import report_on
from people.models import ContactDetails
from people.service import Role
from tests.factories.people import staff
from tests.gatherings.test_calendar_files import seat_at

HARD_TO_READ = ("long_sentence", "jargon", "passive")


@pytest.fixture
def organiser(client: Client, settings: Any) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(Role.ORGANISER))
    return client


def address(kind: str = "invite") -> str:
    return f"/beheer/teksten-van-berichten/edit/{MessageText.objects.get(kind=kind).pk}/"


def filled(text: str, name: str = "Kim", **fields: Any) -> str:
    return fill(
        Told("Dag", text), seat_at(**fields), ContactDetails(name=name), MessageWay.MAIL, help_line="Bel 070."
    ).text


def test_every_kind_has_words_that_can_be_filled_in() -> None:
    assert set(DEFAULTS) == set(MessageKind)
    for subject, text in DEFAULTS.values():
        assert unknown_in(subject + text) == []


@pytest.mark.django_db
@pytest.mark.parametrize("kind", MessageKind.values)
def test_the_first_words_are_easy_to_read(kind: str) -> None:
    told = preview(kind, *DEFAULTS[MessageKind(kind)])

    assert "{" not in told.text
    words = "\n".join(line for line in told.text.splitlines() if not line.startswith("http"))
    assert [advice for advice in report_on([words]).advices if advice.kind in HARD_TO_READ] == []


def test_a_single_seat_that_goes_never_says_that_the_gathering_does() -> None:
    text = " ".join(DEFAULTS[MessageKind.CANCEL_SEAT])
    assert "plek vervalt" in text
    assert "gaat niet door" not in text


@given(name=st.text(max_size=40), title=st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60))
def test_what_a_name_holds_is_never_filled_in(name: str, title: str) -> None:
    told = filled("{titel}", title=f"x {title} {{link}}")
    assert "/uitnodiging/" not in told
    told = filled("Beste {naam}: {titel}", name=f"x{{titel}}{name}".replace("\n", " "), title="Geheim")
    assert told.count("Geheim") == 1


def test_who_left_no_name_is_greeted_all_the_same() -> None:
    assert filled("{aanhef}", name="") == "Dag,\n"
    assert filled("{aanhef}") == "Dag Kim,\n"


def test_an_empty_paragraph_leaves_no_hole() -> None:
    assert filled("Een.\n\n{route}\n\nTwee.") == "Een.\n\nTwee.\n"


def test_an_example_says_so() -> None:
    assert filled("Een.", is_example=True).startswith("VOORBEELD")


def test_times_are_those_of_the_place() -> None:
    assert "donderdag 25 maart 2027, 19.00 uur tot 21.00 uur" in filled("{wanneer}")
    assert "14.00 uur tot 16.00 uur (de tijd in Curacao)" in filled("{wanneer}", zone="America/Curacao")


@pytest.mark.django_db
def test_seeding_again_overwrites_nothing() -> None:
    MessageText.objects.filter(kind="invite").update(text="Onze eigen woorden.")
    MessageText.objects.filter(kind="offer").delete()

    seed()
    seed()

    assert MessageText.objects.get(kind="invite").text == "Onze eigen woorden."
    assert MessageText.objects.count() == len(MessageKind)


@pytest.mark.django_db
def test_staff_change_the_words_and_see_how_they_read(organiser: Client) -> None:
    text = "{aanhef}\n\nKomt u op {wanneer}? In {waar}.\n\nZeg het hier:\n{link}"

    looked = organiser.post(address(), {"subject": "Kom", "text": text, "bekijk": "1", "seen": 1})
    assert looked.status_code == 200
    assert "Dag Kim Jansen," in looked.content.decode()
    assert MessageText.objects.get(kind="invite").version == 1

    saved = organiser.post(address(), {"subject": "Kom", "text": text, "seen": 1}, follow=True)
    assert "De tekst is bewaard." in saved.content.decode()
    kept = MessageText.objects.get(kind="invite")
    assert (kept.subject, kept.text, kept.version) == ("Kom", text, 2)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{wanneer} {waar} {link} {bsn}", "Wij kennen {bsn} niet."),
        ("{wanneer} {waar} {link} {}", "Wij kennen {} niet."),
        ("{wanneer} {waar}", "Zet {link} in de tekst."),
        ("{waar} {link}", "Zet {wanneer} in de tekst."),
        ("", "Vul een tekst in."),
    ],
)
def test_what_cannot_be_filled_in_is_refused_and_kept_on_the_screen(
    organiser: Client, text: str, sentence: str
) -> None:
    response = organiser.post(address(), {"subject": "Eigen onderwerp", "text": text, "seen": 1})

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert "Eigen onderwerp" in response.content.decode()
    assert MessageText.objects.get(kind="invite").version == 1


@pytest.mark.django_db
def test_of_two_colleagues_the_second_overwrites_nothing(organiser: Client) -> None:
    words = {"subject": "Een", "text": "{wanneer} {waar} {link}"}
    organiser.post(address(), {**words, "seen": 1})
    second = organiser.post(address(), {**words, "subject": "Twee", "seen": 1})

    assert second.status_code == 422
    assert "Een collega was u voor" in second.content.decode()
    assert "Twee" in second.content.decode()
    assert MessageText.objects.get(kind="invite").subject == "Een"


@pytest.mark.django_db
def test_no_text_is_added_or_deleted(organiser: Client) -> None:
    html = organiser.get("/beheer/teksten-van-berichten/").content.decode()

    assert "Uw plek vervalt" in html
    for path in ("new", f"delete/{MessageText.objects.first().pk}", "add"):  # type: ignore[union-attr]
        assert organiser.get(f"/beheer/teksten-van-berichten/{path}/").status_code == 404


def test_the_help_names_everything_that_is_filled_in() -> None:
    empty = Seat(gathering=Gathering(title="x", starts_at=seat_at().gathering.starts_at), state=SeatState.INVITED)
    empty.gathering.ends_at = empty.gathering.starts_at
    for name in PLACEHOLDERS:
        told = fill(Told("x", f"a{{{name}}}b"), empty, None, MessageWay.MAIL, help_line="Bel.")
        assert "{" not in told.text
