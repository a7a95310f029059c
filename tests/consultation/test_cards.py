"""Cards as a participant meets them: scan or type, take part, and what is kept of it."""

import logging
import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, models, transaction
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from config.log_masking import masked
from consultation import card_code, inviting
from consultation.enums import BatchState, RoundState
from consultation.models import Invitation, InvitationBatch, Round
from consultation.transitions import move
from contributions.enums import Recruitment
from contributions.models import Participation
from contributions.service import Refused
from people.service import Role
from tests.consultation.walker import Walker
from tests.factories.cards import batch_of, code_in, used_in
from tests.factories.people import staff
from tests.factories.rounds import draft_round, open_round, ready_round

pytestmark = pytest.mark.django_db
FIRST_QUESTION = re.compile(r'href="([^"]*/vraag/1/\?kaart=[^"]*)"')
WAY_IN = re.compile(r'href="([^"]*/begin/[^"]*)">Doe mee')


def text_of(response: Any) -> str:
    return str(response.content.decode())


def scan(client: Client, code: str) -> Any:
    return client.get(f"/meedoen/kaart/{code}/")


def come_in(walker: Walker, code: str) -> None:
    """Scan, and follow the links to the first question."""
    shown = text_of(scan(walker.client, code))
    begin = text_of(walker.client.get(WAY_IN.search(shown)[1].replace("&amp;", "&")))
    question = walker.client.get(FIRST_QUESTION.search(begin)[1].replace("&amp;", "&"))
    assert question.status_code == 200


@pytest.fixture
def walker() -> Walker:
    return Walker(open_round())


def test_who_scans_and_answers_counts_as_invited_and_the_card_is_used(walker: Walker) -> None:
    batch = batch_of(walker.round)
    come_in(walker, code_in(batch))
    assert used_in(batch) == 0, "looking uses nothing up"
    walker.answer(1, keuze="person")
    assert used_in(batch) == 1
    assert Participation.objects.get().recruitment == Recruitment.INVITED


def test_opening_the_link_sets_no_cookie_and_uses_nothing_up(walker: Walker) -> None:
    batch = batch_of(walker.round)
    scanner = Client()
    for _each in range(3):
        shown = scan(scanner, code_in(batch))
        assert walker.round.title in text_of(shown)
        assert "no-store" in shown["Cache-Control"]
        scanner.get(WAY_IN.search(text_of(shown))[1].replace("&amp;", "&"))
    assert not scanner.cookies
    assert used_in(batch) == 0
    assert not Participation.objects.exists()


def test_the_second_person_with_the_same_card_goes_on_without_it(walker: Walker) -> None:
    batch = batch_of(walker.round)
    second = Walker(walker.round)
    come_in(walker, code_in(batch))
    come_in(second, code_in(batch))
    walker.answer(1, keuze="person")
    kept = second.answer(1, keuze="person")
    told = second.client.get(kept["Location"])
    assert "Deze kaart is al gebruikt. U kunt gewoon meedoen." in text_of(told)
    assert "al gebruikt" not in text_of(second.get("vraag/2")), "it is told once"
    assert sorted(Participation.objects.values_list("recruitment", flat=True)) == ["invited", "open"]
    assert used_in(batch) == 1
    assert "Deze kaart is al gebruikt" in text_of(scan(Client(), code_in(batch)))


def test_a_warning_about_the_words_does_not_hide_that_the_card_was_used(walker: Walker) -> None:
    batch = batch_of(walker.round)
    second = Walker(walker.round)
    come_in(walker, code_in(batch))
    come_in(second, code_in(batch))
    walker.answer(1, keuze="person")
    shown = second.answer(1, keuze=["person"], reden_person="Bel 06 12345678.")
    assert shown.status_code == 200
    assert "al gebruikt" in text_of(shown)


def test_a_double_click_on_the_first_answer_uses_one_card_and_blames_nobody(walker: Walker) -> None:
    batch = batch_of(walker.round)
    come_in(walker, code_in(batch))
    cookies = walker.client.cookies.copy()
    hidden = walker.hidden(walker.get("vraag/1"))
    first = walker.post("vraag/1", **hidden, keuze="person", actie="verder")
    walker.client.cookies = cookies  # the second click left before the answer to the first was there
    second = walker.post("vraag/1", **hidden, keuze="person", actie="verder")
    assert first["Location"] == second["Location"]
    assert Participation.objects.get().recruitment == Recruitment.INVITED
    assert used_in(batch) == 1


