"""Setting a round up from a template, and changing its texts and dates. Each deed is one transaction."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from audit.service import record
from contributions.models import AgendaItem
from contributions.service import OccasionKind, Refused, open_occasion
from people.models import User

from .enums import RoundState
from .models import Item, ItemVersion, Round, RoundIndexPage, RoundPage, Step
from .round_templates import TEMPLATES, ItemTemplate, OptionTemplate, RoundTemplate

_SLUG_LENGTH = 60


@transaction.atomic
def create_round(
    template_code: str,
    *,
    title: str | None = None,
    slug: str | None = None,
    by: User | None = None,
    is_example: bool = False,
) -> Round:
    """Make a round in draft, with its questions and its page (not published), from a template.

    Without `slug` a free one is found; a slug that is asked for and taken is :class:`Refused`, as is an unknown
    template. Dates, the contact person and the day words are final are left open: opening asks for them.
    """
    template = TEMPLATES.get(template_code)
    if template is None:
        raise Refused(_("Dit sjabloon bestaat niet. Kies een sjabloon uit de lijst."))
    title = title or template.title
    if slug and Round.objects.filter(slug=slug).exists():
        raise Refused(_("Er is al een ronde met dit adres. Kies een ander adres."))
    slug = slug or _free_slug(slugify(title) if title != template.title else template.slug)

    agenda = {action.number: action for action in AgendaItem.objects.all()}
    occasion = open_occasion(kind=OccasionKind.ROUND, title=title, agenda_items=_actions(agenda, template.agenda))
    round_ = Round.objects.create(
        slug=slug,
        title=title,
        question=template.question,
        occasion=occasion,
        influence=template.influence,
        why=template.why,
        asked_by=template.asked_by,
        decided_by=template.decided_by,
        read_by=template.read_by,
        what_happens_next=template.what_happens_next,
        takes_recordings=template.takes_recordings,
        is_example=is_example,
    )
    step = Step.objects.create(round=round_, title=template.step_title, order=1)
    _add_items(step, template.items, agenda)
    _add_page(round_, template)
    record("consultation.create_round", by=by, on=round_, template=template.code)
    return round_


def _free_slug(wanted: str) -> str:
    """`wanted`, or the first of wanted-2, wanted-3 … that no round has."""
    base = wanted[: _SLUG_LENGTH - 4] or "ronde"
    taken = set(Round.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


def _actions(agenda: dict[int, AgendaItem], numbers: tuple[int, ...]) -> list[AgendaItem]:
    return [agenda[number] for number in numbers if number in agenda]


def _add_items(step: Step, templates: tuple[ItemTemplate, ...], agenda: dict[int, AgendaItem]) -> None:
    made: dict[str, Item] = {}
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
        )
        item.save(update_fields=["current"])
        made[template.key] = item


def _option(template: OptionTemplate) -> dict[str, str]:
    return {
        "code": template.code,
        "label": template.label,
        "meaning": template.meaning,
        "reason_prompt": template.reason_prompt,
    }


def _add_page(round_: Round, template: RoundTemplate) -> None:
    """The story of the round, unpublished, under /meedoen/ (when that page is there)."""
    index = RoundIndexPage.objects.first()
    if index is None:
        return
    page = RoundPage(
        title=round_.title, slug=round_.slug, introduction=template.introduction, round=round_, live=False
    )
    index.add_child(instance=page)
    page.save_revision()


def date_problems(round_: Round, values: Mapping[str, Any]) -> dict[str, str]:
    """What of `values` cannot be, by field: a sentence each. `round_` is the round as it is now."""
    problems: dict[str, str] = {}
    opens, closes, final = (values.get(name) for name in ("opens_at", "closes_at", "words_final_on"))
    was_final = round_.occasion.words_final_on
    has_opened = round_.state not in (RoundState.DRAFT, RoundState.ANNOUNCED)
    if opens and closes and closes <= opens:
        problems["closes_at"] = _("De ronde sluit voordat zij opent. Kies een latere sluitdatum.")
    if "slug" in values and values["slug"] != round_.slug and round_.state != RoundState.DRAFT:
        problems["slug"] = _("Mensen hebben dit adres al. Het kan niet meer veranderen.")
    if has_opened and "opens_at" in values and opens != round_.opens_at:
        problems["opens_at"] = _("De ronde is al open geweest. De openingsdatum staat vast.")
    if round_.state == RoundState.OPEN and "closes_at" in values and (not closes or closes <= timezone.now()):
        problems["closes_at"] = _("Kies een moment in de toekomst. Wilt u nu sluiten, gebruik dan de knop ‘Sluit’.")
    if has_opened and was_final and "words_final_on" in values and (not final or final < was_final):
        problems["words_final_on"] = _("Dit is beloofd aan wie al meedeed. Een latere dag mag, een eerdere niet.")
    return problems


@transaction.atomic
def change_round(round_: Round, values: Mapping[str, Any], *, by: User | None) -> Round:
    """Change texts and dates; `values` are fields of Round, and `words_final_on` of its occasion.

    Writes these fields only: a round that moved meanwhile keeps its state. Raises :class:`Refused` with the
    sentences of :func:`date_problems`, judged against the round as it is at this moment.
    """
    round_ = Round.objects.select_for_update(of=("self",)).select_related("occasion").get(pk=round_.pk)
    if problems := date_problems(round_, values):
        raise Refused(" ".join(problems.values()))
    fields = [name for name in values if name != "words_final_on"]
    for name in fields:
        setattr(round_, name, values[name])
    round_.save(update_fields=fields)
    round_.occasion.title = round_.title
    if "words_final_on" in values:
        round_.occasion.words_final_on = values["words_final_on"]
    round_.occasion.save(update_fields=["title", "words_final_on"])
    page = RoundPage.objects.filter(round=round_).first()
    if page is not None and page.slug != round_.slug:
        page.round, page.slug = round_, round_.slug
        page.save()
    record("consultation.change_round", by=by, on=round_)
    log(instance=round_, action="wagtail.edit", user=by)
    return round_
