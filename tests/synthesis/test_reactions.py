"""Anybody reacts to a decision that is not final: without an account, without JavaScript, without a trace."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.signing import Signer
from django.test import Client
from django.utils import timezone

from audit.models import AuditEvent
from contributions.service import ChangedMeanwhile, Refused
from people.models import User
from privacy import retention
from synthesis.decisions import correct
from synthesis.enums import DecisionState, ReactionStance
from synthesis.models import Decision, DecisionReaction
from synthesis.reactions import handle
from synthesis.service import react as react_deed
from synthesis.transitions import move
from tests.factories.synthesis import DecisionFactory, FindingFactory, ReactionFactory
from tests.home.cold import bare_beside, cost

pytestmark = pytest.mark.django_db


def page_of(decision: Decision) -> str:
    return f"/wat-deden-we-ermee/besluit/{decision.pk}/"


def form_of(decision: Decision) -> str:
    return f"{page_of(decision)}reageer/"


def version_in(html: str) -> str:
    return re.search(r'name="version" value="(\d+)"', html)[1]  # type: ignore[index]


def react(client: Client, decision: Decision, **typed: str) -> Any:
    """Open the form, as a browser must, and send it."""
    version = version_in(client.get(form_of(decision)).content.decode())
    return client.post(form_of(decision), {"stance": "agree", "version": version, **typed})


@pytest.fixture
def decision() -> Decision:
    return DecisionFactory(opened=True)


def test_the_page_of_a_decision_tells_all_and_leads_to_the_form(client: Client, decision: Decision) -> None:
    finding = FindingFactory()
    decision.findings.add(finding)

    response = client.get(page_of(decision))

    html = response.content.decode()
    for text in (decision.title, decision.reason, finding.sentence, decision.owner_name, "U kunt reageren tot en met"):
        assert text in html
    assert f'href="{form_of(decision)}"' in html
    assert not response.cookies, "reading sets no cookie"
    assert "<form" not in html.split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize("address", [page_of, form_of])
def test_a_draft_has_no_page_and_no_form(client: Client, address: Any) -> None:
    assert client.get(address(DecisionFactory())).status_code == 404


def test_a_reaction_without_an_account(client: Client, decision: Decision) -> None:
    response = react(client, decision, stance="disagree", words="Tien dagen is te lang.", perspective="citizens")
    assert response["Location"] == f"{form_of(decision)}dank/"
    assert "Uw reactie is binnen" in client.get(response["Location"]).content.decode()

    reaction = DecisionReaction.objects.get()
    assert (reaction.stance, reaction.words) == ("disagree", "Tien dagen is te lang.")
    assert (reaction.edition, reaction.on_version, reaction.given_on) == (1, 1, timezone.localdate())
    assert not AuditEvent.objects.exists(), "nobody knows who it was"


def test_words_and_perspective_may_be_left_out(client: Client, decision: Decision) -> None:
    react(client, decision)
    reaction = DecisionReaction.objects.get()
    assert (reaction.words, reaction.perspective) == ("", None)


def test_the_same_form_twice_and_two_tabs_are_one(client: Client, decision: Decision) -> None:
    one, two = (version_in(client.get(form_of(decision)).content.decode()) for _tab in range(2))
    for version in (one, one, two):
        client.post(form_of(decision), {"stance": "agree", "words": "Goed.", "version": version})
    assert DecisionReaction.objects.count() == 1


def test_another_mind_replaces_the_first_and_is_read_again(client: Client, decision: Decision) -> None:
    react(client, decision, words="Te lang.")
    handle(decision, DecisionReaction.objects.get().pk, "Besproken.", by=User.objects.create_user("s@voorbeeld.nl"))
    html = client.get(form_of(decision)).content.decode()
    assert "Van dit apparaat kwam al een reactie" in html and "Te lang." in html

    react(client, decision, stance="unclear", words="Wat is een dienst?")

    reaction = DecisionReaction.objects.get()
    assert (reaction.stance, reaction.words, reaction.handled_on) == ("unclear", "Wat is een dienst?", None)


def test_somebody_else_at_the_same_computer_starts_empty_and_counts_apart(client: Client, decision: Decision) -> None:
    react(client, decision, words="Van de een.")
    html = client.get(f"{form_of(decision)}?anders=1").content.decode()
    assert "Van de een." not in html
    client.post(form_of(decision), {"stance": "disagree", "words": "Van de ander.", "version": version_in(html)})
    assert DecisionReaction.objects.count() == 2

    client.post(f"{form_of(decision)}afsluiten/")
    assert "Van de ander." not in client.get(form_of(decision)).content.decode()


def test_two_browsers_are_two_reactions_and_one_browser_is_known_apart_per_decision(decision: Decision) -> None:
    other = DecisionFactory(opened=True)
    first, second = Client(), Client()
    react(first, decision)
    react(second, decision)
    react(first, other)
    hashes = list(DecisionReaction.objects.values_list("browser_hash", flat=True))
    assert len(set(hashes)) == 3
    number = Signer(salt="synthesis.reaction").unsign(first.cookies["besluit-reactie"].value)
    assert all(number not in kept for kept in hashes)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"stance": ""}, "Kies wat u van dit besluit vindt."),
        ({"stance": "misschien"}, "Kies een van de antwoorden uit de lijst."),
        ({"perspective": "niemand"}, "Kies een van de antwoorden uit de lijst."),
        ({"words": "x" * 3001}, "Uw tekst is te lang."),
    ],
)
def test_bad_input_is_a_sentence_and_what_was_typed_stays(
    client: Client, decision: Decision, typed: dict[str, str], told: str
) -> None:
    response = react(client, decision, **{"words": "Mijn woorden", **typed})
    html = response.content.decode()
    assert response.status_code == 422
    assert told in html
    assert typed.get("words", "Mijn woorden") in html
    assert not DecisionReaction.objects.exists()


@pytest.mark.parametrize("cookie", [None, "vervalst:handtekening"])
def test_without_its_number_a_form_comes_back_and_nothing_is_kept_twice(
    decision: Decision, cookie: str | None
) -> None:
    client = Client()
    if cookie:
        client.cookies["besluit-reactie"] = cookie
    response = client.post(form_of(decision), {"stance": "agree", "words": "Goed zo.", "version": "1"})
    html = response.content.decode()
    assert response.status_code == 409
    assert "Druk nog een keer" in html and "Goed zo." in html
    client.post(form_of(decision), {"stance": "agree", "words": "Goed zo.", "version": version_in(html)})
    assert DecisionReaction.objects.count() == 1


def test_a_citizen_service_number_is_masked_and_the_writer_is_told(client: Client, decision: Decision) -> None:
    response = react(client, decision, words="Mijn BSN is 123456782.")
    assert "burgerservicenummer" in client.get(response["Location"]).content.decode()
    assert "123456782" not in DecisionReaction.objects.get().words
    refused = react(client, decision, stance="", words="Mijn BSN is 123456782.")
    assert "123456782" not in refused.content.decode()


def test_the_last_day_counts_and_the_day_after_is_too_late(client: Client, decision: Decision) -> None:
    last = timezone.make_aware(timezone.datetime.combine(decision.open_until, timezone.datetime.min.time()))
    with time_machine.travel(last + timedelta(hours=23, minutes=59), tick=False):
        assert react(client, decision, words="Net op tijd.").status_code == 302
        version = version_in(client.get(form_of(decision)).content.decode())
    with time_machine.travel(last + timedelta(hours=24, minutes=1), tick=False):
        late = client.post(
            form_of(decision), {"stance": "disagree", "words": "Te laat, 123456782.", "version": version}
        )
        html = late.content.decode()
        assert late.status_code == 409
        assert "Reageren kon tot en met" in html and "Te laat, " in html and "123456782" not in html
        assert "Reageren kon tot en met" in client.get(form_of(decision)).content.decode()
        assert "Reageren kon tot en met" in client.get(page_of(decision)).content.decode()
    assert DecisionReaction.objects.get().words == "Net op tijd."


def test_who_was_typing_while_it_was_pulled_back_keeps_the_words(client: Client, decision: Decision) -> None:
    version = version_in(client.get(form_of(decision)).content.decode())
    move(decision, DecisionState.DRAFT, by=None)
    response = client.post(form_of(decision), {"stance": "agree", "words": "Mijn woorden", "version": version})
    html = response.content.decode()
    assert response.status_code == 409
    assert "teruggetrokken" in html and "Mijn woorden" in html
    assert decision.title not in html, "a draft is nobody's business"


def test_who_was_typing_while_the_text_changed_reads_it_again_first(client: Client, decision: Decision) -> None:
    version = version_in(client.get(form_of(decision)).content.decode())
    decision.title = "Twintig dagen"
    correct(decision, version=1, by=None)

    response = client.post(form_of(decision), {"stance": "agree", "words": "Mijn woorden", "version": version})
    html = response.content.decode()
    assert response.status_code == 409
    assert "net veranderd" in html and "Twintig dagen" in html and "Mijn woorden" in html
    assert client.post(form_of(decision), {"stance": "agree", "version": version_in(html)}).status_code == 302


def test_a_mistake_in_the_form_does_not_hide_that_the_text_changed(client: Client, decision: Decision) -> None:
    version = version_in(client.get(form_of(decision)).content.decode())
    decision.title = "Twintig dagen"
    correct(decision, version=1, by=None)
    html = client.post(form_of(decision), {"stance": "", "version": version}).content.decode()
    again = client.post(form_of(decision), {"stance": "agree", "version": version_in(html)})
    assert again.status_code == 409 and "net veranderd" in again.content.decode()


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 40])
def test_a_forged_version_reads_again_first(client: Client, decision: Decision, version: str) -> None:
    client.get(form_of(decision))
    response = client.post(form_of(decision), {"stance": "agree", "version": version})
    assert (response.status_code, DecisionReaction.objects.count()) == (409, 0)


def test_a_new_edition_is_reacted_to_anew_and_the_old_reaction_stays(client: Client, decision: Decision) -> None:
    react(client, decision, words="Op de eerste tekst.")
    again = move(move(decision, DecisionState.DRAFT, by=None), DecisionState.OPEN, by=None)
    assert "Op de eerste tekst." not in client.get(form_of(again)).content.decode()
    react(client, again, words="Op de tweede tekst.")
    assert sorted(DecisionReaction.objects.values_list("edition", flat=True)) == [1, 2]
    assert DecisionReaction.objects.current().get().words == "Op de tweede tekst."


def test_the_browser_is_forgotten_once_nobody_can_react(client: Client, decision: Decision) -> None:
    react(client, decision)
    retention.apply()
    assert DecisionReaction.objects.get().browser_hash
    move(decision, DecisionState.DRAFT, by=None)
    retention.apply()
    assert DecisionReaction.objects.get().browser_hash is None


def test_a_story_of_earlier_days_can_be_told_through_the_deeds() -> None:
    """As the demo does: opened, reacted to and made final on days that are past."""
    today = timezone.localdate()
    decision = move(DecisionFactory(open_until=None), DecisionState.OPEN, by=None, on=today - timedelta(days=30))
    assert decision.open_until == today - timedelta(days=16)
    for browser in ("a", "b"):
        react_deed(decision, browser, stance="agree", version=decision.version, on=today - timedelta(days=20))
    with pytest.raises(Refused, match="Reageren kon tot en met"):
        react_deed(decision, "c", stance="agree", version=decision.version)
    told = "Niets, want de reacties waren het eens."
    final = move(decision, DecisionState.FINAL, by=None, on=today - timedelta(days=9), what_changed=told)
    assert sorted(DecisionReaction.objects.values_list("given_on", flat=True)) == [today - timedelta(days=20)] * 2
    assert final.decided_on == today - timedelta(days=9)


class TestFinal:
    """What a final decision tells of the reactions."""

    @pytest.fixture
    def over(self) -> Decision:
        yesterday = timezone.localdate() - timedelta(days=1)
        return DecisionFactory(opened=True, open_until=yesterday)

    @pytest.mark.parametrize("told", [None, "", "   ", "niets", "Niets.", "n.v.t."])
    def test_without_what_changed_it_is_not_final(self, over: Decision, told: str | None) -> None:
        with pytest.raises(Refused, match=r"veranderde|waarom"):
            move(over, DecisionState.FINAL, by=None, what_changed=told)
        over.refresh_from_db()
        assert over.state == DecisionState.OPEN

    def test_what_changed_stands_on_the_page(self, client: Client, over: Decision) -> None:
        for stance, number in (("agree", 7), ("disagree", 6)):
            ReactionFactory.create_batch(number, decision=over, stance=stance)
        move(over, DecisionState.FINAL, by=None, what_changed="Niets, want de meeste reacties waren het eens.")
        html = client.get(page_of(over)).content.decode()
        assert "Niets, want de meeste reacties waren het eens." in html
        assert "Er kwamen 13 reacties. Eens: 7. Niet eens: 6. Niet duidelijk: 0." in html
        assert ReactionFactory._meta.model.objects.first().words not in html, "words are for the team"
        assert form_of(over) not in html

    @pytest.mark.parametrize(
        ("agree", "unclear", "told", "never"),
        [
            (0, 0, "Er kwamen geen reacties.", "Eens:"),
            (3, 0, "Er kwamen een paar reacties.", "3 reacties"),
            (9, 2, "Er", "2"),
        ],
    )
    def test_few_reactions_are_not_counted_out(
        self, client: Client, over: Decision, agree: int, unclear: int, told: str, never: str
    ) -> None:
        ReactionFactory.create_batch(agree, decision=over, stance=ReactionStance.AGREE)
        ReactionFactory.create_batch(unclear, decision=over, stance=ReactionStance.UNCLEAR)
        move(over, DecisionState.FINAL, by=None, what_changed="Wij legden het beter uit.")
        html = client.get(page_of(over)).content.decode()
        sentence = re.search(r'<p class="rg-muted">(Er kwamen[^<]*)</p>', html)[1]  # type: ignore[index]
        assert sentence.startswith(told)
        assert never not in sentence

    def test_a_forged_hand_finds_the_door_closed(self, client: Client, over: Decision) -> None:
        move(over, DecisionState.FINAL, by=None, what_changed="Wij legden het beter uit.")
        response = client.post(form_of(over), {"stance": "agree", "version": "2"})
        assert response.status_code == 409
        assert "definitief" in response.content.decode()


def test_a_page_asks_the_same_for_one_and_for_many(client: Client) -> None:
    decision = DecisionFactory(final=True)
    counts = []
    for more in (1, 9):
        decision.findings.add(*FindingFactory.create_batch(more))
        ReactionFactory.create_batch(more, decision=decision)
        counts.append(cost(client, page_of(decision)))
    assert counts[0] == counts[1]
    assert counts[0] - bare_beside(client, "/privacy/") <= 8


def test_dealing_with_a_reaction_is_done_once_and_written_down() -> None:
    reaction, by = ReactionFactory(), User.objects.create_user("s@voorbeeld.nl")
    with pytest.raises(Refused, match="paar woorden"):
        handle(reaction.decision, reaction.pk, "  ", by=by)
    handle(reaction.decision, reaction.pk, "Wij korten de tijd in.", by=by)
    with pytest.raises(ChangedMeanwhile):
        handle(reaction.decision, reaction.pk, "Nog eens.", by=by)
    with pytest.raises(ChangedMeanwhile):
        handle(DecisionFactory(), ReactionFactory().pk, "Bij een ander besluit.", by=by)
    reaction.refresh_from_db()
    assert (reaction.handled_note, reaction.handled_by) == ("Wij korten de tijd in.", by)
    assert AuditEvent.objects.filter(action="synthesis.handle_reaction").count() == 1


def test_many_reactions_from_one_address_are_braked_and_the_words_stay(
    client: Client, decision: Decision, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("privacy.limiter.FAILURES_PER_ADDRESS", 2)
    for number in range(2):
        assert react(Client(), decision, words=f"Nummer {number}.").status_code == 302
    response = react(client, decision, words="En nog een.")
    assert response.status_code == 429
    html = response.content.decode()
    assert "Wacht tien minuten" in html and "En nog een." in html
    assert DecisionReaction.objects.count() == 2
