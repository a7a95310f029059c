"""Setting a round up from a template. One transaction makes everything a round consists of."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from audit.service import record
from contributions.models import AgendaItem
from contributions.service import OccasionKind, Refused, open_occasion, promise_dates
from people.models import User
from privacy.service import guard_for_storage

from .models import Item, ItemVersion, ProductVersion, Round, RoundIndexPage, RoundPage, Step
from .models.round import RESERVED_SLUGS
from .proposals import propose_word_back, propose_words_final
from .round_templates import TEMPLATES, ItemTemplate, OptionTemplate, RoundTemplate, StepTemplate
from .targets import set_targets_of_template

_SLUG_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Practical:
    """When, and who to call. Without the last two days they follow from the closing day; all may be left open."""

    opens_at: datetime | None = None
    closes_at: datetime | None = None
    words_final_on: date | None = None
    word_back_on: date | None = None
    contact_name: str = ""
    contact_phone: str = ""


def create_round(
    template_code: str,
    *,
    title: str | None = None,
    slug: str | None = None,
    by: User | None = None,
    is_example: bool = False,
    practical: Practical | None = None,
    token: UUID | None = None,
) -> Round:
    """Make a round in draft, with its questions and its page (not published), from a template.

    Without `slug` a free one is found; a slug that is asked for and taken is :class:`Refused`, as are an unknown
    template, and a closing moment that does not come after the opening. What `practical` leaves open, opening asks
    for. The same `token` twice is one round: the second time gives the first.
    """
    template = TEMPLATES.get(template_code)
    if template is None:
        raise Refused(_("Dit sjabloon bestaat niet. Kies een sjabloon uit de lijst."))
    try:
        with transaction.atomic():
            if (made := made_before(token)) is not None:
                return made
            return _make(template, title, slug, by, practical or Practical(), is_example=is_example, token=token)
    except IntegrityError:  # the other half of a double click, or a colleague who took the address, was first
        if (made := made_before(token)) is not None:
            return made
        raise Refused(_("Er is al een ronde met dit adres. Kies een ander adres.")) from None


def made_before(token: UUID | None) -> Round | None:
    """The round that this form made already."""
    return Round.objects.select_related("occasion").filter(creation_token=token).first() if token else None


def _make(
    template: RoundTemplate,
    title: str | None,
    slug: str | None,
    by: User | None,
    practical: Practical,
    *,
    is_example: bool,
    token: UUID | None,
) -> Round:
    title = guard_for_storage(title)[0] if title else template.title
    slug = chosen_slug(slug) or free_slug(slugify(title) if title != template.title else template.slug)
    if practical.opens_at and practical.closes_at and practical.closes_at <= practical.opens_at:
        raise Refused(_("De ronde sluit voordat zij opent. Kies een latere sluitdatum."))
    agenda = {action.number: action for action in AgendaItem.objects.all()}
    occasion = open_occasion(kind=OccasionKind.ROUND, title=title, agenda_items=_actions(agenda, template.agenda))
    closes_on = timezone.localdate(practical.closes_at) if practical.closes_at else None
    final = practical.words_final_on or (propose_words_final(closes_on) if closes_on else None)
    if final:
        promise_dates(occasion, held_on=occasion.held_on, words_final_on=final)
    round_ = Round.objects.create(
        slug=slug,
        title=title,
        question=template.question,
        occasion=occasion,
        opens_at=practical.opens_at,
        closes_at=practical.closes_at,
        word_back_on=practical.word_back_on or (propose_word_back(closes_on) if closes_on else None),
        influence=template.influence,
        why=template.why,
        asked_by=template.asked_by,
        decided_by=template.decided_by,
        read_by=template.read_by,
        what_happens_next=template.what_happens_next,
        contact_name=guard_for_storage(practical.contact_name)[0],
        contact_phone=practical.contact_phone,
        faq=[("question_answer", {"question": question, "answer": answer}) for question, answer in template.faq],
        complaint_route=template.complaint_route,
        takes_recordings=template.takes_recordings,
        is_example=is_example,
        creation_token=token,
    )
    _add_steps(round_, template.steps, agenda)
    add_page(round_, template.introduction)
    set_targets_of_template(round_, template.targets)
    record("consultation.create_round", by=by, on=round_, template=template.code)
    return round_


def chosen_slug(slug: str | None) -> str | None:
    """The address that was asked for. Raises :class:`Refused` when it is taken."""
    if slug and slug in RESERVED_SLUGS:
        raise Refused(_("Dit adres gebruikt de website zelf. Kies een ander adres."))
    if slug and Round.objects.filter(slug=slug).exists():
        raise Refused(_("Er is al een ronde met dit adres. Kies een ander adres."))
    return slug


def free_slug(wanted: str) -> str:
    """`wanted`, or the first of wanted-2, wanted-3 … that no round has."""
    base = wanted[: _SLUG_LENGTH - 4] or "ronde"
    taken = {*RESERVED_SLUGS, *Round.objects.filter(slug__startswith=base).values_list("slug", flat=True)}
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


def _actions(agenda: dict[int, AgendaItem], numbers: tuple[int, ...]) -> list[AgendaItem]:
    return [agenda[number] for number in numbers if number in agenda]


def _add_steps(round_: Round, templates: tuple[StepTemplate, ...], agenda: dict[int, AgendaItem]) -> None:
    made: dict[str, Item] = {}
    for order, template in enumerate(templates, start=1):
        step = Step.objects.create(
            round=round_,
            method=template.method,
            title=template.title,
            order=order,
            settings=dict(template.settings),
            results_shown=template.results_shown,
            product_version=_newest(template.product) if template.product else None,
        )
        _add_items(step, template.items, agenda, made)


def _newest(kind: str) -> ProductVersion | None:
    """The version in force of the design of this kind; None when nothing was published yet."""
    return ProductVersion.objects.published().filter(product__kind=kind).first()


def _add_items(
    step: Step, templates: tuple[ItemTemplate, ...], agenda: dict[int, AgendaItem], made: dict[str, Item]
) -> None:
    for order, template in enumerate(templates, start=1):
        after, option = template.shown_after or ("", "")
        item = Item.objects.create(
            step=step,
            order=order,
            kind=template.kind,
            shown_if_item=made[after] if after else None,
            shown_if_option=option,
        )
        item.agenda_items.set(_actions(agenda, template.agenda))
        item.current = ItemVersion.objects.create(
            item=item,
            text=template.text,
            help=template.help,
            options=[("option", _option(each)) for each in template.options],
            min_choices=template.min_choices,
            max_choices=template.max_choices,
            budget=template.budget,
            plain=template.plain,
        )
        item.save(update_fields=["current"])
        made[template.key] = item


def _option(template: OptionTemplate) -> dict[str, str | int]:
    words: dict[str, str | int] = {
        "code": template.code,
        "label": template.label,
        "meaning": template.meaning,
        "reason_prompt": template.reason_prompt,
    }
    return words if template.cost is None else {**words, "cost": template.cost}


def add_page(round_: Round, introduction: str, body: object = ()) -> RoundPage | None:
    """The story of the round, unpublished, under /meedoen/; None when that page is not there."""
    index = RoundIndexPage.objects.first()
    if index is None:
        return None
    page = RoundPage(
        title=round_.title, slug=round_.slug, introduction=introduction, body=body, round=round_, live=False
    )
    index.add_child(instance=page)
    page.save_revision()
    return page