def test_a_card_does_not_change_how_somebody_came_who_had_begun(walker: Walker) -> None:
    batch = batch_of(walker.round)
    walker.answer(1, keuze="person")
    shown = text_of(scan(walker.client, code_in(batch)))
    begin = text_of(walker.client.get(WAY_IN.search(shown)[1].replace("&amp;", "&")))
    assert "U was al begonnen" in begin
    walker.answer(2, keuze="at_the_end")
    assert Participation.objects.get().recruitment == Recruitment.OPEN
    assert used_in(batch) == 0


def test_the_next_person_at_the_same_computer_keeps_their_card(walker: Walker) -> None:
    batch = batch_of(walker.round)
    walker.answer(1, keuze="person")
    shown = text_of(scan(walker.client, code_in(batch)))
    begin = walker.client.get(WAY_IN.search(shown)[1].replace("&amp;", "&"))
    started = walker.post("opnieuw", **walker.hidden(begin))
    walker.client.get(started["Location"])
    walker.answer(1, keuze="person")
    assert sorted(Participation.objects.values_list("recruitment", flat=True)) == ["invited", "open"]
    assert used_in(batch) == 1


def test_for_whom_the_card_was_is_filled_in_and_kept_only_when_somebody_says_so(walker: Walker) -> None:
    come_in(walker, code_in(batch_of(walker.round, perspective="youth")))
    walker.answer(1, keuze="person")
    participant = Participation.objects.select_related("participant").get().participant
    assert participant.perspective is None
    assert re.search(r'value="youth"[^>]*checked', text_of(walker.get("wie")))
    walker.post("wie", perspective="science", speaks_for="self")
    participant.refresh_from_db()
    assert participant.perspective.code == "science"


@pytest.mark.parametrize("typed", ["{code}", "{lower}", "  {spaced} ", "{dotted}"])
def test_the_code_is_read_however_it_is_typed(client: Client, walker: Walker, typed: str) -> None:
    code = code_in(batch_of(walker.round))
    forms = {"code": code, "lower": code.lower(), "spaced": code.replace("-", " "), "dotted": code.replace("-", "–")}
    found = client.post("/meedoen/kaart/", {"code": typed.format(**forms)})
    assert found["Location"] == f"/meedoen/kaart/{code}/"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Vul de code in die op uw kaart staat."),
        ("K4TM", "Deze code klopt niet."),
        ("K4TM-9RWX-HP37", "Wij kennen deze code niet."),
    ],
)
def test_a_wrong_code_is_told_and_stays(client: Client, typed: str, sentence: str) -> None:
    response = client.post("/meedoen/kaart/", {"code": typed})
    assert response.status_code == 422
    assert sentence in text_of(response) and typed in text_of(response)


