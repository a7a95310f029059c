"""The entry screen and the second look, through the public door: what is kept, what is said, who may."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from consultation.entering import Said
from consultation.entry_sheet import prefix_of
from consultation.entry_transitions import move
from consultation.enums import EntryState, ItemKind
from consultation.models import Answer, Entry, Round
from contributions import service as contributions
from contributions.models import Contribution, Participation
from people.models import Perspective
from people.service import Role
from privacy.service import standing_purposes
from tests.consultation.walker import Walker
from tests.factories.entries import waiting_entry
from tests.factories.people import staff
from tests.factories.rounds import item_of, open_round
from tests.handover.workbooks import dossier

pytestmark = pytest.mark.django_db
HIDDEN = re.compile(r'<input type="hidden" name="(token|versie|gezegd)" value="([^"]*)"')
CODE = re.compile(r'class="rg-entry__code"[^>]*>([^<]*)<')


@pytest.fixture(autouse=True)
def without_second_factor(settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


def desk_of(role: Role) -> Client:
    client = Client()
    client.force_login(staff(role))
    return client


class Clerk:
    """Opens a sheet, types, presses a button."""

    def __init__(self, round_: Round, role: Role = Role.FACILITATOR, channel: str = "paper") -> None:
        self.round, self.client = round_, desk_of(role)
        self.address = f"{reverse('entries:new', args=[round_.pk])}?kanaal={channel}"
        self.page = self.client.get(self.address).content.decode()

    def field(self, kind: str, name: str, order: int = 0) -> str:
        return f"{prefix_of(item_of(self.round, kind, order))}{name}"

    def press(self, button: str = "bewaar", *, page: str = "", address: str = "", **typed: Any) -> Any:
        hidden = dict(HIDDEN.findall(page or self.page))
        day = {"received_on": timezone.localdate().isoformat()}
        response = self.client.post(address or self.address, {**hidden, **day, **typed, "actie": button})
        self.last = response.content.decode()
        return response


@pytest.fixture
def clerk() -> Clerk:
    return Clerk(open_round())


def test_the_same_answers_leave_the_same_rows_as_online(clerk: Clerk) -> None:
    walker = Walker(clerk.round)
    walker.answer(1, keuze=["person", "helper"], reden_person="Gewoon bellen.")
    walker.answer(2, keuze="at_the_end")
    walker.answer(3, tekst="Eerder kijken.\nNiet wachten.")
    walker.answer(4)
    walker.answer(5, plek_harm="2", plek_many="1")
    walker.answer(6, tekst="")
    walker.answer(7, tekst_happened="Ik wachtte een jaar.")
    walker.post("wie", perspective="experience_expert", speaks_for="self")
    walker.post("eerder", before="yes")
    walker.post("toestemming", publish="on")
    walker.post("bereik", how="zonder")
    walker.post("overzicht")

    response = clerk.press(
        "voorleggen",
        **{
            clerk.field(ItemKind.MULTIPLE, "keuze"): ["person", "helper"],
            clerk.field(ItemKind.MULTIPLE, "reden_person"): "Gewoon bellen.",
            clerk.field(ItemKind.SINGLE, "keuze"): "at_the_end",
            clerk.field(ItemKind.OPEN, "tekst"): "Eerder kijken.\r\nNiet wachten.",
            clerk.field(ItemKind.SCALE, "keuze"): "",
            clerk.field(ItemKind.RANKING, "plek_harm"): "2",
            clerk.field(ItemKind.RANKING, "plek_many"): "1",
            clerk.field(ItemKind.STORY, "tekst_happened"): "Ik wachtte een jaar.",
            "perspective": "experience_expert",
            "before": "yes",
            "publish": "on",
        },
    )
    assert response.status_code == 302, clerk.last
    entry = Entry.objects.get()
    look = desk_of(Role.MODERATOR)
    look.post(reverse("entries:check", args=[entry.pk]), {"naar": "approved", "versie": entry.version})

    online, paper = (Participation.objects.counted().get(channel=channel) for channel in ("online", "paper"))
    for participation in (online, paper):
        participation.rows = list(
            Answer.objects.filter(submission__participation=participation)
            .order_by("item__order")
            .values("item", "item_version", "value", "draft_words", "skipped")
        )
        participation.words = list(
            Contribution.objects.filter(participation=participation)
            .order_by("order")
            .values("kind", "mode", "question", "order", "original", "redacted", "hints")
        )
    assert paper.rows == online.rows
    assert paper.words == online.words
    assert paper.participant.perspective == online.participant.perspective
    assert paper.took_part_before == online.took_part_before == "yes"
    assert standing_purposes(paper.participant) == standing_purposes(online.participant) == {"publish"}


def test_enter_keeps_and_hands_nothing_over(clerk: Clerk) -> None:
    first_button = re.search(r'<button type="submit"[^>]*name="actie" value="(\w+)"', clerk.page)
    assert first_button[1] == "bewaar"  # what Enter presses
    response = clerk.press("bewaar", **{clerk.field(ItemKind.OPEN, "tekst", 1): "Nog niet af."})
    entry = Entry.objects.get()
    assert response.url == reverse("entries:type", args=[entry.pk])
    assert entry.state == EntryState.TYPING
    assert "Nog niet af." in clerk.client.get(response.url).content.decode()


def test_no_box_is_on_before_somebody_puts_it_on(clerk: Clerk) -> None:
    assert " checked" not in re.sub(r'<input[^>]*type="radio"[^>]*>', "", clerk.page)


def test_what_is_wrong_is_said_and_the_rest_is_kept(clerk: Clerk) -> None:
    response = clerk.press(
        "voorleggen",
        **{
            clerk.field(ItemKind.OPEN, "tekst", 1): "Dit is goed.",
            clerk.field(ItemKind.RANKING, "plek_harm"): "1",
            clerk.field(ItemKind.RANKING, "plek_many"): "1",
            "email": "geen-adres",
            "received_on": (timezone.localdate() + timedelta(days=3)).isoformat(),
        },
    )
    assert response.status_code == 422
    for sentence in ("Vraag 5: U gaf plek 1", "Dit e-mailadres klopt niet", "nog niet geweest"):
        assert sentence in clerk.last
    for typed in ("Dit is goed.", 'value="geen-adres"'):
        assert typed in clerk.last
    assert clerk.last.count('<option value="1" selected>') == 2
    entry = Entry.objects.get()
    assert entry.state == EntryState.TYPING
    assert Answer.objects.get(skipped=False).draft_words == {"": "Dit is goed."}


def test_a_masked_number_is_told_once_and_then_one_goes_on(clerk: Clerk) -> None:
    field = clerk.field(ItemKind.OPEN, "tekst", 1)
    told = clerk.press("voorleggen", **{field: "Mijn bsn is 111222333."})
    assert told.status_code == 422
    assert "111222333" not in clerk.last
    assert "Vraag 6: Wij zagen een nummer" in clerk.last
    masked = Answer.objects.get(skipped=False).draft_words[""]
    address = reverse("entries:type", args=[Entry.objects.get().pk])
    assert clerk.press("voorleggen", page=clerk.last, address=address, **{field: masked}).status_code == 302
    assert Entry.objects.get().state == EntryState.WAITING


def test_a_double_click_makes_one_form(clerk: Clerk) -> None:
    typed = {clerk.field(ItemKind.OPEN, "tekst", 1): "Eén keer.", "reference": "A-12"}
    first, second = (clerk.press("bewaar", **typed) for _each in range(2))
    assert first.url == second.url
    assert Entry.objects.count() == Participation.objects.count() == 1


def test_two_windows_and_nothing_is_lost(clerk: Clerk) -> None:
    field = clerk.field(ItemKind.OPEN, "tekst", 1)
    address = clerk.press("bewaar", **{field: "Eerst."}).url
    page = clerk.client.get(address).content.decode()
    clerk.press("bewaar", page=page, address=address, **{field: "Het ene."})
    stopped = clerk.press("bewaar", page=page, address=address, **{field: "Het andere."})
    assert stopped.status_code == 409
    assert "in een ander venster" in clerk.last
    assert "Het andere." in clerk.last
    clerk.press("bewaar", page=clerk.last, address=address, **{field: "Het andere."})
    assert Answer.objects.get(skipped=False).draft_words == {"": "Het andere."}


def test_on_to_the_next_of_the_same_pile(clerk: Clerk) -> None:
    response = clerk.press("volgende", **{clerk.field(ItemKind.OPEN, "tekst", 1): "Klaar."})
    assert response.url == f"{reverse('entries:new', args=[clerk.round.pk])}?kanaal=paper&received_on=" + (
        timezone.localdate().isoformat()
    )


def test_the_number_on_the_paper_is_all_that_the_code_needs(clerk: Clerk) -> None:
    (printed,) = contributions.preprint_codes(1)
    typed = {"reference": printed.number.lower().replace("-", " "), clerk.field(ItemKind.OPEN, "tekst", 1): "Ja."}
    clerk.press("voorleggen", **typed)
    assert Entry.objects.get().reference == printed.number
    assert contributions.find_receipt(printed.code).participation == Participation.objects.get()
    again = Clerk(clerk.round)
    assert again.press("bewaar", reference=printed.number).status_code == 422
    assert "al eens is ingevoerd" in again.last
    assert again.press("bewaar", reference=printed.number[:-1] + ("B" if printed.number[-1] == "A" else "A"))
    assert "niet gedrukt" in again.last


def test_on_the_phone_the_code_is_shown_once() -> None:
    clerk = Clerk(open_round(), channel="phone")
    shown = clerk.press("voorleggen", fresh="on", **{clerk.field(ItemKind.OPEN, "tekst", 1): "Ja."})
    assert shown.status_code == 200
    code = CODE.search(clerk.last)[1]
    assert contributions.find_receipt(code).participation == Participation.objects.get()
    refreshed = clerk.press("voorleggen", fresh="on", **{clerk.field(ItemKind.OPEN, "tekst", 1): "Ja."})
    assert not CODE.search(refreshed.content.decode())
    assert contributions.find_receipt(code) is not None


def test_the_second_look_shows_the_answers_and_lets_them_count() -> None:
    round_ = open_round()
    entry = waiting_entry(round_)
    client = desk_of(Role.ORGANISER)
    address = reverse("entries:check", args=[entry.pk])
    page = client.get(address).content.decode()
    assert "Gewoon bellen." in page
    assert "Zodra iemand merkt dat het misgaat" in page
    assert page.count("Niet ingevuld") >= 4
    assert AuditEvent.objects.filter(action="consultation.read_entry", object_id=str(entry.pk)).exists()
    refused = client.post(address, {"naar": "returned", "versie": entry.version, "reden": ""})
    assert refused.status_code == 422
    done = client.post(address, {"naar": "approved", "versie": entry.version}, follow=True)
    assert "tellen mee" in done.content.decode()
    assert Contribution.objects.count() == 1


def test_the_typist_is_told_that_a_colleague_looks() -> None:
    typist = staff(Role.ORGANISER)
    entry = waiting_entry(open_round(), typist)
    client = Client()
    client.force_login(typist)
    address = reverse("entries:check", args=[entry.pk])
    page = client.get(address).content.decode()
    assert "U voerde dit zelf in" in page
    assert "Keur goed" not in page
    assert client.post(address, {"naar": "approved", "versie": entry.version}).status_code == 409
    assert not Contribution.objects.exists()


def test_an_answer_that_would_not_come_along_is_pointed_out(clerk: Clerk) -> None:
    clerk.press(
        "voorleggen",
        **{
            clerk.field(ItemKind.SINGLE, "keuze"): "at_once",
            clerk.field(ItemKind.OPEN, "tekst"): "Toch iets geschreven.",
        },
    )
    page = desk_of(Role.MODERATOR).get(reverse("entries:check", args=[Entry.objects.get().pk])).content.decode()
    assert "Dit antwoord gaat niet mee" in page


@pytest.mark.parametrize("role", [Role.ANALYST, Role.EDITOR, Role.ADMINISTRATOR, Role.PRIVACY_OFFICER])
def test_entering_is_not_for_everybody(role: Role) -> None:
    entry = waiting_entry(open_round())
    client = desk_of(role)
    for address in (reverse("entries:new", args=[entry.round_id]), reverse("entries:check", args=[entry.pk])):
        assert client.post(address, {"naar": "approved", "versie": entry.version}).status_code in (302, 403)
    assert Entry.objects.get().state == EntryState.WAITING


def test_a_form_that_was_put_aside_meanwhile_is_a_sentence(clerk: Clerk) -> None:
    address = clerk.press("bewaar", **{clerk.field(ItemKind.OPEN, "tekst", 1): "Eerst."}).url
    Entry.objects.update(state=EntryState.DISCARDED, reason="dubbel", participation=None)
    response = clerk.client.post(address, {"versie": "2", "actie": "bewaar"}, follow=True)
    assert "is weggelegd" in response.content.decode()


def test_the_links_of_the_desk_lead_to_what_they_say() -> None:
    entry = waiting_entry(open_round())
    client = desk_of(Role.MODERATOR)
    for state, is_there in ((EntryState.WAITING, True), (EntryState.RETURNED, False)):
        page = client.get(f"{reverse('entries:index')}?state={state}").content.decode()
        assert (reverse("entries:check", args=[entry.pk]) in page) == is_there


def test_the_workbook_tells_by_which_door_words_came(clerk: Clerk, settings) -> None:
    settings.SMALLEST_QUOTE_GROUP = 3  # a door is told when no small class of people came by it
    burger = Said(perspective=Perspective.objects.get(code="youth"))
    checker = staff(Role.MODERATOR)
    for channel, count in (("paper", 3), ("phone", 3), ("interview", 3)):
        for _each in range(count):
            mode = "facilitator_note" if channel == "interview" else "own_words"
            entry = waiting_entry(clerk.round, channel=channel, mode=mode, said=burger)
            move(entry.pk, EntryState.APPROVED, by=checker, version=entry.version)
    rows = dossier()["Bijdragen"]
    assert {row["Kanaal"] for row in rows} == {"Op papier", "Telefonisch", "In een gesprek"}
    notes = {row["Kanaal"] for row in rows if "Notitie van de gespreksleider" in row.values()}
    assert notes == {"In een gesprek"}


_asked: dict[str, int] = {}


@pytest.mark.parametrize("count", [1, 3])
def test_the_screens_ask_the_same_whatever_their_length(count: int, django_assert_max_num_queries) -> None:
    round_ = open_round()
    entries = [waiting_entry(round_) for _each in range(count)]
    client = desk_of(Role.MODERATOR)
    for name, address in (
        ("list", reverse("entries:index")),
        ("sheet", reverse("entries:new", args=[round_.pk])),
        ("look", reverse("entries:check", args=[entries[0].pk])),
    ):
        client.get(address)
        with django_assert_max_num_queries(40) as asked:
            client.get(address)
        assert _asked.setdefault(name, len(asked)) == len(asked), name
