"""News by mail: what is told when, to whom, once; and how one gets on the list and off."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from consultation import news, telling
from consultation.enums import NewsKind, RoundState, SubscriptionState
from consultation.models import Round, RoundNews, Subscription
from consultation.news_links import stop_url, yes_url
from consultation.subscribing import subscribe
from consultation.tasks import tell_round_news
from consultation.transitions import move
from notices.models import Notice, NoticeState
from notices.tasks import deliver_due
from people.models import ContactDetails
from privacy.retention import apply
from privacy.service import access_export, purge_participant
from tests.factories.people import ParticipantFactory
from tests.factories.rounds import open_round, ready_round
from tests.notices.conftest import Postbox

pytestmark = pytest.mark.django_db
ADDRESS = "lezer@voorbeeld.nl"


def path_of(url: str) -> str:
    return re.sub(r"^https?://[^/]+", "", url)


def on_the_list(round_: Round | None, email: str = ADDRESS) -> Subscription:
    """Somebody who said yes before anything happened."""
    return Subscription.objects.create(email=email, round=round_, state=SubscriptionState.CONFIRMED)


def announced(slug: str | None = None, days: int = 16) -> Round:
    opens = timezone.now() + timedelta(hours=1)
    round_ = ready_round(slug, opens_at=opens, closes_at=opens + timedelta(days=days))
    return move(round_, RoundState.ANNOUNCED, by=None)


def told() -> list[str]:
    """The kinds of mails that were queued, in the order in which they were noted, as often as they were."""
    kinds = list(RoundNews.objects.order_by("pk").values_list("kind", flat=True))
    mails = Notice.objects.filter(template__startswith="news_").values_list("template", flat=True)
    return sorted((template.removeprefix("news_") for template in mails), key=kinds.index)


# --- what is told ---------------------------------------------------------------------------------


def test_a_round_is_told_from_open_to_decided_once_each() -> None:
    round_ = announced()
    on_the_list(round_)
    assert tell_round_news() == 0, "nothing is told of a round that is only announced"
    move(round_, RoundState.OPEN, by=None)
    start = timezone.now()
    for days in (0, 1, 5, 9, 10, 12, 14, 15):
        with time_machine.travel(start + timedelta(days=days), tick=False):
            tell_round_news()
            tell_round_news()
    assert told() == ["opened", "halfway", "last_days"]
    with time_machine.travel(start + timedelta(days=17), tick=False):
        tell_round_news()
        assert len(told()) == 3, "closing is told when the round is closed, not when it is time"
        move(round_, RoundState.REVIEW, by=None)
        tell_round_news()
        move(round_, RoundState.DECIDED, by=None)
        tell_round_news()
        tell_round_news()
    assert told() == ["opened", "halfway", "last_days", "closed", "decided"]


def test_what_was_overtaken_is_not_told() -> None:
    round_ = announced()
    on_the_list(round_)
    move(round_, RoundState.OPEN, by=None)
    with time_machine.travel(timezone.now() + timedelta(days=15), tick=False):
        tell_round_news()  # the worker stood still for two weeks
        assert told() == ["last_days"]
        move(round_, RoundState.REVIEW, by=None, reason="Genoeg")
        tell_round_news()
        Round.objects.update(closes_at=timezone.now() + timedelta(days=20))
        move(round_, RoundState.OPEN, by=None, reason="Er kwam meer vraag")
        tell_round_news()
    assert told() == ["last_days", "closed"], "a round that opens again does not start over"


def test_a_mail_that_waited_too_long_is_kept_back_when_it_is_no_news_any_more() -> None:
    round_ = announced()
    on_the_list(round_)
    move(round_, RoundState.OPEN, by=None)
    tell_round_news()
    with time_machine.travel(timezone.now() + timedelta(days=9), tick=False):
        tell_round_news()
    waiting = Notice.objects.waiting().values_list("template", flat=True)
    assert list(waiting) == ["news_halfway"]
    assert Notice.objects.get(template="news_opened").to == ""


@pytest.mark.parametrize(("days", "kinds"), [(2, ["opened", "last_days"]), (6, ["opened", "last_days"])])
def test_a_short_round_is_not_nagged_about(days: int, kinds: list[str]) -> None:
    round_ = announced(days=days)
    on_the_list(round_)
    move(round_, RoundState.OPEN, by=None)
    start = timezone.now()
    for hours in range(0, days * 24, 6):
        with time_machine.travel(start + timedelta(hours=hours), tick=False):
            tell_round_news()
    assert told() == kinds


# --- to whom --------------------------------------------------------------------------------------


def test_who_says_yes_after_the_opening_does_not_hear_of_it(client: Client) -> None:
    """Also when the worker was late: what is due is noted before somebody is put on the list."""
    round_ = open_round()
    early = on_the_list(round_, "vroeg@voorbeeld.nl")
    waiting = Subscription.objects.create(email="laat@voorbeeld.nl", round=round_)
    assert client.post(path_of(yes_url(waiting))).status_code == 200
    tell_round_news()
    assert [notice.to for notice in Notice.objects.filter(template="news_opened")] == [early.email]
    move(round_, RoundState.REVIEW, by=None, reason="Genoeg")
    tell_round_news()
    closed = Notice.objects.filter(template="news_closed").values_list("to", flat=True)
    assert sorted(closed) == ["laat@voorbeeld.nl", "vroeg@voorbeeld.nl"]


def test_who_wants_all_rounds_and_this_one_hears_once() -> None:
    round_, other = open_round("een"), open_round("twee")
    on_the_list(None)
    on_the_list(round_)
    on_the_list(None, "alles@voorbeeld.nl")
    Subscription.objects.create(email="nooit@voorbeeld.nl", round=None)
    tell_round_news()
    mails = sorted(Notice.objects.values_list("to", "subject_id"))
    assert mails == sorted(
        (email, f"news:{each.pk}:opened") for email in (ADDRESS, "alles@voorbeeld.nl") for each in (round_, other)
    )


def test_a_long_list_goes_in_pieces_and_nobody_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "AT_ONCE", 3)
    round_ = open_round()
    for number in range(7):
        on_the_list(round_, f"lezer{number}@voorbeeld.nl")
    tell_round_news()
    RoundNews.objects.update(finished=False, reached=None)  # as if killed before it was written down
    telling.tell_due()
    assert Notice.objects.count() == 7
    assert RoundNews.objects.get().finished


def test_a_run_out_of_time_goes_on_with_the_next() -> None:
    round_ = open_round()
    on_the_list(round_)
    news.note_due()
    assert telling.tell_due(seconds=0) == 0
    assert not RoundNews.objects.get().finished
    assert telling.tell_due() == 1


def test_an_address_that_is_refused_for_good_goes_off_the_list(postbox: Postbox) -> None:
    round_ = open_round()
    on_the_list(round_)
    tell_round_news()
    postbox.answer_to_recipient = "452 Mailbox full"
    deliver_due()
    tell_round_news()
    assert Subscription.objects.count() == 1, "later is not never"
    Notice.objects.update(try_after=timezone.now() - timedelta(seconds=1))
    postbox.answer_to_recipient = "550 No such user"
    deliver_due()
    assert Notice.objects.failed().count() == 1
    tell_round_news()
    assert not Subscription.objects.exists()
    assert not Notice.objects.failed().exists()
    assert Notice.objects.get().to == ""


def test_the_mail_carries_a_way_out_in_one_click(postbox: Postbox, settings: Any) -> None:
    settings.BASE_URL = "https://reisgenoot.example"
    subscription = on_the_list(open_round())
    tell_round_news()
    deliver_due()
    (mail,) = postbox.received
    stop = stop_url(subscription)
    assert mail["List-Unsubscribe"].strip() == f"<{stop}>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert stop in mail.get_content() and "Stop met één klik" in mail.get_content()
    assert Notice.objects.get().unsubscribe_url == "", "wiped with the text"

    program = Client(enforce_csrf_checks=True)
    for _each in range(2):
        answer = program.post(path_of(stop), {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200
    assert not program.cookies
    assert not Subscription.objects.exists()


def test_a_mail_about_something_else_has_no_way_out(postbox: Postbox, client: Client) -> None:
    client.post("/meedoen/nieuws/", {"email": ADDRESS})
    deliver_due()
    assert "List-Unsubscribe" not in postbox.received[0]


# --- on the list and off --------------------------------------------------------------------------


def test_from_the_form_to_the_list_by_the_mail(client: Client, postbox: Postbox) -> None:
    round_ = open_round()
    asked = client.post(f"/meedoen/{round_.slug}/nieuws/", {"email": "Lezer@Voorbeeld.nl"})
    assert "Kijk in uw mail" in asked.content.decode()
    deliver_due()
    (mail,) = postbox.received
    link = re.search(r"https?://\S+/nieuws/ja/\S+", mail.get_content())[0]
    page = client.get(path_of(link))
    assert "Ja, stuur mij nieuws" in page.content.decode()
    assert Subscription.objects.get().state == SubscriptionState.WAITING, "opening the link changes nothing"
    for _each in range(2):
        assert "U krijgt nieuws van ons" in client.post(path_of(link)).content.decode()
    kept = Subscription.objects.get()
    assert (kept.email, kept.state, kept.round) == (ADDRESS, SubscriptionState.CONFIRMED, round_)


def test_whoever_asks_sees_the_same_for_every_address(client: Client, mailoutbox: list[Any]) -> None:
    round_ = open_round()
    on_the_list(round_, "bekend@voorbeeld.nl")
    pages = [
        client.post(f"/meedoen/{round_.slug}/nieuws/", {"email": email})
        for email in ("bekend@voorbeeld.nl", "vreemd@voorbeeld.nl", "vreemd@voorbeeld.nl")
    ]
    assert len({(page.status_code, re.sub(r"\w+@voorbeeld.nl", "", page.content.decode())) for page in pages}) == 1
    assert [(mail.to, mail.subject) for mail in mailoutbox] == [
        (["bekend@voorbeeld.nl"], "U krijgt al nieuws van ons"),
        (["vreemd@voorbeeld.nl"], "Wilt u nieuws van ons krijgen?"),
    ]


def test_somebody_elses_inbox_gets_one_mail_a_day(client: Client) -> None:
    for _each in range(5):
        client.post("/meedoen/nieuws/", {"email": ADDRESS})
    assert Notice.objects.count() == 1
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        client.post("/meedoen/nieuws/", {"email": ADDRESS})
    assert Notice.objects.count() == 2
    assert Subscription.objects.get().asked_on == timezone.localdate() + timedelta(days=1)


def test_somebody_elses_inbox_is_not_filled_by_way_of_many_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("consultation.subscribing.MOST_ASKED", 2)
    rounds = [announced(slug) for slug in ("een", "twee", "drie")]
    for round_ in (*rounds, rounds[0]):
        subscribe(ADDRESS, round_)
    assert Notice.objects.filter(template="news_ask").count() == Subscription.objects.count() == 2
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        subscribe(ADDRESS, rounds[2])
    assert Subscription.objects.count() == 3


def test_who_types_many_addresses_has_to_wait(client: Client) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        for number in range(60):
            assert client.post("/meedoen/nieuws/", {"email": f"a{number}@voorbeeld.nl"}).status_code == 200
        refused = client.post("/meedoen/nieuws/", {"email": "nog@voorbeeld.nl"})
    assert refused.status_code == 429
    assert "Wacht tien minuten" in refused.content.decode() and "nog@voorbeeld.nl" in refused.content.decode()


def test_a_wrong_address_is_told_and_stays(client: Client) -> None:
    answer = client.post("/meedoen/nieuws/", {"email": "geen adres"})
    assert answer.status_code == 422
    assert "Dit e-mailadres klopt niet" in answer.content.decode() and "geen adres" in answer.content.decode()


def test_stopping_asks_first_and_keeps_back_what_had_not_left(client: Client) -> None:
    subscription = on_the_list(open_round())
    tell_round_news()
    address = path_of(stop_url(subscription))
    assert "Stop met mailen" in client.get(address).content.decode()
    assert Subscription.objects.exists()
    assert "U krijgt geen nieuws meer" in client.post(address).content.decode()
    assert not Subscription.objects.exists()
    assert not Notice.objects.waiting().exists()
    assert "U krijgt geen nieuws meer" in client.get(address).content.decode()


@pytest.mark.parametrize("token", ["niets", "A" * 43, "é", "====", "x"])
def test_a_link_that_opens_nothing_is_answered_calmly(client: Client, token: str) -> None:
    subscription = on_the_list(open_round())
    assert client.post(f"/meedoen/nieuws/stop/{token}/").status_code == 200
    assert client.get(f"/meedoen/nieuws/ja/{token}/").status_code == 404
    assert client.post(f"/meedoen/nieuws/ja/{token}/").status_code == 404
    assert Subscription.objects.get() == subscription


def test_a_link_to_say_yes_does_not_stop_and_the_other_way_round(client: Client) -> None:
    subscription = Subscription.objects.create(email=ADDRESS, round=open_round())
    yes, stop = (url.rstrip("/").rpartition("/")[2] for url in (yes_url(subscription), stop_url(subscription)))
    assert client.post(f"/meedoen/nieuws/ja/{stop}/").status_code == 404
    client.post(f"/meedoen/nieuws/stop/{yes}/")
    assert Subscription.objects.get().state == SubscriptionState.WAITING


def test_the_database_holds_one_subscription_per_address_and_round() -> None:
    round_ = open_round()
    for each in (round_, None):
        on_the_list(each)
        with pytest.raises(IntegrityError), transaction.atomic():
            on_the_list(each)


# --- what is kept ---------------------------------------------------------------------------------


def test_nothing_is_kept_longer_than_we_said() -> None:
    round_, other = open_round("een"), open_round("twee")
    today = date.today()
    old = Subscription.objects.create(email="oud@voorbeeld.nl", round=other, asked_on=today - timedelta(days=8))
    Subscription.objects.create(email="nieuw@voorbeeld.nl", round=other, asked_on=today - timedelta(days=7))
    on_the_list(round_)
    on_the_list(None, "alles@voorbeeld.nl")
    move(round_, RoundState.REVIEW, by=None, reason="Genoeg")
    move(round_, RoundState.DECIDED, by=None)
    apply()
    assert Subscription.objects.filter(round=round_).exists(), "not before the last mail"
    assert not Subscription.objects.filter(pk=old.pk).exists()
    tell_round_news()
    apply()
    assert sorted(Subscription.objects.values_list("email", flat=True)) == ["alles@voorbeeld.nl", "nieuw@voorbeeld.nl"]
    assert Notice.objects.filter(state=NoticeState.QUEUED, template="news_decided", to=ADDRESS).exists()


def test_who_asks_what_we_hold_finds_the_list_and_erasing_takes_them_off() -> None:
    participant = ParticipantFactory()
    ContactDetails.objects.create(participant=participant, email=ADDRESS)
    on_the_list(None)
    on_the_list(None, "ander@voorbeeld.nl")
    assert "alle rondes" in str(access_export(participant))
    purge_participant(participant)
    assert list(Subscription.objects.values_list("email", flat=True)) == ["ander@voorbeeld.nl"]


@pytest.mark.parametrize("kind", NewsKind)
def test_each_mail_says_what_it_is_about_where_to_read_and_how_to_stop(kind: NewsKind) -> None:
    round_ = open_round()
    Round.objects.filter(pk=round_.pk).update(is_example=True)
    subscription = on_the_list(round_)
    RoundNews.objects.create(round=round_, kind=kind)
    telling.tell_due()
    notice = Notice.objects.get(template=f"news_{kind}")
    for expected in (round_.title, f"/meedoen/{round_.slug}/", stop_url(subscription), "VOORBEELD"):
        assert expected in notice.text
    assert round_.title in notice.subject
    assert "\n\n\n" not in notice.text and "?." not in notice.text


@pytest.mark.parametrize("count", [1, 3])
def test_looking_for_news_asks_the_same_for_one_round_and_for_three(
    count: int, django_assert_num_queries: Callable[..., Any]
) -> None:
    for number in range(count):
        open_round(f"ronde-{number}")
    tell_round_news()
    with django_assert_num_queries(4):
        tell_round_news()
