"""Asking for news of packs, saying yes from one's own inbox, and stopping."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from education.models import LessonPack, PackSubscriber
from education.teachers.following import follow, put_on_list
from education.teachers.links import stop_url, yes_url
from education.teachers.tasks import tell_pack_news
from notices.models import Notice
from notices.tasks import deliver_due
from tests.education.findable.making import pack as bare_pack
from tests.education.findable.making import released
from tests.education.teachers.making import ADDRESS, path_of
from tests.home.cold import ask
from tests.notices.conftest import Postbox

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("of_all", [False, True])
def test_from_the_form_to_the_list_by_the_mail(
    pack: LessonPack, client: Client, postbox: Postbox, of_all: bool
) -> None:
    address = "/lespakketten/mail/" if of_all else f"/lespakketten/{pack.slug}/mail/"
    assert "Blijf op de hoogte per mail" in client.get(address).content.decode()
    asked = client.post(address, {"email": "Docent@Voorbeeld.nl"})
    assert "Kijk in uw mail" in asked.content.decode() and "no-store" in asked["Cache-Control"]
    deliver_due()
    (mail,) = postbox.received
    assert "List-Unsubscribe" not in mail
    link = re.search(r"https?://\S+/mail/ja/\S+", mail.get_content())
    assert link
    assert "Ja, houd mij op de hoogte" in client.get(path_of(link[0])).content.decode()
    assert PackSubscriber.objects.get().confirmed_on is None, "opening the link changes nothing"
    for _press in range(2):
        assert "U staat op de lijst" in client.post(path_of(link[0])).content.decode()
    kept = PackSubscriber.objects.get()
    assert (kept.email, kept.confirmed_on, kept.pack) == (ADDRESS, timezone.localdate(), None if of_all else pack)


def test_whoever_asks_sees_the_same_for_every_address(pack: LessonPack, client: Client, mailoutbox: list[Any]) -> None:
    put_on_list("bekend@voorbeeld.nl", pack)
    pages = [
        client.post(f"/lespakketten/{pack.slug}/mail/", {"email": email})
        for email in ("bekend@voorbeeld.nl", "vreemd@voorbeeld.nl", "vreemd@voorbeeld.nl")
    ]
    assert len({(page.status_code, re.sub(r"\w+@voorbeeld.nl", "", page.content.decode())) for page in pages}) == 1
    assert [(mail.to, mail.subject) for mail in mailoutbox] == [
        (["bekend@voorbeeld.nl"], "U krijgt al mail over lespakketten"),
        (["vreemd@voorbeeld.nl"], "Wilt u mail over lespakketten?"),
    ]


def test_somebody_elses_inbox_gets_one_mail_a_day(client: Client) -> None:
    for _press in range(4):
        client.post("/lespakketten/mail/", {"email": ADDRESS})
    assert Notice.objects.count() == 1
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        client.post("/lespakketten/mail/", {"email": ADDRESS})
        assert Notice.objects.count() == 2 and PackSubscriber.objects.get().asked_on == timezone.localdate()


def test_somebody_elses_inbox_is_not_filled_by_way_of_many_packs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("education.teachers.following.MOST_ASKED", 2)
    packs = [bare_pack() for _each in range(3)]
    for made in (*packs, packs[0], None):
        follow(ADDRESS, made)
    assert Notice.objects.filter(template="pack_ask").count() == PackSubscriber.objects.count() == 2
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        follow(ADDRESS, packs[2])
        assert PackSubscriber.objects.count() == 3


def test_who_types_many_addresses_has_to_wait(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("privacy.limiter.FAILURES_PER_ADDRESS", 5)
    with time_machine.travel(timezone.now(), tick=False):
        for number in range(5):
            assert client.post("/lespakketten/mail/", {"email": f"a{number}@voorbeeld.nl"}).status_code == 200
        refused = client.post("/lespakketten/mail/", {"email": "nog@voorbeeld.nl"})
    page = refused.content.decode()
    assert refused.status_code == 429 and "Wacht tien minuten" in page and "nog@voorbeeld.nl" in page


@pytest.mark.parametrize(("typed", "sentence"), [("", "Vul uw e-mailadres in"), ("geen adres", "klopt niet")])
def test_a_wrong_address_is_told_and_stays(client: Client, typed: str, sentence: str) -> None:
    answer = client.post("/lespakketten/mail/", {"email": typed})
    page = answer.content.decode()
    assert answer.status_code == 422 and sentence in page and typed in page
    assert not PackSubscriber.objects.exists()


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_a_pack_that_is_not_online_can_not_be_followed(client: Client, state: str) -> None:
    made = bare_pack(state=state)
    assert client.get(f"/lespakketten/{made.slug}/mail/").status_code == 404
    assert client.post(f"/lespakketten/{made.slug}/mail/", {"email": ADDRESS}).status_code == 404


def test_stopping_asks_first_and_keeps_back_what_had_not_left(pack: LessonPack, client: Client) -> None:
    kept = put_on_list(ADDRESS, pack)
    released(pack, 2)
    tell_pack_news()
    address = path_of(stop_url(kept))
    assert "Stop met mailen" in client.get(address).content.decode() and PackSubscriber.objects.exists()
    assert "U krijgt hierover geen mail meer" in client.post(address).content.decode()
    assert not PackSubscriber.objects.exists() and not Notice.objects.waiting().exists()
    assert "U krijgt hierover geen mail meer" in client.get(address).content.decode()


def test_a_mail_program_stops_it_with_one_post_and_no_cookie(pack: LessonPack) -> None:
    address, program = path_of(stop_url(put_on_list(ADDRESS, pack))), Client(enforce_csrf_checks=True)
    for _press in range(2):
        assert program.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not program.cookies and not PackSubscriber.objects.exists()


def test_who_is_on_both_lists_is_shown_how_to_stop_the_other(pack: LessonPack, client: Client) -> None:
    of_all, of_one = put_on_list(ADDRESS, None), put_on_list(ADDRESS, pack)
    page = client.post(path_of(stop_url(of_one))).content.decode()
    assert stop_url(of_all) in page and PackSubscriber.objects.get() == of_all
    assert stop_url(of_all) not in client.post(path_of(stop_url(of_one))).content.decode()


@pytest.mark.parametrize("token", ["niets", "A" * 43, "é", "====", "x"])
def test_a_link_that_opens_nothing_is_answered_calmly(pack: LessonPack, client: Client, token: str) -> None:
    kept = put_on_list(ADDRESS, pack)
    assert client.post(f"/lespakketten/mail/stop/{token}/").status_code == 200
    assert client.get(f"/lespakketten/mail/ja/{token}/").status_code == 404
    assert client.post(f"/lespakketten/mail/ja/{token}/").status_code == 404
    assert PackSubscriber.objects.get() == kept


def test_a_link_to_say_yes_does_not_stop_and_the_other_way_round(pack: LessonPack, client: Client) -> None:
    kept = PackSubscriber.objects.create(email=ADDRESS, pack=pack)
    yes, stop = (url.rstrip("/").rpartition("/")[2] for url in (yes_url(kept), stop_url(kept)))
    assert client.post(f"/lespakketten/mail/ja/{stop}/").status_code == 404
    client.post(f"/lespakketten/mail/stop/{yes}/")
    assert PackSubscriber.objects.get().confirmed_on is None


def test_the_database_holds_one_subscriber_per_address_and_pack(pack: LessonPack) -> None:
    for each in (pack, None):
        put_on_list(ADDRESS, each)
        with pytest.raises(IntegrityError), transaction.atomic():
            PackSubscriber.objects.create(email=ADDRESS, pack=each)


def test_the_screens_ask_little_of_the_database(pack: LessonPack, client: Client) -> None:
    address = f"/lespakketten/{pack.slug}/mail/"
    client.get(address)
    assert ask(lambda: client.get(address))[1] <= 10
    assert ask(lambda: client.post(address, {"email": ADDRESS}))[1] <= 15
    yes = path_of(yes_url(PackSubscriber.objects.get()))
    assert ask(lambda: client.post(yes))[1] <= 15
