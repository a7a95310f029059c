"""Findings and decisions, and enough people and words to have something to decide about."""

from datetime import timedelta

import factory
from django.utils import timezone

from contributions.models import AgendaItem, Contribution, Occasion, Participation, Receipt
from contributions.service import ContributionKind, ModerationState, OccasionKind, ParticipationState
from people.models import ContactDetails, Participant, Perspective, User
from privacy.models import Consent, ConsentText
from synthesis.enums import DecisionOutcome, DecisionState, FindingState, ReactionStance
from synthesis.models import AgreementSample, Code, Decision, DecisionReaction, Finding, Suggestion
from synthesis.second.drawing import draw_sample
from synthesis.service import make_code


def theme(code: str = "triage") -> AgendaItem:
    """An action of the seeded agenda."""
    return AgendaItem.objects.get(code=code)


def occasion(*codes: str, kind: str = OccasionKind.ROUND, title: str = "Ronde over triage") -> Occasion:
    """A moment at which people were heard about these themes."""
    made = Occasion.objects.create(kind=kind, title=title)
    made.agenda_items.set(AgendaItem.objects.filter(code__in=codes or ("triage",)))
    return made


def person_heard(
    at: Occasion, *, email: str = "", perspective: Perspective | None = None, recruitment: str = "open"
) -> Participation:
    """Somebody who handed in, with a receipt; with an address when one is given."""
    participant = Participant.objects.create(perspective=perspective)
    if email:
        ContactDetails.objects.create(participant=participant, email=email)
    today = timezone.localdate()
    participation = Participation.objects.create(
        occasion=at,
        participant=participant,
        state=ParticipationState.COUNTED,
        recruitment=recruitment,
        touched_on=today,
        handed_in_on=today,
    )
    Receipt.objects.create(code_hash=participation.pk.hex, participation=participation)
    return participation


def words_of(
    participation: Participation,
    text: str,
    *codes: str,
    kind: str = ContributionKind.PROPOSAL,
    leave_to: str = "",
    published: bool = False,
) -> Contribution:
    """Words this person said about these themes; `leave_to="publish"` with leave to show them."""
    made = Contribution.objects.create(
        occasion=participation.occasion,
        participation=participation,
        kind=kind,
        question="Wat moet er anders?",
        original=text,
        redacted=text,
        moderation=ModerationState.PUBLISHED if published else ModerationState.WAITING,
        arrived_on=timezone.localdate(),
    )
    made.agenda_items.set(AgendaItem.objects.filter(code__in=codes))
    if leave_to:
        question, _ = ConsentText.objects.get_or_create(
            purpose=leave_to, active=True, defaults={"question": "Mag dat?"}
        )
        Consent.objects.create(participant=participation.participant, purpose=leave_to, text=question)
    return made


class FindingFactory(factory.django.DjangoModelFactory):
    """Something the input supports, adopted by the team."""

    class Meta:
        model = Finding

    sentence = factory.Sequence(lambda number: f"Mensen willen eerder geholpen worden ({number}).")
    agenda_item = factory.LazyFunction(theme)
    state = FindingState.ADOPTED
    moved_on = factory.LazyFunction(timezone.localdate)

    class Params:
        concept = factory.Trait(state=FindingState.CONCEPT, moved_on=None)


class ReactionFactory(factory.django.DjangoModelFactory):
    """What somebody thinks of an open decision, in words."""

    class Meta:
        model = DecisionReaction

    decision = factory.SubFactory("tests.factories.synthesis.DecisionFactory", opened=True)
    stance = ReactionStance.DISAGREE
    words = factory.Sequence(lambda number: f"Tien dagen is te lang ({number}).")
    edition = factory.SelfAttribute("decision.edition")
    on_version = factory.SelfAttribute("decision.version")
    given_on = factory.LazyFunction(timezone.localdate)


class DecisionFactory(factory.django.DjangoModelFactory):
    """A draft that is ready to be opened."""

    class Meta:
        model = Decision

    title = factory.Sequence(lambda number: f"Wie al lang wacht, gaat voor ({number})")
    outcome = DecisionOutcome.ADOPTED
    reason = "Veel mensen zeiden dat wachten het erger maakt."
    agenda_item = factory.LazyFunction(theme)
    owner_name = "Noor van het team"
    open_until = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=14))

    class Params:
        opened = factory.Trait(state=DecisionState.OPEN, opened_on=factory.LazyFunction(timezone.localdate))
        final = factory.Trait(
            state=DecisionState.FINAL,
            opened_on=factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=15)),
            open_until=factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=1)),
            decided_on=factory.LazyFunction(timezone.localdate),
            what_changed="Wij schreven er duidelijker bij wie er wacht.",
        )


def sample_of(size: int, *, first: User, second: User) -> AgreementSample:
    """A sample of so many contributions that two colleagues code apart, with a code when there is none yet."""
    if not Code.objects.exists():
        make_code(name="Bellen", by=None)
    person = person_heard(occasion(title="Om samen te coderen"))
    for number in range(size):
        words_of(person, f"Bel mij {number} keer.", "triage")
    return draw_sample(name="Proef", first_coder=first, second_coder=second, size=size, by=None, seed=7)


def suggestion_for(contribution: Contribution, name: str = "Voorgesteld", score: float = 0.9) -> Suggestion:
    """The computer thinks that these words are about the code with this name."""
    code = Code.objects.filter(name=name).first() or make_code(name=name, by=None)
    made, _is_new = Suggestion.objects.get_or_create(
        contribution=contribution, code=code, defaults={"score": score, "on_version": contribution.version}
    )
    return made
