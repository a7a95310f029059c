"""A new round that begins where another one is: the same texts and questions, and nobody's answers."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import OccasionKind, Refused, open_occasion, reactions
from people.models import User
from privacy.service import guard_for_storage

from .models import Item, ItemVersion, Round, RoundPage, Step
from .rounds import add_page, chosen_slug, free_slug, made_before
from .targets import copy_targets

#: The texts that go along. Dates, the state, people and what they said stay behind.
COPIED_TEXTS = (
    "question",
    "influence",
    "why",
    "asked_by",
    "decided_by",
    "read_by",
    "what_happens_next",
    "contact_name",
    "contact_phone",
    "faq",
    "complaint_route",
    "plain",
)
#: How one can take part, and who may react: that goes along as well.
_COPIED_SETTINGS = ("takes_recordings",)
_COPIED_WORDS = ("text", "help", "options", "min_choices", "max_choices", "budget", "plain")
_COPIED_OF_STEP = ("method", "title", "order", "settings", "results_shown", "product_version")


def copy_round(
    round_: Round, *, title: str, slug: str | None = None, by: User | None = None, token: UUID | None = None
) -> Round:
    """A new round in draft with the texts, the questions as they are asked now, and a page that is not published.

    Without `slug` a free one is found; a taken one is :class:`Refused`. The same `token` twice is one round.
    """
    try:
        with transaction.atomic():
            return made_before(token) or _copy(round_, title, slug, by, token)
    except IntegrityError:
        if (made := made_before(token)) is not None:
            return made
        raise Refused(_("Er is al een ronde met dit adres. Kies een ander adres.")) from None


def _copy(round_: Round, title: str, slug: str | None, by: User | None, token: UUID | None) -> Round:
    title = guard_for_storage(title)[0]
    occasion = open_occasion(
        kind=OccasionKind.ROUND, title=title, agenda_items=list(round_.occasion.agenda_items.all())
    )
    copy = Round.objects.create(
        title=title,
        slug=chosen_slug(slug) or free_slug(round_.slug),
        occasion=occasion,
        is_example=round_.is_example,
        creation_token=token,
        **{name: getattr(round_, name) for name in (*COPIED_TEXTS, *_COPIED_SETTINGS)},
    )
    reactions.let_react(occasion, round_.occasion.takes_reactions)
    steps = {
        step.pk: Step.objects.create(round=copy, **{name: getattr(step, name) for name in _COPIED_OF_STEP})
        for step in round_.steps.all()
    }
    _copy_items(round_, steps)
    copy_targets(round_, copy)
    page = RoundPage.objects.filter(round=round_).first()
    add_page(copy, page.introduction if page else round_.question, page.body if page else ())
    record("consultation.copy_round", by=by, on=copy, source=round_.pk)
    return copy


def _copy_items(round_: Round, steps: dict[int, Step]) -> None:
    """Each question with its words of now as a first version; a follow-up waits for the copy of what it followed."""
    made: dict[object, Item] = {}
    asked = Item.objects.asked().filter(step__round=round_).prefetch_related("agenda_items")
    for order, item in enumerate(asked, start=1):
        parent = made.get(item.shown_if_item_id)
        copy = Item.objects.create(
            step=steps[item.step_id],
            order=order,
            kind=item.kind,
            required=item.required,
            case_id=item.case_id,
            element_id=item.element_id,
            shown_if_item=parent,
            shown_if_option=item.shown_if_option if parent else "",
        )
        copy.agenda_items.set(item.agenda_items.all())
        assert item.current is not None
        copy.current = ItemVersion.objects.create(
            item=copy, **{name: getattr(item.current, name) for name in _COPIED_WORDS}
        )
        copy.save(update_fields=["current"])
        made[item.pk] = copy
