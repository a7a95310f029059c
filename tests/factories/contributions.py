"""Input in every state."""

from datetime import date, timedelta
from typing import Any

import factory
from django.utils import timezone

from contributions.enums import (
    CareDanger,
    ContributionKind,
    ModerationReason,
    ModerationState,
    OccasionKind,
    ParticipationState,
    ReactionKind,
)
from contributions.models import (
    AgendaItem,
    CareSignal,
    Contribution,
    ModerationRules,
    Occasion,
    Participation,
    Reaction,
    Receipt,
    SecondReading,
)
from contributions.receipts import hash_of, new_code
from tests.factories.people import ParticipantFactory

DAY = date(2026, 3, 2)


class OccasionFactory(factory.django.DjangoModelFactory):
    """A round's occasion; words can be taken back for years."""

    class Meta:
        model = Occasion

    kind = OccasionKind.ROUND
    title = factory.Sequence(lambda number: f"Ronde {number}: welke zaken eerst?")
    words_final_on = date(2099, 12, 31)


class ParticipationFactory(factory.django.DjangoModelFactory):
    """Somebody who handed in; `draft=True` who did not yet."""

    class Meta:
        model = Participation

    occasion = factory.SubFactory(OccasionFactory)
    participant = factory.SubFactory(ParticipantFactory)
    state = ParticipationState.COUNTED
    touched_on = DAY
    handed_in_on = DAY

    class Params:
        draft = factory.Trait(state=ParticipationState.DRAFT, handed_in_on=None)
        withdrawn = factory.Trait(state=ParticipationState.WITHDRAWN)


class ReceiptFactory(factory.django.DjangoModelFactory):
    """A receipt; its code, which the database does not hold, is on the object as `code`."""

    class Meta:
        model = Receipt

    participation = factory.SubFactory(ParticipationFactory)

    class Params:
        printed = factory.Trait(participation=None)

    @classmethod
    def _create(cls, model_class: type[Receipt], *args: Any, **kwargs: Any) -> Receipt:
        code = kwargs.pop("code", None) or new_code()
        receipt = super()._create(model_class, *args, code_hash=hash_of(code), **kwargs)
        receipt.code = code
        return receipt


class ContributionFactory(factory.django.DjangoModelFactory):
    """Words that wait to be read."""

    class Meta:
        model = Contribution
        skip_postgeneration_save = True

    participation = factory.SubFactory(ParticipationFactory)
    occasion = factory.SelfAttribute("participation.occasion")
    kind = ContributionKind.PROPOSAL
    question = "Welke zaken moeten eerst?"
    original = "Help eerst mensen met kinderen."
    redacted = factory.SelfAttribute("original")
    arrived_on = DAY

    class Params:
        held = factory.Trait(moderation=ModerationState.HELD, reason=ModerationReason.PERSONAL_DATA)
        published = factory.Trait(moderation=ModerationState.PUBLISHED)
        withheld = factory.Trait(moderation=ModerationState.WITHHELD, reason=ModerationReason.OWN_CASE)
        story = factory.Trait(kind=ContributionKind.STORY, original="Ik belde elke dag en kreeg niemand.")

    @factory.post_generation
    def themes(self: Any, create: bool, extracted: tuple[str, ...] | None, **_kwargs: Any) -> None:
        """Agenda items by code, which `migrate` made."""
        if create and extracted:
            self.agenda_items.set(AgendaItem.objects.filter(code__in=extracted))


class CareSignalFactory(factory.django.DjangoModelFactory):
    """An open worry."""

    class Meta:
        model = CareSignal

    contribution = factory.SubFactory(ContributionFactory)
    danger = CareDanger.SERIOUS
    act_before = factory.LazyFunction(lambda: timezone.now() + timedelta(days=1))


class RulesFactory(factory.django.DjangoModelFactory):
    """A next version of the rules, in force from today; `coming=True` from some days later."""

    class Meta:
        model = ModerationRules

    number = factory.LazyFunction(lambda: ModerationRules.objects.order_by("-number")[0].number + 1)
    text = "<h3>Een mens leest alles</h3><p>Binnen twee werkdagen.</p>"
    what_changed = "Er staat nu bij hoe lang het duurt."
    valid_from = factory.LazyFunction(timezone.localdate)

    class Params:
        coming = factory.Trait(valid_from=factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=7)))


class SecondReadingFactory(factory.django.DjangoModelFactory):
    """Somebody asked for a second reader of words that were kept off the website."""

    class Meta:
        model = SecondReading

    contribution = factory.SubFactory(ContributionFactory, withheld=True)


class ReactionFactory(factory.django.DjangoModelFactory):
    """A reader's reason that waits to be read; `support=True` for support."""

    class Meta:
        model = Reaction

    contribution = factory.SubFactory(ContributionFactory, published=True)
    person_hash = factory.Sequence(lambda number: f"{number:064}")
    kind = ReactionKind.REASON
    text = "Eens, want wachten maakt het erger."
    moderation = ModerationState.WAITING

    class Params:
        support = factory.Trait(kind=ReactionKind.SUPPORT, text="", moderation=ModerationState.PUBLISHED)
        published = factory.Trait(moderation=ModerationState.PUBLISHED)
