"""Consent before the conversation: by link without logging in, on paper, and what the facilitator sees of it."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from audit.models import AuditEvent
from focusgroups.models import ConsentReply
from focusgroups.running.consent import PURPOSES, answer, consent_link, questions
from gatherings.models import Seat
from privacy.models import Consent, ConsentText
from privacy.service import access_export, standing_purposes
from tests.focusgroups.running.room import Room, few

ALL = [str(purpose) for purpose in PURPOSES]


def sent(client: Client, seat: Seat, *yes: str):
    page = client.get(consent_link(seat))
    shown = page.context["form"].edition
    return client.post(consent_link(seat), {"shown": shown, **dict.fromkeys(yes, "on")}, follow=True)


def test_everything_is_off_and_refusing_is_an_answer(room: Room, client: Client) -> None:
    seat = room.seat()
    page = client.get(consent_link(seat))
    assert page.status_code == 200
    assert [field.value() for field in page.context["form"].boxes] == [None] * 4
    assert "checked" not in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    kept = sent(client, seat)
    assert "Uw antwoord is bewaard." in kept.content.decode()
    reply = ConsentReply.objects.get()
    assert (reply.participant, reply.on_paper, len(reply.texts)) == (seat.participant, False, 4)
    assert not Consent.objects.exists()


def test_a_yes_per_use_is_tied_to_the_words_and_is_taken_back_as_easily(room: Room, client: Client) -> None:
    seat = room.seat()
    sent(client, seat, "quote", "recording")
    assert standing_purposes(seat.participant) == {"quote", "recording"}
    assert {consent.text.version for consent in Consent.objects.all()} == {1}
    page = sent(client, seat, "quote").content.decode()
    assert standing_purposes(seat.participant) == {"quote"}
    assert page.count("<strong>Ja</strong>") == 1
    assert ConsentReply.objects.count() == 1


def test_nobody_says_yes_to_words_that_changed_meanwhile(room: Room, client: Client) -> None:
    seat = room.seat()
    shown = client.get(consent_link(seat)).context["form"].edition
    ConsentText.objects.filter(purpose="publish").update(active=False)
    ConsentText.objects.create(purpose="publish", version=2, question="Mag alles op de website?")
    answered = client.post(consent_link(seat), {"shown": shown, "publish": "on", "quote": "on"})
    assert answered.status_code == 422
    assert "Mag alles op de website?" in answered.content.decode()
    checked = {field.name for field in answered.context["form"].boxes if field.value()}
    assert checked == {"quote"}  # of what was not read, no box is on
    assert not Consent.objects.exists()
    again = client.post(consent_link(seat), {"shown": answered.context["form"]["shown"].value(), "publish": "on"})
    assert again.status_code == 302
    assert Consent.objects.get().text.version == 2


def test_a_link_that_is_forged_broken_or_revoked_says_what_to_do(room: Room, client: Client) -> None:
    seat, other = room.seat(), room.seat()
    link = consent_link(seat)
    own, signature = link.rstrip("/").rsplit("/", 1)[1].rsplit(":", 1)
    stolen = consent_link(other).rstrip("/").rsplit("/", 1)[1].rsplit(":", 1)[0]
    for token in (f"{stolen}:{signature}", own, "iets", f"{own}:x"):
        page = client.get(f"/gespreksgroepen/toestemming/{token}/")
        assert (page.status_code, "Deze link werkt niet" in page.content.decode()) == (404, True)
    Seat.objects.filter(pk=seat.pk).update(link_version=2)
    assert client.get(link).status_code == 404
    assert client.post(link, {"publish": "on"}).status_code == 404
    assert not Consent.objects.exists()


@pytest.mark.parametrize("state", ["declined", "cancelled", "expired", "waiting"])
def test_who_does_not_come_is_asked_nothing(room: Room, client: Client, state: str) -> None:
    seat = room.seat(state=state)
    page = client.get(consent_link(seat))
    assert "U hoeft niets te doen" in page.content.decode()
    client.post(consent_link(seat), {"publish": "on"})
    assert not ConsentReply.objects.exists()


def test_a_participant_leaves_no_line_and_no_moment(room: Room, client: Client) -> None:
    sent(client, room.seat(), "publish")
    assert not AuditEvent.objects.filter(action__startswith="focusgroups").exists()
    assert {field.get_internal_type() for field in ConsentReply._meta.fields} & {"DateTimeField"} == set()


def test_few_queries(room: Room, client: Client, django_assert_max_num_queries) -> None:
    seat = room.seat()
    shown = client.get(consent_link(seat)).context["form"].edition
    with django_assert_max_num_queries(10):
        client.get(consent_link(seat))
    with django_assert_max_num_queries(15):
        client.post(consent_link(seat), {"shown": shown, "publish": "on"})


def test_what_stands_on_paper_is_typed_over_and_said_to_be_so(room: Room, leader: Client) -> None:
    seat = room.seat("Ans")
    address = f"{room.address('toestemming')}{seat.participant_id}/"
    shown = leader.get(address).context["form"].edition
    leader.post(address, {"shown": shown, "contact": "on"})
    assert standing_purposes(seat.participant) == {"contact"}
    assert ConsentReply.objects.get().on_paper
    line = AuditEvent.objects.get(action="focusgroups.consent_on_paper")
    assert (line.actor_id, line.details) == (room.leader.pk, {"given": "contact"})
    (shown_person,) = leader.get(room.address("aanwezig")).context["people"]
    assert [(str(each["label"]), each["is_yes"]) for each in shown_person["answers"]] == [
        ("Website", False),
        ("Citaat", False),
        ("Later vragen", True),
        ("Opname", False),
    ]


def test_a_no_is_told_from_never_asked(room: Room, leader: Client) -> None:
    said_no, silent = room.seat("Ans"), room.seat("Bram")
    answer(room.session, said_no.participant, (), shown=questions())
    people = {each["person"].name: each["person"] for each in leader.get(room.address("aanwezig")).context["people"]}
    assert (people["Ans"].was_asked, people["Bram"].was_asked) == (True, False)
    assert silent.participant_id


def test_somebody_of_another_table_is_not_found(room: Room, leader: Client) -> None:
    stranger = Room.make().seat()
    assert leader.get(f"{room.address('toestemming')}{stranger.participant_id}/").status_code == 404


def test_the_person_reads_it_in_what_we_hold_about_them(room: Room) -> None:
    seat = room.seat()
    answer(room.session, seat.participant, {"quote"}, shown=questions())
    assert "Op papier" in str(access_export(seat.participant))


class TestTheLastWordCounts(TestCase):
    """Whatever was said before, by link or on paper: the last answer stands, and refusing all is always possible."""

    @few
    @given(st.lists(st.tuples(st.sets(st.sampled_from(ALL)), st.booleans()), min_size=1, max_size=5))
    def test_of_everything_that_was_said(self, said: list[tuple[set[str], bool]]) -> None:
        room = Room.make()
        seat = room.seat()
        for yes, on_paper in said:
            answer(room.session, seat.participant, yes, shown=questions(), by=room.leader if on_paper else None)
        assert standing_purposes(seat.participant) == said[-1][0]
        assert ConsentReply.objects.get(participant=seat.participant).on_paper == said[-1][1]
