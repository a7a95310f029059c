"""What staff do with decisions."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from contributions.service import ContributionKind
from people.models import User
from synthesis.enums import DecisionState
from synthesis.models import Decision, Finding
from synthesis.tasks import tell_participants
from tests.factories.synthesis import (
    DecisionFactory,
    FindingFactory,
    ReactionFactory,
    occasion,
    person_heard,
    theme,
    words_of,
)

pytestmark = pytest.mark.django_db

ALL = (
    "add_decision",
    "change_decision",
    "delete_decision",
    "view_decision",
    "move_decision",
    "view_finding",
    "add_finding",
    "change_finding",
    "view_contribution",
)


def staff_client(settings: Any, *codenames: str) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    user = User.objects.create_user("staf@voorbeeld.nl")
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    client = Client()
    client.force_login(user)
    return client


def typed(**changes: Any) -> dict[str, Any]:
    return {
        "title": "Wachten telt",
        "outcome": "adopted",
        "reason": "Omdat het zo is.",
        "agenda_item": theme().pk,
        "occasion": "",
        "owner_name": "Noor",
        "open_until": (timezone.localdate() + timedelta(days=14)).isoformat(),
        "review_on": "",
        **changes,
    }


def test_writing_one_down(settings: Any) -> None:
    client = staff_client(settings, *ALL)

    assert client.get(reverse("besluiten:add")).status_code == 200
    client.post(reverse("besluiten:add"), typed())
    response = client.post(reverse("besluiten:add"), typed(), follow=True)  # pressed twice: once written

    decision = Decision.objects.get()
    assert decision.state == DecisionState.DRAFT
    assert decision.owner.email == "staf@voorbeeld.nl"
    html = response.content.decode()
    assert "Leg open voor reactie" in html
    assert "Stel vast" not in html


def test_a_citizen_service_number_is_in_no_text_of_staff(settings: Any) -> None:
    client = staff_client(settings, *ALL)
    client.post(
        reverse("besluiten:add"),
        typed(title="Over 123456782", reason="Reden 1234.56.782.", owner_name="Noor 123456782"),
    )
    client.post(
        reverse("bevindingen:add"),
        {
            "sentence": "Iemand met 123456782 wacht.",
            "stance": "neutral",
            "confidence": "fair",
            "agenda_item": theme().pk,
            "occasion": "",
            "page_reference": "blz. 123456782",
        },
    )

    decision, finding = Decision.objects.get(), Finding.objects.get()
    texts = (decision.title, decision.reason, decision.owner_name, finding.sentence, finding.page_reference)
    assert [text for text in texts if "123456782" in text.replace(".", "")] == []


def test_choosing_findings_of_the_theme(settings: Any) -> None:
    client = staff_client(settings, *ALL)
    decision = DecisionFactory()
    here, elsewhere = FindingFactory(), FindingFactory(agenda_item=theme("profiel"))
    address = reverse("besluiten:edit", args=[decision.pk])

    html = client.get(address).content.decode()
    assert '<input type="hidden" name="version" value="1"' in html
    assert here.sentence in html
    assert elsewhere.sentence not in html
    client.post(address, typed(version=1, findings=[str(here.pk)]))

    assert list(Decision.objects.get().findings.all()) == [here]
    assert Decision.objects.get().version == 2


def test_two_people_in_one_form(settings: Any) -> None:
    client = staff_client(settings, *ALL)
    decision = DecisionFactory()
    address = reverse("besluiten:edit", args=[decision.pk])
    client.post(address, typed(version=1, title="Van de een"))

    html = client.post(address, typed(version=1, title="Van de ander")).content.decode()

    assert "Iemand anders heeft dit besluit net veranderd" in html
    assert "Van de ander" in html, "what was typed is still there"
    assert Decision.objects.get().title == "Van de een"


def test_a_final_decision_is_only_to_read(settings: Any) -> None:
    client = staff_client(settings, *ALL)
    decision = DecisionFactory(final=True)

    for name in ("edit", "delete"):
        response = client.post(reverse(f"besluiten:{name}", args=[decision.pk]), typed(version=1))
        assert response.status_code == 302
    decision.refresh_from_db()
    assert decision.title != "Wachten telt"


def test_the_button_tells_how_many_people_hear_of_it_and_works_once(settings: Any, with_queue: None) -> None:
    client = staff_client(settings, *ALL)
    here = occasion("triage")
    for number in range(2):
        person_heard(here, email=f"lezer{number}@voorbeeld.nl")
    decision = DecisionFactory(occasion=here)
    address = reverse("besluiten:move", args=[decision.pk, "open"])

    html = client.get(address).content.decode()
    assert "2 mensen krijgen hierover een mail." in html
    assert Decision.objects.get().state == DecisionState.DRAFT, "looking changes nothing"

    assert "Gelukt" in client.post(address, {"version": "1"}, follow=True).content.decode()
    assert Decision.objects.get().state == DecisionState.OPEN
    second = client.post(reverse("besluiten:move", args=[decision.pk, "draft"]), {"version": "1"}, follow=True)
    assert "Iemand anders heeft dit besluit net veranderd" in second.content.decode()
    assert Decision.objects.get().state == DecisionState.OPEN


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30])
def test_a_forged_version_moves_nothing(settings: Any, version: str) -> None:
    client = staff_client(settings, *ALL)
    decision = DecisionFactory()
    client.post(reverse("besluiten:move", args=[decision.pk, "open"]), {"version": version})
    assert Decision.objects.get().state == DecisionState.DRAFT


def test_what_is_not_ready_says_what_to_do(settings: Any) -> None:
    client = staff_client(settings, *ALL)
    decision = DecisionFactory(owner_name="")
    html = client.get(reverse("besluiten:move", args=[decision.pk, "open"])).content.decode()
    assert "Vul in wie hierop aanspreekbaar is." in html
    assert 'name="version"' not in html


def test_an_unknown_state_is_no_address(settings: Any) -> None:
    client = staff_client(settings, *ALL)
    assert client.get(reverse("besluiten:move", args=[DecisionFactory().pk, "weg"])).status_code == 404


def test_who_may_write_may_not_always_move(settings: Any) -> None:
    client = staff_client(settings, "view_decision", "change_decision")
    decision = DecisionFactory()

    assert "Leg open" not in client.get(reverse("besluiten:inspect", args=[decision.pk])).content.decode()
    client.post(reverse("besluiten:move", args=[decision.pk, "open"]), {"version": "1"})
    client.post(reverse("besluiten:words", args=[decision.pk]), {})
    assert Decision.objects.get().state == DecisionState.DRAFT


def test_choosing_the_proposals_it_answers(settings: Any) -> None:
    client = staff_client(settings, *ALL)
    person = person_heard(occasion("triage"))
    proposal = words_of(person, "Doe het zo", "triage")
    other = words_of(person, "Of zo", "triage")
    story = words_of(person, "Wat mij overkwam", "triage", kind=ContributionKind.STORY)
    decision = DecisionFactory()
    decision.proposals.add(other)
    address = reverse("besluiten:words", args=[decision.pk])

    html = client.get(address).content.decode()
    assert "Doe het zo" in html
    assert "Wat mij overkwam" not in html
    assert AuditEvent.objects.filter(action="synthesis.read_words").count() == 1

    shown = [str(proposal.pk), str(other.pk), str(story.pk), "geen-id"]
    client.post(address, {"shown": shown, "ticked": [str(proposal.pk), str(story.pk), "geen-id"]})
    assert list(decision.proposals.all()) == [proposal]


def test_choosing_the_words_under_a_finding(settings: Any) -> None:
    client = staff_client(settings, *ALL)
    story = words_of(person_heard(occasion()), "Wat mij <b>overkwam</b>", "triage", kind=ContributionKind.STORY)
    finding = FindingFactory(concept=True)
    address = reverse("bevindingen:words", args=[finding.pk])

    assert "Wat mij &lt;b&gt;overkwam" in client.get(address, {"zoek": "overkwam"}).content.decode()
    assert "overkwam" not in client.get(address, {"zoek": "anders"}).content.decode()
    client.post(address, {"shown": [str(story.pk)], "ticked": [str(story.pk)]})
    assert list(finding.evidence.all()) == [story]
    assert "Bekijk waar deze" in client.get(reverse("bevindingen:edit", args=[finding.pk])).content.decode()


@pytest.mark.parametrize(
    ("name", "factory"), [("besluiten:index", DecisionFactory), ("bevindingen:index", FindingFactory)]
)
def test_a_list_asks_the_same_number_of_questions(settings: Any, name: str, factory: Any) -> None:
    client = staff_client(settings, *ALL)
    counts = []
    for _ in range(2):
        factory.create_batch(3, occasion=occasion())
        client.get(reverse(name))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(name)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_draft_can_be_thrown_away(settings: Any) -> None:
    client = staff_client(settings, *ALL)
    decision = DecisionFactory()
    assert client.get(reverse("besluiten:delete", args=[decision.pk])).status_code == 200
    client.post(reverse("besluiten:delete", args=[decision.pk]))
    assert not Decision.objects.exists()


def test_how_far_the_mails_are(settings: Any, with_queue: None) -> None:
    client = staff_client(settings, *ALL)
    here = occasion("triage")
    person_heard(here, email="lezer@voorbeeld.nl")
    decision = DecisionFactory(opened=True, occasion=here)
    tell_participants(str(decision.pk))

    html = client.get(reverse("besluiten:inspect", args=[decision.pk])).content.decode()

    assert "0 verzonden, 1 wachten, 0 niet gelukt." in html
    assert f'href="/wat-deden-we-ermee/besluit/{decision.pk}/"' in html


def test_reactions_are_read_in_the_open_and_dealt_with(settings: Any) -> None:
    client = staff_client(settings, *ALL, "handle_decisionreaction")
    reaction = ReactionFactory(words="Tien <b>dagen</b> is te lang.")
    ReactionFactory(decision=reaction.decision, words="")
    address = reverse("besluiten:reactions", args=[reaction.decision_id])

    assert "Lees de reacties" in client.get(reverse("besluiten:inspect", args=[reaction.decision_id])).content.decode()
    html = client.get(address).content.decode()
    assert "Tien &lt;b&gt;dagen" in html
    assert "1 reactie moet nog verwerkt worden" in html
    assert AuditEvent.objects.filter(action="synthesis.read_reactions").count() == 1

    for note, told in (("  ", "paar woorden"), ("x" * 301, "hoogstens 300")):
        refused = client.post(address, {"reaction": str(reaction.pk), "note": note})
        assert refused.status_code == 422 and told in refused.content.decode()
    assert "x" * 301 in refused.content.decode(), "what was typed stays"
    assert (
        "Bewaard."
        in client.post(
            address, {"reaction": str(reaction.pk), "note": "Wij korten het in."}, follow=True
        ).content.decode()
    )
    again = client.post(address, {"reaction": str(reaction.pk), "note": "Nog eens."}, follow=True).content.decode()
    assert "al verwerkt" in again and "Wij korten het in." in again and "Nog eens." not in again
    assert "kennen wij niet" in client.post(address, {"reaction": "x"}, follow=True).content.decode()


def test_who_may_see_decisions_may_not_always_read_reactions(settings: Any) -> None:
    client = staff_client(settings, "view_decision")
    reaction = ReactionFactory()
    assert (
        "Lees de reacties"
        not in client.get(reverse("besluiten:inspect", args=[reaction.decision_id])).content.decode()
    )
    assert client.get(reverse("besluiten:reactions", args=[reaction.decision_id])).status_code == 302


def test_identical_words_are_pointed_out_and_nothing_is_dropped(settings: Any) -> None:
    client = staff_client(settings, "view_decision", "handle_decisionreaction")
    decision = DecisionFactory(opened=True)
    ReactionFactory.create_batch(3, decision=decision, words="Kopieer dit.")
    html = client.get(reverse("besluiten:reactions", args=[decision.pk])).content.decode()
    assert "3 reacties hebben precies dezelfde woorden" in html
    assert html.count("Kopieer dit.") == 3


def test_the_reactions_ask_the_same_number_of_questions(settings: Any) -> None:
    client = staff_client(settings, "view_decision", "handle_decisionreaction")
    decision = DecisionFactory(opened=True)
    counts = []
    for more in (1, 30):
        ReactionFactory.create_batch(more, decision=decision)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse("besluiten:reactions", args=[decision.pk])).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_making_it_final_asks_what_changed_and_keeps_what_was_typed(settings: Any) -> None:
    client = staff_client(settings, *ALL, "handle_decisionreaction")
    decision = DecisionFactory(opened=True, open_until=timezone.localdate() - timedelta(days=1))
    ReactionFactory(decision=decision)
    address = reverse("besluiten:move", args=[decision.pk, "final"])

    html = client.get(address).content.decode()
    assert "Wat veranderde er na de reacties?" in html
    assert "1 reactie met woorden is nog niet verwerkt." in html
    refused = client.post(address, {"version": "1", "what_changed": "Niets"})
    assert refused.status_code == 422
    assert "niets, want" in refused.content.decode() and ">Niets</textarea>" in refused.content.decode()

    client.post(address, {"version": "1", "what_changed": "Het werd vijf dagen. BSN 123456782."})
    decision.refresh_from_db()
    assert decision.state == DecisionState.FINAL
    assert decision.what_changed.startswith("Het werd vijf dagen.") and "123456782" not in decision.what_changed


def test_nobody_chose_a_day_so_it_is_two_weeks(settings: Any) -> None:
    client = staff_client(settings, *ALL)
    decision = DecisionFactory(open_until=None)
    assert (
        "Reageren kan tot en met" in client.get(reverse("besluiten:move", args=[decision.pk, "open"])).content.decode()
    )
    client.post(reverse("besluiten:move", args=[decision.pk, "open"]), {"version": "1"})
    assert Decision.objects.get().open_until == timezone.localdate() + timedelta(days=14)


def test_looking_again_adds_a_note_and_changes_nothing_else(settings: Any) -> None:
    client = staff_client(settings, *ALL)
    today = timezone.localdate()
    decision = DecisionFactory(final=True, review_on=today)
    address = reverse("besluiten:review", args=[decision.pk])
    assert list(Decision.objects.due_for_review(today)) == [decision]

    assert client.post(address, {"version": "1", "note": ""}).status_code == 422
    past = client.post(address, {"version": "1", "note": "Het gaat goed.", "again_on": f"{today:%d-%m-%Y}"})
    assert past.status_code == 422 and "Het gaat goed." in past.content.decode()
    stale = client.post(address, {"version": "0", "note": "Het gaat goed."})
    assert "Iemand anders" in stale.content.decode()
    client.post(address, {"version": "1", "note": "Het gaat goed."})

    again = Decision.objects.get()
    assert (again.title, again.state, again.review_note) == (decision.title, DecisionState.FINAL, "Het gaat goed.")
    assert not Decision.objects.due_for_review(today).exists()
    assert "Het gaat goed." in Client().get(decision.get_absolute_url()).content.decode()
    draft = DecisionFactory()
    assert client.post(reverse("besluiten:review", args=[draft.pk]), {"version": "1", "note": "x"}).status_code == 422
