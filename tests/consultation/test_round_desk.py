"""The organiser's screens of a round's life: from nothing to open, two at once, in place, on a phone, put away."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from consultation.editing import freeze
from consultation.enums import ItemKind, RoundState
from consultation.models import Item, ItemVersion, Round, RoundChange, RoundPage, Submission
from consultation.trial import TRIAL_DAYS, trial_token
from people.service import Role
from tests.factories.rounds import draft_round, item_of, open_round, ready_round

pytestmark = pytest.mark.django_db

HIDDEN = re.compile(r'<input type="hidden" name="(seen|token)" value="([^"]*)"')
UNESCAPED = {"&quot;": '"', "&amp;": "&", "&#x27;": "'"}


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def login(client, django_user_model):
    """`login(Role.ORGANISER)`: the client is signed in with that role."""

    def sign_in(role):
        user = django_user_model.objects.create_user(f"{role.value}@example.org", is_staff=True)
        user.groups.add(Group.objects.get(name=role.value))
        client.force_login(user)
        return user

    return sign_in


def hidden(response):
    """What the form sends along without anybody typing it."""
    found = dict(HIDDEN.findall(response.content.decode()))
    for name, value in found.items():
        for entity, sign in UNESCAPED.items():
            value = value.replace(entity, sign)
        found[name] = value
    return found


def form_of(response):
    """Everything the edit form of a round would send if nobody typed anything."""
    form = response.context["form"]
    posted = {name: form[name].value() for name in form.fields if name != "faq"}
    posted = {name: _as_typed(value) for name, value in posted.items()}
    blocks = form["faq"].value()
    posted["faq-count"] = str(len(blocks))
    for place, block in enumerate(blocks):
        posted |= {
            f"faq-{place}-deleted": "",
            f"faq-{place}-order": str(place),
            f"faq-{place}-type": "question_answer",
            f"faq-{place}-id": block.id or "",
            **{f"faq-{place}-value-{name}": block.value[name] for name in block.value},
        }
    return posted


def _as_typed(value):
    if hasattr(value, "hour"):
        return (
            timezone.localtime(value).strftime("%d-%m-%Y %H:%M")
            if timezone.is_aware(value)
            else f"{value:%d-%m-%Y %H:%M}"
        )
    if hasattr(value, "year"):
        return f"{value:%d-%m-%Y}"
    return "" if value is None else value


# From nothing to open


def test_a_round_goes_from_nothing_to_open_with_what_the_screens_propose(login, client):
    login(Role.ORGANISER)
    page = client.get(reverse("rounds:add"))
    proposed = {name: _as_typed(page.context["form"][name].value()) for name in ("opens_on", "closes_on")}
    posted = {"template": "empty", "title": "", "slug": "", **proposed, **hidden(page)}
    posted |= {"contact_name": "Samira", "contact_phone": "070 123 45 67"}
    for _press in range(2):
        response = client.post(reverse("rounds:add"), posted)
    round_ = Round.objects.get()
    shown = client.get(response.url)
    assert [line.need.code for line in shown.context["progress"].lines if not line.need.is_met] == ["reading", "page"]
    today = f"{timezone.localdate():%d-%m-%Y}"
    client.post(reverse("rounds:ambassador", args=[round_.pk]), {"who": "Leesgroep Noord", "on": today})
    client.post(reverse("rounds:publish", args=[round_.pk]))
    assert client.get(response.url).context["progress"].is_ready
    client.post(reverse("rounds:move", args=[round_.pk, RoundState.ANNOUNCED]))
    assert Round.objects.get().state == RoundState.ANNOUNCED
    assert AuditEvent.objects.filter(action="consultation.create_round").count() == 1


def test_every_line_that_is_missing_leads_to_the_field_that_mends_it(login, client):
    login(Role.ORGANISER)
    round_ = draft_round()
    Round.objects.update(faq=[], complaint_route="")
    Item.objects.update(retired=True)
    shown = client.get(reverse("rounds:inspect", args=[round_.pk])).content.decode()
    edit = reverse("rounds:edit", args=[round_.pk])
    form = client.get(edit).content.decode()
    for field in ("opens_at", "closes_at", "word_back_on", "words_final_on", "contact_name", "contact_phone"):
        assert f'href="{edit}#id_{field}"' in shown and f'id="id_{field}"' in form
    assert f'href="{edit}#panel-faq-section"' in shown and 'id="panel-faq-section"' in form
    assert reverse("rounds:item_add", args=[round_.steps.get().pk]) in shown
    assert reverse("rounds:publish", args=[round_.pk]) in shown


def test_open_days_are_proposed_in_the_form_and_kept_only_when_saved(login, client):
    login(Role.ORGANISER)
    round_ = draft_round()
    page = client.get(reverse("rounds:edit", args=[round_.pk]))
    assert "Dit is een voorstel" in page.content.decode()
    assert Round.objects.get().closes_at is None
    client.post(reverse("rounds:edit", args=[round_.pk]), form_of(page))
    round_ = Round.objects.select_related("occasion").get()
    assert round_.opens_at and round_.closes_at and round_.word_back_on and round_.occasion.words_final_on


@pytest.mark.parametrize("role", Role)
def test_only_who_may_open_a_round_publishes_its_page(login, client, role):
    login(role)
    round_ = draft_round()
    address = reverse("rounds:publish", args=[round_.pk])
    assert client.get(address).status_code == 405 or role != Role.ORGANISER
    client.post(address)
    assert RoundPage.objects.get().live == (role == Role.ORGANISER)
    assert f'action="{address}"' not in client.get(reverse("rounds:inspect", args=[round_.pk])).content.decode()


# Two organisers at once


def test_the_second_to_save_hears_what_changed_by_field_and_loses_nothing(login, client):
    login(Role.ORGANISER)
    round_ = draft_round()
    address = reverse("rounds:edit", args=[round_.pk])
    first, second = (form_of(client.get(address)) for _organiser in range(2))
    client.post(address, {**first, "why": "Van de eerste", "question": "Vraag van de eerste?"})
    answer = client.post(address, {**second, "why": "Van de tweede", "contact_name": "Noor"})
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Een collega" in shown and "Van de eerste" in shown
    again = form_of(answer)
    assert (again["why"], again["contact_name"], again["question"]) == (
        "Van de tweede",
        "Noor",
        "Vraag van de eerste?",
    )
    told = {each.field: each.is_typed for each in answer.context["merged"].differences}
    assert told == {"why": True, "question": False}
    round_.refresh_from_db()
    assert (round_.why, round_.contact_name) == ("Van de eerste", "")

    assert client.post(address, again).status_code == 302
    round_.refresh_from_db()
    assert (round_.why, round_.contact_name, round_.question) == ("Van de tweede", "Noor", "Vraag van de eerste?")


def test_an_extension_that_came_meanwhile_is_not_undone_by_an_older_form(login, client):
    login(Role.ORGANISER)
    round_ = open_round()
    address = reverse("rounds:edit", args=[round_.pk])
    older = form_of(client.get(address))
    moment = timezone.localtime(round_.closes_at + timedelta(days=9)).replace(second=0, microsecond=0)
    extension = {"closes_at": f"{moment:%d-%m-%Y %H:%M}", "reason": "Meer mensen willen meedoen.", "word_back_on": ""}
    assert client.post(reverse("rounds:extend", args=[round_.pk]), extension).status_code == 302
    answer = client.post(address, {**older, "why": "Nieuwe reden"})
    assert answer.status_code == 409
    assert client.post(address, form_of(answer)).status_code == 302
    round_.refresh_from_db()
    assert (round_.why, round_.closes_at) == ("Nieuwe reden", moment)


def test_a_form_that_says_nothing_of_what_was_seen_overwrites_nothing(login, client):
    login(Role.ORGANISER)
    round_ = draft_round()
    address = reverse("rounds:edit", args=[round_.pk])
    for seen in ("", "onzin", "[1]", '[99, {"why": "x"}]'):
        assert client.post(address, {**form_of(client.get(address)), "why": "Anders", "seen": seen}).status_code == 409
    assert Round.objects.get().why == round_.why


def test_texts_of_a_round_that_was_opened_by_hand_can_still_be_bettered(login, client):
    login(Role.ORGANISER)
    round_ = ready_round()
    client.post(reverse("rounds:move", args=[round_.pk, RoundState.OPEN]))
    opened = Round.objects.get().opens_at
    address = reverse("rounds:edit", args=[round_.pk])
    assert client.post(address, {**form_of(client.get(address)), "why": "Beter"}).status_code == 302
    round_.refresh_from_db()
    assert (round_.why, round_.opens_at) == ("Beter", opened)


@pytest.mark.parametrize("moment", ["28-03-2027 02:30", "31-10-2027 02:30"])
def test_an_hour_that_is_not_one_hour_is_explained_at_its_field(login, client, moment):
    login(Role.ORGANISER)
    round_ = draft_round()
    address = reverse("rounds:edit", args=[round_.pk])
    answer = client.post(address, {**form_of(client.get(address)), "opens_at": moment, "why": "Blijft staan"})
    shown = answer.content.decode()
    assert "03.00 uur" in shown and moment in shown and "Blijft staan" in shown
    assert Round.objects.get().opens_at is None


# Questions in their place


def words(response, **typed):
    """What the form in the list would send."""
    form = response.context["form"]
    return {**{name: form[name].value() or "" for name in form.fields}, **typed}


def test_a_question_is_edited_where_it_stands_and_an_answer_is_added(login, client):
    login(Role.ORGANISER)
    item = item_of(draft_round(), ItemKind.SINGLE)
    address = reverse("rounds:item_inline", args=[item.pk])
    page = client.get(address)
    posted = words(page, text="Wanneer begint het?", antwoord_at_once_label="Meteen", new_label="Dat weet ik niet")
    response = client.post(address, posted)
    assert response.url == f"{reverse('rounds:inspect', args=[item.step.round_id])}#vraag-{item.pk}"
    version = ItemVersion.objects.get(item=item)
    answers = [(block.value["code"], block.value["label"]) for block in version.options]
    assert version.text == "Wanneer begint het?"
    assert answers[0] == ("at_once", "Meteen") and answers[-1] == ("dat_weet_ik_niet", "Dat weet ik niet")


def test_a_question_that_was_answered_gets_a_new_version_in_its_place(login, client):
    login(Role.ORGANISER)
    item = item_of(draft_round(), ItemKind.SCALE)
    freeze([item.current_id])
    address = reverse("rounds:item_inline", args=[item.pk])
    page = client.get(address)
    assert "wordt dit een nieuwe versie" in page.content.decode()
    client.post(address, words(page, text="Beter gevraagd."))
    assert list(item.versions.values_list("number", "text", "frozen")) == [
        (1, item.current.text, True),
        (2, "Beter gevraagd.", False),
    ]


@pytest.mark.parametrize("screen", ["item_inline", "item_edit"])
def test_two_who_edit_one_question_hear_of_each_other(login, client, screen):
    login(Role.ORGANISER)
    item = item_of(draft_round(), ItemKind.OPEN)
    inline = reverse("rounds:item_inline", args=[item.pk])
    address = reverse(f"rounds:{screen}", args=[item.pk])
    older = client.get(address)
    client.post(inline, words(client.get(inline), text="Van de eerste?", help="Uitleg van de eerste"))
    answer = client.post(address, words(older, text="Van de tweede?"))
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Van de eerste?" in shown and "Van de tweede?" in shown
    again = words(answer)
    assert (again["text"], again["help"]) == ("Van de tweede?", "Uitleg van de eerste")
    assert ItemVersion.objects.get(item=item).text == "Van de eerste?"
    assert client.post(address, again).status_code == 302
    assert ItemVersion.objects.get(item=item).text == "Van de tweede?"


def test_a_wrong_form_in_the_list_keeps_what_was_typed(login, client):
    login(Role.ORGANISER)
    item = item_of(draft_round(), ItemKind.SINGLE)
    address = reverse("rounds:item_inline", args=[item.pk])
    answer = client.post(address, words(client.get(address), text="", antwoord_at_once_label="Direct"))
    assert answer.status_code == 422 and 'value="Direct"' in answer.content.decode()


def test_a_closed_round_does_not_open_its_questions(login, client):
    login(Role.ORGANISER)
    item = item_of(open_round(), ItemKind.SINGLE)
    Round.objects.update(state=RoundState.REVIEW)
    response = client.get(reverse("rounds:item_inline", args=[item.pk]), follow=True)
    assert "kunnen niet meer veranderen" in response.content.decode()


def test_the_preview_leads_back_to_the_question_for_who_may_change_it(login, client):
    login(Role.ORGANISER)
    round_ = draft_round()
    shown = client.get(reverse("rounds:preview", args=[round_.pk, 2])).content.decode()
    item = list(Item.objects.asked())[1]
    assert f"{reverse('rounds:item_inline', args=[item.pk])}#vraag-{item.pk}" in shown
    client.logout()
    login(Role.ANALYST)
    assert "Bewerk deze vraag" not in client.get(reverse("rounds:preview", args=[round_.pk, 2])).content.decode()


# On a phone


def test_a_trial_link_shows_the_whole_round_without_login_and_keeps_nothing(client):
    round_ = draft_round()
    start = reverse("consultation:trial", args=[trial_token(round_)])
    shown = client.get(start)
    assert "Proefversie" in shown.content.decode() and shown["X-Robots-Tag"] == "noindex"
    assert "Set-Cookie" not in shown.headers and not shown.cookies
    assert f"/meedoen/{round_.slug}/" not in shown.content.decode()
    number, address = 1, f"{start}1/"
    while "einde" not in address:
        question = client.get(address).content.decode()
        assert "Proefversie" in question and f"Vraag {number} van" in question
        address = client.post(address, {"actie": "overslaan"}).url
        number += 1
    assert number == 8
    assert "Wie bent u?" in client.get(address).content.decode()
    assert not Submission.objects.exists()
    assert {name for name in client.cookies if "csrf" not in name.lower()} == set()


def test_the_buttons_of_a_trial_go_back_and_out(client):
    round_ = draft_round()
    start = reverse("consultation:trial", args=[trial_token(round_)])
    assert client.post(f"{start}1/", {"actie": "vorige"}).url == start
    assert client.post(f"{start}3/", {"actie": "vorige"}).url == f"{start}2/"
    assert client.post(f"{start}3/", {"actie": "later"}).url == f"{start}einde/"


def test_a_trial_link_ends_after_a_week_or_when_the_organiser_says_so(login, client):
    round_, other = draft_round("een"), draft_round("twee")
    start = reverse("consultation:trial", args=[trial_token(round_)])
    with time_machine.travel(timezone.now() + timedelta(days=TRIAL_DAYS, minutes=-1)):
        assert Client().get(start).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=TRIAL_DAYS, minutes=1)):
        over = Client().get(start)
    assert over.status_code == 404 and "Vraag een nieuwe link" in over.content.decode()
    stranger = trial_token(other).replace(str(other.pk), str(round_.pk), 1)
    for forged in (stranger, "iets", "9" * 30, f"{round_.pk}:"):
        assert Client().get(reverse("consultation:trial", args=[forged])).status_code == 404
    login(Role.ORGANISER)
    client.post(reverse("rounds:end_trial", args=[round_.pk]))
    assert Client().get(start).status_code == 404
    assert Client().get(reverse("consultation:trial", args=[trial_token(other)])).status_code == 200


def test_the_page_of_a_round_shows_the_trial_as_a_qr_code_that_works(login, client):
    login(Role.ANALYST)
    round_ = draft_round()
    page = client.get(reverse("rounds:inspect", args=[round_.pk]))
    assert "QR-code die de proefversie opent" in page.content.decode()
    path = page.context["trial_url"].partition("/meedoen/")[2]
    assert Client().get(f"/meedoen/{path}").status_code == 200


# Later


def test_more_time_is_given_with_a_reason_and_a_refusal_keeps_what_was_typed(login, client):
    login(Role.ORGANISER)
    round_ = open_round()
    address = reverse("rounds:extend", args=[round_.pk])
    answer = client.post(address, {"closes_at": "01-01-2020 12:00", "reason": "Meer tijd"})
    shown = answer.content.decode()
    assert answer.status_code == 422 and "Kies een later moment" in shown and "Meer tijd" in shown
    assert not RoundChange.objects.exists()
    assert (
        reverse("rounds:extend", args=[round_.pk])
        in client.get(reverse("rounds:inspect", args=[round_.pk])).content.decode()
    )


def test_a_copy_is_made_once_however_often_one_presses(login, client):
    login(Role.ORGANISER)
    round_ = open_round()
    address = reverse("rounds:copy_round", args=[round_.pk])
    posted = {"title": "Nog een keer", "slug": "", **hidden(client.get(address))}
    assert client.post(address, posted).url == client.post(address, posted).url
    assert Round.objects.count() == 2
    answer = client.post(address, {**posted, "token": uuid4(), "slug": round_.slug, "title": "Mijn titel"})
    assert answer.status_code == 422 and "Mijn titel" in answer.content.decode()


def test_what_is_archived_is_out_of_the_way_and_still_to_be_found(login, client):
    login(Role.ORGANISER)
    open_round("loopt", title="Deze loopt")
    open_round("voorbij", title="Deze is voorbij")
    Round.objects.filter(slug="voorbij").update(state=RoundState.ARCHIVED)
    address = reverse("rounds:index")
    assert "Deze is voorbij" not in client.get(address).content.decode()
    assert "Deze is voorbij" in client.get(address, {"state": "archived"}).content.decode()
    assert "Deze is voorbij" in client.get(address, {"q": "voorbij"}).content.decode()
