"""Links, cookies and ways back: each for one thing, of this site, and never to another website."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse

from consultation import news_links
from consultation.models import Subscription
from consultation.trial import trial_token
from education.models import PackSubscriber
from education.teachers import links as teacher_links
from focusgroups.recruiting.links import token_for as candidate_token
from focusgroups.reporting.links import check_url, thanks_url
from gatherings.links import token_for as seat_token
from outreach.letters import links as letter_links
from outreach.models import Subscriber
from outreach.partners.packs.links import token_for as pack_token
from people.service import Role
from tests.architecture.files import files, shown
from tests.factories import education, focusgroups, outreach
from tests.factories.people import UserFactory, staff
from tests.factories.rounds import open_round
from tests.people.test_second_factor import code_for
from tests.people.test_signing_in import ADDRESS, CONFIRM, ask_code, code_in_mail, mail_stays_in_the_queue

pytestmark = pytest.mark.django_db
__all__ = ["mail_stays_in_the_queue"]

OURS = ("site", "consultation", "focusgroups", "outreach", "education")
GONE = {404, 410}
#: Kinds that follow from a number and the key of the receipts; the others are signatures of Django.
OF_MAIL = ("_confirm", "_stop", "feedback_own")
#: One cookie that two apps read: what the form of a round opens, is the receipt of that same person.
SHARED = {"receipt.session"}


def last_part(url: str) -> str:
    """The token in an address that ends with it."""
    return url.rstrip("/").rsplit("/", 1)[1]


def kinds() -> dict[str, str]:
    """A good link of every kind: its door, and its token. Two are about the very same chair."""
    check = focusgroups.member_check(focusgroups.held(focusgroups.group()))
    seat = check.participation.seat
    of_round = Subscription.objects.create(email="a@voorbeeld.nl", round=open_round())
    of_letter = Subscriber.objects.create(email="a@voorbeeld.nl")
    of_packs = PackSubscriber.objects.create(email="a@voorbeeld.nl")
    return {
        "gatherings:seat": seat_token(seat),
        "focusgroups:my_thanks": last_part(thanks_url(seat)),
        "focusgroups:look_back": last_part(check_url(check)),
        "focusgroups:own": candidate_token(focusgroups.candidate(focusgroups.group())),
        "outreach:partner_pack": pack_token(outreach.pack()),
        "consultation:trial": trial_token(of_round.round),
        "consultation:news_confirm": last_part(news_links.yes_url(of_round)),
        "consultation:news_stop": last_part(news_links.stop_url(of_round)),
        "outreach:newsletter_confirm": last_part(letter_links.yes_url(of_letter)),
        "outreach:newsletter_stop": last_part(letter_links.stop_url(of_letter)),
        "education:follow_confirm": last_part(teacher_links.yes_url(of_packs)),
        "education:follow_stop": last_part(teacher_links.stop_url(of_packs)),
        "education:feedback_own": teacher_links.own_token(education.feedback()),
    }


def opens(client: Client, door: str, token: str) -> bool:
    """Whether this token does something at this door. Who stops twice reads that it is done: that opens nothing."""
    page = client.get(reverse(door, args=[token]))
    is_stopped = door.endswith("_stop") and 'method="post"' not in page.content.decode().split("<main", 1)[1]
    return page.status_code not in GONE and not is_stopped


def test_a_link_of_one_kind_opens_nothing_of_another(client: Client) -> None:
    """V9.2.2, V9.2.4: each kind is signed for its own use only. Told by the two ways in which links are made."""
    tokens = kinds()
    for of_mail in (True, False):
        alike = [kind for kind in tokens if kind.endswith(OF_MAIL) is of_mail]
        assert len(alike) > 5
        opened = {(kind, door) for kind in alike for door in alike if opens(client, door, tokens[kind])}
        assert opened == {(kind, kind) for kind in alike}


def test_a_link_of_another_installation_opens_nothing(client: Client, settings) -> None:
    """V9.2.3: who has the same software and other keys makes nothing that opens here."""
    settings.SECRET_KEY, settings.RECEIPT_KEY = "een-andere-sleutel-" * 4, "nog-een-andere-sleutel-" * 4
    tokens = kinds()
    settings.SECRET_KEY, settings.RECEIPT_KEY = "de-sleutel-van-hier-" * 4, "de-tweede-van-hier-" * 4
    assert [door for door, token in tokens.items() if opens(client, door, token)] == []


def signing_code() -> Iterator[tuple[str, ast.Module]]:
    """Our files that sign something, or make a token."""
    for root in OURS:
        for path in files(".py", under=root):
            text = path.read_text()
            if re.search(r"\bSigner\(|\bsigning\.|\btoken_of\(", text):
                yield shown(path), ast.parse(text)


def purposes_in(tree: ast.Module) -> Iterator[str]:
    """What is signed here is for: the salts, and what stands in front of a token."""
    said = [each.value for each in tree.body if isinstance(each, ast.Assign)]
    said += [each.value for each in ast.walk(tree) if isinstance(each, ast.keyword) and each.arg == "salt"]
    for value in (part for each in said for part in ast.walk(each)):
        is_text = isinstance(value, ast.Constant) and isinstance(value.value, str)
        if is_text and re.fullmatch(r"[a-z_]+(\.[a-z_]+)+\.?|[a-z-]+:", value.value):
            yield value.value


def test_everything_signed_has_a_purpose_of_its_own() -> None:
    """V9.2.2, V9.2.4: in the source: a salt is used in one place, and nothing is signed without one."""
    places, bare = defaultdict(set), []
    for name, tree in signing_code():
        for purpose in purposes_in(tree):
            places[purpose].add(name)
        calls = [each for each in ast.walk(tree) if isinstance(each, ast.Call)]
        bare += [
            f"{name}:{each.lineno}"
            for each in calls
            if re.search(r"Signer$|signing\.(dumps|loads)$", ast.unparse(each.func))
            and "salt" not in {argument.arg for argument in each.keywords}
        ]
    assert len(places) > 20
    assert {purpose for purpose, names in places.items() if len(names) > 1} == SHARED
    assert bare == []


ELSEWHERE = ["https://elders.example/", "//elders.example/", "/\\elders.example", "javascript:alert(1)", "https:a"]


@pytest.mark.parametrize("there", ELSEWHERE)
def test_nothing_sends_on_to_another_website(client: Client, there: str) -> None:
    """V3.7.2: `next`, `terug` and the page one came from lead only to our own host."""
    round_ = open_round()
    assert client.get("/weergave/", {"terug": there, "tekst": "groot"})["Location"] == "/"
    asked = client.get(reverse("consultation:call_me", args=[round_.slug]), {"terug": there})
    assert there not in asked.content.decode()
    UserFactory(email=ADDRESS)
    ask = client.post("/account/login/", {"login": ADDRESS, "next": there})
    assert ask["Location"].startswith("/account/login/code/confirm/")
    assert client.post(CONFIRM, {"code": code_in_mail(), "next": there})["Location"] == "/mijn-inbreng/"
    out = client.post(reverse("account_logout"), {"next": there})
    assert out["Location"] == "/"
    colleague, secret = staff(Role.MODERATOR), generate_totp_secret()
    TOTP.activate(colleague, secret)
    client.force_login(colleague)
    shown_again = client.post(reverse("mfa_reauthenticate"), {"code": code_for(secret), "next": there})
    assert shown_again.status_code == 302
    assert re.fullmatch(r"/[a-z/]*", shown_again["Location"])


def key_of(client: Client) -> str:
    """The key in the cookie of this browser."""
    return str(client.session.session_key)


def test_logging_in_gives_a_new_key_and_the_old_one_opens_nothing(client: Client, settings) -> None:
    """V7.2.4: a cookie that was planted or copied before, is worth nothing after."""
    UserFactory(email=ADDRESS)
    ask_code(client)
    thief, before = Client(), key_of(client)
    thief.cookies[settings.SESSION_COOKIE_NAME] = before
    client.post(CONFIRM, {"code": code_in_mail()})
    assert key_of(client) != before
    assert client.get(reverse("account_email")).status_code == 200
    assert thief.get(reverse("account_email")).status_code == 302


def test_showing_again_who_one_is_gives_a_new_key_too(client: Client, settings) -> None:
    """V7.2.4: after the second factor the cookie of before opens nothing, and the list knows the new one."""
    colleague, secret = staff(Role.MODERATOR), generate_totp_secret()
    TOTP.activate(colleague, secret)
    client.force_login(colleague)
    thief, before = Client(), key_of(client)
    thief.cookies[settings.SESSION_COOKIE_NAME] = before
    UserSession.objects.get_or_create(session_key=before, defaults={"user": colleague, "ip": "203.0.113.7"})
    wrong = client.post(reverse("mfa_reauthenticate"), {"code": "000000", "next": "/beheer/"})
    assert (wrong.status_code, key_of(client)) == (200, before)
    client.post(reverse("mfa_reauthenticate"), {"code": code_for(secret), "next": "/beheer/"})
    assert key_of(client) != before
    assert client.get("/beheer/").status_code == 200
    assert thief.get("/beheer/")["Location"].startswith("/account/login/")
    assert list(UserSession.objects.values_list("session_key", flat=True)) == [key_of(client)]
