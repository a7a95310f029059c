"""Good practices: first a dialogue, then a story, looked at by a colleague, and followed by RSS."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from defusedxml import ElementTree
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import etree
from wagtail.models import Page

from contributions.models import AgendaItem, Occasion
from contributions.service import Refused
from outreach.models import PracticeIndexPage, PracticePage
from outreach.stories.dialogues import start_story, without_story
from outreach.stories.telling import Story, tell_story
from people.models import User
from people.service import Role
from tests.factories import outreach
from tests.factories.people import staff

pytestmark = pytest.mark.django_db
LIST = "/goede-praktijken/"
WORDS = {
    "told_by": "helper",
    "teller": "Sociaal raadslieden Voorbeeldstad",
    "problem": "Een moeder kreeg elk jaar een andere beslissing.",
    "solution": "Eén medewerker keek alle jaren samen na.",
    "how_reached": "Wij belden samen met haar op één vast nummer.",
}


@pytest.fixture(autouse=True)
def one_factor(settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


def dialogue(title: str = "Wat werkt? Hulpverleners aan tafel", days_ago: int = 20, **fields: Any) -> Occasion:
    """A conversation among helpers that was held."""
    given = {"kind": "round_table", "held_on": timezone.localdate() - timedelta(days=days_ago)}
    made = Occasion.objects.create(title=title, **{**given, **fields})
    made.agenda_items.set(AgendaItem.objects.all()[:1])
    return made


def told(title: str = "Eén vaste persoon", **words: Any) -> PracticePage:
    story = Story(title=title, introduction="Zo hielp één gesprek.", **{**WORDS, **words})
    return tell_story(story, words.pop("dialogue", None) or dialogue(), by=staff(Role.EDITOR))


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def fields_of(page: PracticePage, **changed: Any) -> dict[str, Any]:
    """What the editor of a story posts."""
    given = {
        "title": page.title,
        "slug": page.slug,
        "introduction": page.introduction,
        "dialogue": page.dialogue_id or "",
        "effect": "",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        **{name: getattr(page, name) or words for name, words in WORDS.items()},
    }
    return {**given, **changed}


def draft(**fields: Any) -> PracticePage:
    page = PracticePage(title="Eén vaste persoon", slug="vaste-persoon", live=False, **{**WORDS, **fields})
    PracticeIndexPage.objects.get().add_child(instance=page)
    page.save_revision(clean=False)
    return page


def edit_of(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


# --- no story without its dialogue ----------------------------------------------------------------


def test_a_draft_may_wait_for_its_dialogue_and_going_online_may_not() -> None:
    page = draft()
    assert page.pk and not page.live
    with pytest.raises(ValidationError) as problem:
        page.get_latest_revision().publish()
    assert "dialogue" in problem.value.message_dict
    page.refresh_from_db()
    assert not page.live


def test_it_cannot_be_put_on_the_clock_without_one_either() -> None:
    page = draft()
    page.go_live_at = timezone.now() + timedelta(hours=1)
    with pytest.raises(ValidationError):
        page.save_revision().publish()
    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
        call_command("publish_scheduled")
    page.refresh_from_db()
    assert not page.live
    page.dialogue = dialogue()
    page.save_revision().publish()
    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
        call_command("publish_scheduled")
    page.refresh_from_db()
    assert page.live


@pytest.mark.parametrize(
    "wrong",
    [{"days_ago": -3}, {"kind": "earlier_research"}, {"kind": "interview"}],
    ids=["still to come", "research", "one person"],
)
def test_only_a_conversation_that_was_held_counts(wrong: dict[str, Any]) -> None:
    page = draft()
    page.dialogue = dialogue(**wrong)
    with pytest.raises(ValidationError):
        page.save_revision().publish()
    assert not PracticePage.objects.live().exists()


def test_an_evening_that_was_called_off_is_no_dialogue() -> None:
    date = outreach.date(outreach.event(kind="helpers"))
    occasion = date.gathering.occasion
    Occasion.objects.filter(pk=occasion.pk).update(held_on=timezone.localdate())
    for state, counts in (("planned", False), ("cancelled", False), ("held", True)):
        type(date.gathering).objects.filter(pk=date.gathering.pk).update(state=state)
        assert (occasion in without_story()) is counts, state


def test_the_editor_says_what_is_missing_and_keeps_what_was_typed() -> None:
    page, client = draft(), signed_in(staff(Role.EDITOR))
    answer = client.post(edit_of(page), fields_of(page, effect="Zij slaapt weer.", **{"action-publish": "1"}))
    assert answer.status_code == 200
    assert answer.context["form"].errors["dialogue"]
    assert "Zij slaapt weer." in answer.content.decode()
    page.refresh_from_db()
    assert not page.live


# --- the editor -----------------------------------------------------------------------------------


def test_from_a_conversation_to_a_story_online_by_two_people(client: Client) -> None:
    talk = dialogue()
    writer, editor = signed_in(staff(Role.ORGANISER)), signed_in(staff(Role.EDITOR))
    assert talk.title in writer.get(reverse("story_dialogues")).content.decode()
    for _twice in range(2):
        begun = writer.post(reverse("story_start", args=[talk.pk]))
    page = PracticePage.objects.get()
    assert begun["Location"] == edit_of(page) and page.dialogue == talk
    assert talk.title not in writer.get(reverse("story_dialogues")).content.decode()

    posted = fields_of(page, title="Eén vaste persoon", slug="vaste-persoon")
    assert writer.post(edit_of(page), {**posted, "action-publish": "1"}).status_code == 302
    page.refresh_from_db()
    assert not page.live, "an organiser writes, and does not publish"
    assert writer.post(edit_of(page), {**posted, "action-submit": "1"}).status_code == 302
    state = page.current_workflow_state
    assert state is not None and state.requested_by == User.objects.get(pk=writer.session["_auth_user_id"])
    assert client.get(f"{LIST}vaste-persoon/").status_code == 404
    preview = writer.post(reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk]), posted)
    assert preview.status_code == 200

    task = page.current_workflow_task_state
    approve = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    writer.post(approve)
    page.refresh_from_db()
    assert not page.live, "who wrote it does not approve it"
    assert "Eén vaste persoon" in editor.get(reverse("wagtailadmin_home")).content.decode()
    assert editor.post(approve).status_code in (200, 302)
    page.refresh_from_db()
    assert page.live and page.current_workflow_state is None
    shown = client.get(f"{LIST}vaste-persoon/").content.decode()
    assert WORDS["solution"] in shown and talk.title in shown


def test_an_editor_can_send_it_back_and_cannot_approve_their_own() -> None:
    page = draft(dialogue=dialogue())
    both = staff(Role.EDITOR)
    editor, colleague = signed_in(both), signed_in(staff(Role.EDITOR))
    editor.post(edit_of(page), {**fields_of(page), "action-submit": "1"})
    task = PracticePage.objects.get().current_workflow_task_state
    assert [code for code, _label, _modal in task.task.specific.get_actions(page, both)] == ["reject"]
    editor.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]))
    page.refresh_from_db()
    assert not page.live
    reject = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "reject", task.pk])
    colleague.post(reject, {"comment": "Wat werd er beter? Schrijf dat erbij."})
    state = PracticePage.objects.get().current_workflow_state
    assert state is not None and state.status == "needs_changes"


def test_a_dialogue_that_was_taken_away_during_the_review_stops_it() -> None:
    page = draft(dialogue=dialogue())
    signed_in(staff(Role.ORGANISER)).post(edit_of(page), {**fields_of(page), "action-submit": "1"})
    task = PracticePage.objects.get().current_workflow_task_state
    editor = signed_in(staff(Role.EDITOR))
    assert editor.post(edit_of(page), fields_of(page, dialogue="")).status_code == 302
    editor.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]))
    page.refresh_from_db()
    assert not page.live


def test_a_number_is_masked_and_a_name_is_pointed_at() -> None:
    page, client = draft(), signed_in(staff(Role.ORGANISER))
    problem = "Mevrouw De Vries, BSN 111222333, kreeg geen antwoord."
    saved = client.post(edit_of(page), fields_of(page, problem=problem), follow=True).content.decode()
    assert "misschien een naam" in saved
    newest = PracticePage.objects.get().get_latest_revision_as_object()
    assert "111222333" not in newest.problem and "kreeg geen antwoord" in newest.problem


def test_a_story_begins_only_from_a_conversation_that_was_held() -> None:
    with pytest.raises(Refused, match="nog niet geweest"):
        start_story(dialogue(days_ago=-5), by=staff(Role.ORGANISER))
    assert not PracticePage.objects.exists()


# --- what everybody reads -------------------------------------------------------------------------


def test_the_overview_is_narrowed_and_asks_the_same_for_one_and_three(
    client: Client, django_assert_num_queries: Any
) -> None:
    told("Eén vaste persoon")
    client.get(LIST)
    with CaptureQueriesContext(connection) as one:
        client.get(LIST)
    told("Samen bellen", told_by="agency")
    told("Een brief die iedereen snapt", told_by="organisation")
    with django_assert_num_queries(len(one)):
        page = client.get(LIST).content.decode()
    assert all(title in page for title in ("Eén vaste persoon", "Samen bellen", "Een brief die iedereen snapt"))
    narrowed = client.get(LIST, {"wie": "agency"}).content.decode()
    assert "Samen bellen" in narrowed and "Eén vaste persoon" not in narrowed
    item = AgendaItem.objects.first()
    assert item is not None
    assert "Samen bellen" in client.get(LIST, {"onderwerp": item.code}).content.decode()
    assert client.get(LIST, {"wie": "onzin", "onderwerp": "'", "p": "x"}).status_code == 200
    assert not client.cookies


def test_a_story_leads_to_the_conversation_when_everybody_may_see_that(client: Client) -> None:
    event = outreach.event(kind="helpers", page=True)
    date = outreach.date(event)
    type(date.gathering).objects.filter(pk=date.gathering.pk).update(state="held")
    occasion = date.gathering.occasion
    Occasion.objects.filter(pk=occasion.pk).update(held_on=timezone.localdate() - timedelta(days=3))
    occasion.refresh_from_db()
    page = tell_story(Story(title="Samen bellen", introduction="", **WORDS), occasion, by=staff(Role.EDITOR))
    assert f'href="{event.get_absolute_url()}"' in client.get(page.url).content.decode()
    type(event).objects.filter(pk=event.pk).update(state="draft")
    assert f'href="{event.get_absolute_url()}"' not in client.get(page.url).content.decode()


def test_who_knows_something_hears_where_helpers_meet(client: Client) -> None:
    assert "geen bijeenkomst van hulpverleners" in client.get(f"{LIST}voorstellen/").content.decode()
    outreach.date(outreach.event(kind="helpers", title="Hulpverleners in Zwolle", page=True))
    outreach.date(outreach.event(kind="evening", title="Avond in Zwolle", page=True))
    page = client.get(f"{LIST}voorstellen/").content.decode()
    assert "Hulpverleners in Zwolle" in page and "Avond in Zwolle" not in page
    assert not client.cookies


def test_the_feed_is_read_by_two_readers(client: Client, settings: Any) -> None:
    settings.BASE_URL = "https://reisgenoot.example"
    page = told("Eén & vaste <persoon>")
    answer = client.get(f"{LIST}rss.xml")
    assert answer["Content-Type"].startswith("application/rss+xml")
    permanent = f"https://reisgenoot.example{page.get_url()}"
    for channel in (ElementTree.fromstring(answer.content)[0], etree.fromstring(answer.content)[0]):
        (item,) = channel.findall("item")
        assert item.findtext("title") == "Eén & vaste <persoon>"
        assert item.findtext("guid") == item.findtext("link") == permanent
        assert item.find("guid").get("isPermaLink") == "true"
        assert channel.findtext("link") == f"https://reisgenoot.example{LIST}"
    assert (
        f'type="application/rss+xml" title="Goede praktijken" href="{LIST}rss.xml"'
        in client.get(LIST).content.decode()
    )
    again = client.get(f"{LIST}rss.xml", headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304 and not again.content
    told("Nog een verhaal")
    fresh = client.get(f"{LIST}rss.xml", headers={"if-none-match": answer["ETag"]})
    assert fresh.status_code == 200 and fresh.content.count(b"<item>") == 2
    assert not client.cookies