def test_who_guesses_too_often_waits_and_a_neighbour_with_a_right_code_does_not(
    client: Client, walker: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("consultation.views.invited.MOST_GUESSES", 70)
    code = code_in(batch_of(walker.round))
    wrong = "2222-2222-2222"
    with time_machine.travel(timezone.now(), tick=False):
        for number in range(60):
            assert client.get(f"/meedoen/kaart/bestaat-niet-{number}/").status_code == 404
        assert scan(client, wrong).status_code == 429
        typed = client.post("/meedoen/kaart/", {"code": wrong})
        assert typed.status_code == 429 and "Wacht tien minuten" in text_of(typed)
        for _neighbour in range(30):
            assert scan(client, code).status_code == 200
            assert client.post("/meedoen/kaart/", {"code": code}).status_code == 302
        assert scan(Client(REMOTE_ADDR="198.51.100.7"), wrong).status_code == 404, "elsewhere nobody guessed"
        for _guess in range(8):
            scan(client, wrong)
        assert scan(client, code).status_code == 429, "that is no library"
        assert "Wacht tien minuten" in text_of(client.post("/meedoen/kaart/", {"code": code}))


def test_a_log_line_opens_no_card(walker: Walker, caplog: pytest.LogCaptureFixture) -> None:
    """A card that was scanned when something went wrong: the address stands in the log, the code does not."""
    code = code_in(batch_of(walker.round))
    handlers = [each for each in logging.getLogger().handlers if each.filters]
    assert handlers
    client = Client(raise_request_exception=False)
    with pytest.MonkeyPatch.context() as broken:
        broken.setattr("django.db.models.query.QuerySet.first", _falls_over)
        for typed in (code, code.lower(), code.replace("-", ""), code.replace("-", "%20")):
            for path in (f"/meedoen/kaart/{typed}/", f"/en/meedoen/kaart/{typed}/"):
                assert client.get(path).status_code == 500
    lines = []
    for record in caplog.records:
        assert all(each.filter(record) for each in handlers)
        lines.append(handlers[0].format(record))
    text = "\n".join(lines)
    assert text.count("/kaart/…/") == 8
    plain = re.sub(r"[^a-z0-9]", "", text.lower())
    assert code.replace("-", "").lower() not in plain


def _falls_over(*_args: Any, **_options: Any) -> None:
    raise RuntimeError("the database is away")


@pytest.mark.parametrize("typed", ["K4TM-9RWX-HP37", "k4tm9rwxhp37", "K4TM 9RWX HP37", "K4TM%209RWX%20HP37", "x"])
@pytest.mark.parametrize("around", ["/meedoen/kaart/{}/", "/en/meedoen/kaart/{}", "Forbidden: /meedoen/kaart/{}/"])
def test_the_code_of_a_card_is_masked_however_it_is_typed(typed: str, around: str) -> None:
    assert masked(around.format(typed)) == around.format("…")
    assert masked("/meedoen/kaart/") == "/meedoen/kaart/"


def announced() -> Round:
    round_ = ready_round("later", opens_at=timezone.now() + timedelta(days=3))
    return move(round_, RoundState.ANNOUNCED, by=None)


@pytest.mark.parametrize(
    ("make", "change", "sentence"),
    [
        (announced, lambda batch: None, "Deze ronde opent op"),
        (draft_round, lambda batch: None, "Deze ronde is nog niet begonnen"),
        (
            open_round,
            lambda batch: move(batch.round, RoundState.REVIEW, by=None, reason="Genoeg gehoord"),
            "Deze ronde is gesloten",
        ),
        (
            open_round,
            lambda batch: inviting.move(batch, BatchState.REVOKED, by=staff(Role.ORGANISER)),
            "Deze kaart geldt niet meer",
        ),
        (
            open_round,
            lambda batch: InvitationBatch.objects.update(valid_until=timezone.localdate() - timedelta(days=1)),
            "Deze kaart was geldig tot en met",
        ),
    ],
)
def test_a_card_that_cannot_be_used_says_why(client: Client, make: Any, change: Any, sentence: str) -> None:
    batch = batch_of(make())
    change(batch)
    shown = text_of(scan(client, code_in(batch)))
    assert sentence in shown
    assert "Doe mee met deze kaart" not in shown
    assert ("Doe mee zonder kaart" in shown) == Round.objects.get().takes_answers()


@pytest.mark.parametrize("change", [{"state": BatchState.REVOKED}, {"valid_until": "2020-01-01"}])
def test_a_card_that_was_taken_back_meanwhile_is_not_used(walker: Walker, change: dict[str, Any]) -> None:
    batch = batch_of(walker.round)
    come_in(walker, code_in(batch))
    InvitationBatch.objects.update(**change)
    walker.answer(1, keuze="person")
    assert Participation.objects.get().recruitment == Recruitment.OPEN
    assert used_in(batch) == 0


def test_a_card_of_another_round_is_told_and_not_used(walker: Walker) -> None:
    other = open_round("andere")
    batch = batch_of(other)
    shown = text_of(scan(walker.client, code_in(batch)))
    way_in = WAY_IN.search(shown)[1].replace("andere", walker.round.slug)
    assert "hoort bij een andere ronde" in text_of(walker.client.get(way_in))
    walker.client.get(way_in.replace("/begin/", "/vraag/1/"))
    walker.answer(1, keuze="person")
    assert Participation.objects.get().recruitment == Recruitment.OPEN
    assert used_in(batch) == 0


@pytest.mark.parametrize("forged", ["1:x:youth", "1::youth:handtekening", "gebruikt:", "%00"])
def test_a_forged_card_is_no_card(walker: Walker, forged: str) -> None:
    assert walker.get("vraag/1", kaart=forged).status_code == 200
    assert not [name for name in walker.client.cookies if name.endswith("kaart")]


def test_nothing_in_the_database_opens_a_card_or_tells_who_used_it(walker: Walker) -> None:
    batch = batch_of(walker.round)
    names = {field.name: type(field) for field in Invitation._meta.get_fields()}
    assert set(names) == {"id", "batch", "code_hash", "used"}
    assert not any(issubclass(kind, models.DateField) for kind in names.values())
    code = code_in(batch)
    kept = [str(value) for row in Invitation.objects.values_list() for value in row]
    assert not [value for value in kept if code in value or code.replace("-", "") in value]


def test_another_key_gives_other_cards(settings: Any, walker: Walker) -> None:
    batch = batch_of(walker.round)
    before = code_in(batch)
    settings.RECEIPT_KEY = "een andere sleutel"
    assert code_in(batch) != before


def test_the_order_of_use_is_wiped_and_nothing_else(walker: Walker) -> None:
    batch = batch_of(walker.round)
    Invitation.objects.filter(pk__in=list(batch.invitations.values_list("pk", flat=True)[:3])).update(used=True)
    assert inviting.forget_order() == 3
    assert used_in(batch) == 3


@given(st.text(max_size=80))
def test_whatever_is_typed_is_a_code_as_we_write_it_or_none(typed: str) -> None:
    code = card_code.normalise(typed)
    assert code == "" or re.fullmatch(r"(?:[2-9CDFGHJKMNPQRTVWXY]{4}-){2}[2-9CDFGHJKMNPQRTVWXY]{4}", code)
    assert card_code.normalise(code) == code


@given(st.uuids())
def test_a_card_always_gets_a_code_one_can_type(number: Any) -> None:
    code = card_code.code_of(number)
    assert card_code.normalise(code.lower().replace("5", "s").replace("2", "z").replace("8", "b")) == code


@pytest.mark.parametrize("size", [0, 501])
def test_the_database_holds_how_many_cards_a_batch_may_have(walker: Walker, size: int) -> None:
    batch = batch_of(walker.round)
    with pytest.raises(IntegrityError), transaction.atomic():
        InvitationBatch.objects.filter(pk=batch.pk).update(size=size)


def test_every_move_that_is_not_in_the_table_is_refused(walker: Walker) -> None:
    by = staff(Role.ORGANISER)
    for was in BatchState:
        for to in BatchState:
            batch = batch_of(walker.round)
            InvitationBatch.objects.filter(pk=batch.pk).update(state=was)
            if to == was or to in inviting.MOVES[was]:
                assert inviting.move(batch, to, by=by).state == to
            else:
                with pytest.raises(Refused):
                    inviting.move(batch, to, by=by)


@pytest.mark.parametrize(
    ("size", "used", "words"),
    [
        (9, 9, "tonen wij niet bij minder dan 10 kaarten"),
        (10, 0, "minder dan 5"),
        (10, 4, "minder dan 5"),
        (10, 5, "5"),
        (20, 15, "15"),
        (20, 16, "meer dan 15"),
        (20, 20, "meer dan 15"),
    ],
)
def test_small_numbers_are_not_told(size: int, used: int, words: str) -> None:
    assert inviting.used_in_words(size, used) == words


@pytest.mark.parametrize("slug", ["kaart", "nieuws"])
def test_no_round_gets_an_address_that_is_ours(slug: str) -> None:
    with pytest.raises(Refused):
        draft_round(slug)
    with pytest.raises(IntegrityError), transaction.atomic():
        Round.objects.filter(pk=draft_round().pk).update(slug=slug)
