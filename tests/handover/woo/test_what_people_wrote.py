"""Messages and reactions fall under a request too; they leave it when people take them back, and the term is told."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.storage import storages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from contributions.messages import answer, ask
from contributions.models import Message, Reaction
from contributions.reactions import give_reason, take_back
from contributions.service import withdraw_contribution
from education.teachers import giving
from handover.models import WooDocument, WooRedaction, WooRelease, WooRequest
from handover.woo import releasing
from handover.woo.enums import Verdict, WooState
from handover.woo.texts import search
from pages.service import DeskItem, Urgency, desk_for
from people.models import User
from people.service import Role
from privacy.service import purge_participant
from tests.factories.contributions import OccasionFactory, ReceiptFactory
from tests.factories.lesson_packs import pack
from tests.factories.people import staff
from tests.factories.synthesis import ReactionFactory as DecisionReactionFactory
from tests.factories.synthesis import person_heard, words_of
from tests.handover.woo.cases import content_of, judge, officer, parts_of, request_at_work

pytestmark = pytest.mark.django_db
READER = "lezer"


@pytest.fixture
def by(db: None) -> User:
    return officer()


def message(text: str) -> Message:
    return ask(ReceiptFactory(), text)


def reason(text: str) -> Reaction:
    at = person_heard(OccasionFactory(takes_reactions=True))
    return give_reason(words_of(at, "Bel ons terug.", leave_to="publish", published=True), READER, text)


def feedback(text: str) -> Any:
    return giving.give(
        giving.Said(pack=pack(state="published"), worked=text, wrong="", minutes=None, level="", nonce=uuid4())
    )


def test_what_people_wrote_and_what_they_were_answered_is_sought(by: User) -> None:
    asked = message("Waar blijft mijn klacht over Kwibus?")
    answered = answer(asked.receipt, "Uw klacht ligt bij ons.", by=staff(Role.MODERATOR), up_to=asked.order)
    of_reader, of_teacher = reason("Deze klacht klopt."), feedback("De klacht werkte goed als voorbeeld.")
    on_decision = DecisionReactionFactory(words="Zo los je geen klacht op.")
    DecisionReactionFactory(words="")
    found = {each.value for kind in search("klachten") for each in kind.found}
    assert found == {
        f"bericht:{asked.pk}",
        f"bericht:{answered.pk}",
        f"reactie:{of_reader.pk}",
        f"reactie_besluit:{on_decision.pk}",
        f"reactie_docent:{of_teacher.pk}",
    }


def test_a_message_is_judged_covered_and_released_like_any_text(by: User) -> None:
    asked = message("Ik heet Piet Kwibus. Waar blijft mijn klacht?")
    case = request_at_work(by, f"bericht:{asked.pk}")
    judge(case.documents.get(), Verdict.REDACTED, words="Piet Kwibus", by=by)
    made = WooRelease.objects.get(pk=releasing.release(case, by=by).pk)
    parts = parts_of(content_of(made))
    assert not any(b"wibus" in data for data in parts.values())
    told = parts["stukken.pdf/text"].decode()
    assert "Ik heet [5.1.2.e]. Waar blijft mijn klacht?" in told
    assert str(asked.receipt.participation.participant) not in told


def person_goes(asked: Message) -> None:
    purge_participant(asked.receipt.participation.participant)


def reader_takes_back(given: Reaction) -> None:
    take_back(given.contribution, READER)


def writer_takes_the_words_back(given: Reaction) -> None:
    withdraw_contribution(given.contribution)


WAYS = {
    "a person who goes": ("bericht", message, person_goes),
    "a reader who takes it back": ("reactie", reason, reader_takes_back),
    "words it was about that go": ("reactie", reason, writer_takes_the_words_back),
    "a teacher who takes it back": ("reactie_docent", feedback, giving.take_back),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_is_taken_back_leaves_the_request_and_voids_the_file(
    way: str, by: User, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    kind, write, go = WAYS[way]
    written = write("Zeg het Kwibus maar.")
    case = request_at_work(by, f"{kind}:{written.pk}")
    judge(case.documents.get(), Verdict.REDACTED, words="Kwibus", by=by)
    made = WooRelease.objects.get(pk=releasing.release(case, by=by).pk)
    name = made.file
    with django_capture_on_commit_callbacks(execute=True):
        go(written)
    made.refresh_from_db()
    assert (made.state, made.file, storages["private"].exists(name)) == ("void", "", False)
    document = WooDocument.objects.get()
    assert (document.verdict, document.mark, WooRedaction.objects.count()) == (Verdict.GONE, "", 0)


def request_due(days: int, **fields: Any) -> WooRequest:
    """One whose term ends in so many days."""
    longer = 14 if fields.get("is_extended") else 0
    received = timezone.localdate() + timedelta(days=days - 28 - longer)
    return WooRequest.objects.create(reference=uuid4().hex, subject="Wachten", received_on=received, **fields)


def on_the_desk(user: User) -> list[DeskItem]:
    return [line for line in desk_for(User.objects.get(pk=user.pk)) if "Woo" in line.title]


@pytest.mark.parametrize("is_extended", [False, True])
@pytest.mark.parametrize(
    ("days", "urgency"), [(8, None), (7, Urgency.SOON), (1, Urgency.SOON), (0, Urgency.NOW), (-1, Urgency.LATE)]
)
def test_a_request_comes_on_the_desk_when_its_term_ends(
    by: User, days: int, urgency: Urgency | None, is_extended: bool
) -> None:
    request = request_due(days, is_extended=is_extended)
    lines = on_the_desk(by)
    assert [line.urgency for line in lines] == ([urgency] if urgency is not None else [])
    for line in lines:
        assert (line.title, line.url) == ("Beantwoord 1 Woo-verzoek", reverse("woo:case", args=[request.pk]))
        assert line.due == request.due_on
    for state in (WooState.RELEASED, WooState.WITHDRAWN):
        WooRequest.objects.update(state=state)
        assert on_the_desk(by) == []


def test_many_requests_are_one_line_the_latest_first_and_nobody_elses(by: User) -> None:
    counts = []
    for days in ((3, -2), (5, 1)):
        for each in days:
            request_due(each)
        with CaptureQueriesContext(connection) as asked:
            (line,) = on_the_desk(by)
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert (line.title, line.urgency, line.url) == ("Beantwoord 4 Woo-verzoeken", Urgency.LATE, reverse("woo:index"))
    assert line.due == timezone.localdate() - timedelta(days=2)
    for role in set(Role) - {Role.PRIVACY_OFFICER}:
        assert on_the_desk(staff(role)) == []


@pytest.mark.filterwarnings("error::django.core.paginator.UnorderedObjectListWarning")
def test_the_list_and_the_case_tell_the_term_in_order(by: User, client: Any, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    late, later = request_due(-1), request_due(20)
    client.force_login(by)
    page = client.get(reverse("woo:index"))
    assert [each.pk for each in page.context["page_of_requests"]] == [later.pk, late.pk]
    assert page.text.count("De termijn is voorbij.") == 1
    case = client.get(reverse("woo:case", args=[late.pk])).text
    assert "De termijn is voorbij." in case and "Verdaag met twee weken" not in case
    assert "Verdaag met twee weken" in client.get(reverse("woo:case", args=[later.pk])).text
