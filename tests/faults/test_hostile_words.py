"""Words that would be a script: typed in every public form, and looked at wherever people read them.

The forms are filled in as the pages hold them, so that a field that is added is filled in too. What a page then holds
is looked at by its elements: a script, a style or a handler that we did not write is a fault.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.signing import Signer
from django.test import Client
from django.urls import reverse
from lxml import html

from consultation.cookies import name_for
from consultation.models import Round
from contributions import moderation
from contributions.models import Contribution
from focusgroups.models import Candidate, FocusGroup
from outreach.models import EventDate
from pages.csp_rules import parse
from people.service import Role
from synthesis.models import Decision
from tests.education.classroom.room import Room
from tests.factories import education, focusgroups, outreach
from tests.factories.caselab import lab_round
from tests.factories.drafttext import text_round
from tests.factories.people import staff
from tests.factories.rounds import open_round
from tests.factories.statements import statements_round
from tests.factories.synthesis import DecisionFactory
from tests.sample_sizes import SAMPLE
from tests.security.page_rules import fields_of, policy_faults

pytestmark = pytest.mark.django_db

START = "Gezegd"
HOSTILE = START + "\"'></textarea><script>alert(1)</script><img src=x onerror=alert(2)>"
#: What is no free text, and what is a trap for robots.
SHAPED = {"postal-code", "one-time-code", "off"}
CHOSEN = {"speaks_for": "organisation"}
ONWARD = "//main//a[contains(@class, 'nl-button--primary')]/@href"
ESCAPED = "&lt;script&gt;alert(1)"
#: Ways out of a form.
WAYS_OUT = re.compile(r"/(opnieuw|afsluiten|wis|sluit|opname)/")
HIDDEN = {"csrfmiddlewaretoken", "vraag", "versie", "gezegd", "opnieuw"}


def typed_in(form: Any) -> dict[str, Any]:
    """What somebody sends who fills in everything: hostile words in each free text, the first of each choice."""
    sent: dict[str, Any] = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value)
    for field in fields_of(form):
        name, kind = field.get("name"), field.get("type", "text")
        if not name or name == "website":
            continue
        if field.get("aria-invalid") == "true":
            sent[name] = ""  # asked for in a shape that these words do not have
            continue
        if field.tag == "select":
            sent[name] = [each for each in field.value_options if each][:1] if not field.value else [field.value]
        elif kind in {"radio", "checkbox"}:
            sent.setdefault(name, [CHOSEN.get(name, field.get("value", "on"))])
        elif kind in {"email", "tel"}:
            sent[name] = {"email": "ik@voorbeeld.nl", "tel": "06 12345678"}[kind]
        elif field.tag == "textarea" or field.get("autocomplete") not in SHAPED:
            sent[name] = HOSTILE
    buttons = {each.get("value"): each.get("name") for each in form.iter("button") if each.get("name")}
    if "overslaan" in buttons and form.xpath("//*[@aria-invalid='true']|//*[@class='rg-errors']"):
        return {"actie": "overslaan", **{name: value for name, value in form.form_values() if name in HIDDEN}}
    pressed = "verder" if "verder" in buttons else next(iter(buttons), "")
    return sent | ({buttons[pressed]: pressed} if pressed else {})


def form_of(page: Any) -> Any:
    """The form that the page is about."""
    forms = html.fromstring(page.content.decode()).xpath("//main//form[@method='post']")
    ours = [each for each in forms if not WAYS_OUT.search(each.get("action") or "")]
    return max(ours, key=lambda each: len(list(fields_of(each))), default=None)


def harmless(page: Any) -> None:
    """Nothing that somebody typed became a part of the page itself."""
    sources = parse(page["Content-Security-Policy"])["script-src"]
    nonce = next((each[7:-1] for each in sources if each.startswith("'nonce-")), "")
    assert policy_faults(page.content, nonce) == [], page.request["PATH_INFO"]


def where(page: Any) -> str:
    """The address that was asked for last."""
    return f"{page.request['PATH_INFO']}?{page.request['QUERY_STRING']}"


def walk(client: Client, address: str, until: str, most: int = 30) -> Any:
    """Fill in every screen until this part of an address; gives the last page."""
    page = client.get(address, follow=True)
    harmless(page)
    for _step in range(most):
        path = page.request["PATH_INFO"]
        if re.search(until, where(page)):
            break
        form = form_of(page)
        if form is None:
            onward = html.fromstring(page.content.decode()).xpath(ONWARD)
            assert onward, f"{where(page)} leads nowhere"
            page = client.get(onward[0], follow=True)
        else:
            action = urlsplit(form.get("action") or "?")
            page = client.post(f"{action.path or path}?{action.query}".rstrip("?"), typed_in(form), follow=True)
        harmless(page)
    assert re.search(until, where(page)), where(page)
    return page


@dataclass
class Door:
    """Where people type, where that ends, and where which colleague reads it."""

    make: Callable[[], str]
    until: str
    read_at: Callable[[], str]
    by: Role


def group_with_a_day() -> Any:
    """A group that looks for people."""
    made = focusgroups.group()
    focusgroups.session(made)
    return made


def a_table() -> str:
    """The code of the cards of an evening that is on now."""
    return str(outreach.began(outreach.date(outreach.event())).card_code)


def queue() -> str:
    """Where a moderator reads."""
    return reverse("moderatie:index")


def code_held(client: Client, round_: Round) -> str:
    """The code of the receipt that this browser holds."""
    return Signer(salt="consultation.draft").unsign(client.cookies[name_for(round_)].value)


def start_of(round_: Round) -> str:
    """The first question."""
    return f"/meedoen/{round_.slug}/vraag/1/"


MODERATOR, ORGANISER = Role.MODERATOR, Role.ORGANISER
DOORS = {
    "round": Door(lambda: start_of(open_round()), "/bedankt/", queue, MODERATOR),
    "statements": Door(lambda: start_of(statements_round()), "/bedankt/", queue, MODERATOR),
    "cases": Door(lambda: start_of(lab_round()[0]), "/bedankt/", queue, MODERATOR),
    "text": Door(lambda: start_of(text_round()[0]), "/bedankt/", queue, MODERATOR),
    "call me": Door(
        lambda: f"/meedoen/{open_round().slug}/bel-mij/", "gevraagd=1", lambda: reverse("call_backs:index"), MODERATOR
    ),
    "reaction": Door(
        lambda: reverse("synthesis:react", args=[DecisionFactory(opened=True).pk]),
        "/dank/",
        lambda: reverse("besluiten:reactions", args=[Decision.objects.get().pk]),
        ORGANISER,
    ),
    "card": Door(lambda: reverse("outreach:table_card", args=[a_table(), 0]), "/klaar/", queue, MODERATOR),
    "evening": Door(
        lambda: reverse("outreach:sign_up", args=[outreach.date(outreach.event()).pk]),
        "/bedankt/",
        lambda: reverse("events:sign_ups", args=[EventDate.objects.get().event_id, EventDate.objects.get().pk]),
        ORGANISER,
    ),
    "group": Door(
        lambda: reverse("focusgroups:begin", args=[group_with_a_day().slug]),
        "/bedankt/",
        lambda: reverse("groups:candidate", args=[FocusGroup.objects.get().pk, Candidate.objects.get().pk]),
        ORGANISER,
    ),
    "teacher": Door(
        lambda: reverse("education:feedback", args=[education.pack().slug]),
        "/lespakketten/reactie/",
        lambda: reverse("teacher_feedback:index"),
        ORGANISER,
    ),
    "pupil": Door(lambda: Room.make().at("leeftijd/"), "/klaar/", queue, MODERATOR),
}


#: Other ways of asking draw the same words by the same tags: looked at in `make deep`.
IN_DEEP = {"statements", "cases", "text"}


@pytest.mark.parametrize("name", [name for name in DOORS if SAMPLE.name == "deep" or name not in IN_DEEP])
def test_hostile_words_are_only_words_to_who_types_and_who_reads_them(name: str, settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    door = DOORS[name]
    walk(Client(), door.make(), door.until)
    reader = Client()
    reader.force_login(staff(door.by))
    listed = reader.get(door.read_at())
    assert listed.status_code == 200
    links = html.fromstring(listed.content.decode()).xpath("//main//a/@href")
    deeper = sorted({each for each in links if each.startswith(door.read_at()) and "?" not in each} - {door.read_at()})
    read = [listed, *(reader.get(each, follow=True) for each in deeper[:2])]
    read = [each for each in read if each["Content-Type"].startswith("text/html")]
    for each in read:
        harmless(each)
    assert any(ESCAPED in each.content.decode() for each in read), f"nobody reads it: {deeper}"


def test_hostile_words_that_are_published_are_only_words(settings) -> None:
    """On the website, on one's own page, and in the answer to it."""
    round_, writer = open_round(), Client()
    walk(writer, f"/meedoen/{round_.slug}/vraag/1/", "/bedankt/")
    for words in Contribution.objects.all():
        moderation.publish(words.pk, by=staff(Role.MODERATOR), version=words.version)
    writer.post("/mijn-inbreng/", {"code": code_held(writer, round_)})
    public, own = Client().get(f"/meedoen/{round_.slug}/bijdragen/"), writer.get("/mijn-inbreng/", follow=True)
    for page in (public, own, writer.get("/mijn-inbreng/gegevens/"), Client().get("/zoeken/", {"q": HOSTILE})):
        harmless(page)
        assert ESCAPED in page.content.decode(), page.request["PATH_INFO"]
    for screen in ("bericht/", "verzoek/"):
        page = writer.get("/mijn-inbreng/verzoek/") if screen == "verzoek/" else own
        forms = html.fromstring(page.content.decode()).xpath("//main//form[.//textarea]")
        harmless(writer.post(f"/mijn-inbreng/{screen}", typed_in(forms[0]), follow=True))
