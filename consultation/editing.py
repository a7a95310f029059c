"""Changing questions without changing what somebody answered.

The words of a question are a version. A version is frozen by its first answer; and while a round is open somebody
may be looking at it right now. In both cases a change makes a new version. Everything is decided under a lock on
the item, so that an answer that comes in at the same moment finds either the old version or the new one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from audit.service import record
from contributions.models import AgendaItem
from contributions.service import ChangedMeanwhile, Refused
from people.models import User

from .enums import ItemKind, RoundState
from .methods import METHODS
from .models import Case, Element, Item, ItemVersion, Step, TextEdition

#: Kinds whose answers are chosen from options. A story's options are its small prompts.
KINDS_WITH_OPTIONS = (
    ItemKind.SINGLE,
    ItemKind.MULTIPLE,
    ItemKind.SCALE,
    ItemKind.RANKING,
    ItemKind.STORY,
    ItemKind.POINTS,
    ItemKind.TOP,
)
#: While a round is in one of these, its questions can change.
EDITABLE_STATES = (RoundState.DRAFT, RoundState.ANNOUNCED, RoundState.OPEN)
#: A text can get a new edition also when nobody can answer any more: then the answers are used.
ROLL_OUT_STATES = (*EDITABLE_STATES, RoundState.REVIEW)
_CODE_LENGTH = 30


@dataclass(frozen=True, slots=True)
class Wording:
    """Everything of a question that a version holds. `options` is the value of a StreamField."""

    text: str
    help: str = ""
    options: Any = ()
    min_choices: int | None = None
    max_choices: int | None = None
    budget: int | None = None
    plain: str = ""

    def codes(self) -> list[str]:
        """The codes of the options, in order."""
        return [block.value["code"] if hasattr(block, "value") else block[1]["code"] for block in self.options]


def with_codes(options: Iterable[Any]) -> list[tuple[str, dict[str, Any]]]:
    """The options, each with a code: who leaves it open gets one from the words, that no other option has."""
    rows = [dict(block.value) if hasattr(block, "value") else dict(block[1]) for block in options]
    taken = {row["code"] for row in rows if row.get("code")}
    for row in rows:
        if not row.get("code"):
            row["code"] = _free_code(row["label"], taken)
            taken.add(row["code"])
    return [("option", row) for row in rows]


def _free_code(label: str, taken: set[str]) -> str:
    base = slugify(label).replace("-", "_")[:_CODE_LENGTH].strip("_") or "antwoord"
    numbered = (f"{base}_{number}" for number in count(2))
    return next(code for code in chain([base], numbered) if code not in taken)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question belongs: its actions of the agenda, the one answer it follows (or none), and what it is about.

    A case or an element, once given, stays.
    """

    agenda_items: Sequence[AgendaItem] = ()
    shown_if_item: Item | None = None
    shown_if_option: str = ""
    case: Case | None = None
    element: Element | None = None


def freeze(version_ids: Iterable[int]) -> int:
    """Mark versions as answered, in one query; returns how many were not frozen before.

    Called in the transaction of an answer. A version that is already frozen is not written again.
    """
    return ItemVersion.objects.filter(pk__in=list(version_ids), frozen=False).update(frozen=True)


@transaction.atomic
def add_item(
    step: Step,
    kind: str,
    wording: Wording,
    place: Place | None = None,
    *,
    by: User | None = None,
    as_edition: bool = False,
) -> Item:
    """Put a new question at the end of a step. Raises :class:`Refused` when the round is closed.

    `as_edition`, here and below: it is part of rolling out a text (consultation/texts/rolling_out.py).
    """
    _refuse_when_closed(step, as_edition=as_edition)
    _refuse_beside_edition(step, kind, as_edition=as_edition)
    place = place or Place()
    _check_kind(step, kind)
    _check_options(kind, wording)
    Step.objects.select_for_update().get(pk=step.pk)
    last = Item.objects.filter(step=step).aggregate(last=Max("order"))["last"] or 0
    item = Item(step=step, order=last + 1, kind=kind)
    _put(item, place)
    item.save()
    item.agenda_items.set(place.agenda_items)
    item.current = _new_version(item, 1, wording)
    item.save(update_fields=["current"])
    _write_down("consultation.add_item", item, by)
    return item


@transaction.atomic
def revise(
    item: Item,
    wording: Wording,
    place: Place | None = None,
    *,
    by: User | None = None,
    seen: int | None = None,
    as_edition: bool = False,
) -> ItemVersion:
    """Change a question; returns the version that is asked from now on (a new one when words were seen).

    `seen` is the edition that somebody had on the screen; an older one raises :class:`ChangedMeanwhile`, and nothing
    is written. Raises :class:`Refused` when the round is closed, when a code is used twice, or when a code that people
    chose, or that a follow-up question waits for, would disappear.
    """
    item = Item.objects.select_for_update(of=("self",)).select_related("step__round").get(pk=item.pk)
    _refuse_when_closed(item.step, as_edition=as_edition)
    _refuse_beside_edition(item.step, item.kind, as_edition=as_edition)
    if seen is not None and seen != item.edition:
        raise ChangedMeanwhile(_("Een collega veranderde deze vraag terwijl u bezig was. Kijk wat er veranderde."))
    # The lock on the version is what an answer's freeze() waits for.
    versions = list(ItemVersion.objects.select_for_update().filter(item=item).order_by("number"))
    _check_options(item.kind, wording)
    _check_kept_codes(item, versions, wording)
    if place is not None:
        _put(item, place)
        item.agenda_items.set(place.agenda_items)
    version = next((version for version in versions if version.pk == item.current_id), None)
    if version is None or not _same_words(version, wording):
        if version is None or version.frozen or as_edition or item.step.round.state == RoundState.OPEN:
            version = _new_version(item, versions[-1].number + 1 if versions else 1, wording)
        else:
            _write_words(version, wording)
    item.current = version
    item.edition += 1
    item.save()
    _write_down("consultation.revise_item", item, by, version=version.number)
    return version


@transaction.atomic
def retire(item: Item, *, by: User | None = None, as_edition: bool = False) -> bool:
    """Stop asking a question. Answered: it is kept and no longer asked (True). Never answered: deleted (False)."""
    item = Item.objects.select_for_update(of=("self",)).select_related("step__round").get(pk=item.pk)
    _refuse_when_closed(item.step, as_edition=as_edition)
    _refuse_beside_edition(item.step, item.kind, as_edition=as_edition)
    if item.followers.filter(retired=False).exists():
        raise Refused(_("Er hangt een vervolgvraag aan deze vraag. Haal eerst de vervolgvraag weg."))
    answered = list(ItemVersion.objects.select_for_update().filter(item=item, frozen=True))
    # While a round is open somebody may have this question on the screen.
    is_kept = bool(answered) or as_edition or item.step.round.state == RoundState.OPEN or item.followers.exists()
    _write_down("consultation.retire_item", item, by, kept=is_kept)
    if is_kept:
        item.retired = True
        item.save(update_fields=["retired"])
        return True
    item.current = None
    item.save(update_fields=["current"])
    item.delete()
    return False


@transaction.atomic
def shift(item: Item, places: int, *, by: User | None = None) -> None:
    """Move a question one place up (-1) or down (+1) in its step; at the end nothing happens.

    A follow-up question never comes before the question it follows.
    """
    _refuse_when_closed(item.step)
    _refuse_beside_edition(item.step, item.kind, as_edition=False)
    Step.objects.select_for_update().get(pk=item.step_id)
    asked = list(Item.objects.filter(step_id=item.step_id, retired=False).order_by("order", "pk"))
    old = next((index for index, each in enumerate(asked) if each.pk == item.pk), None)
    if old is None or not 0 <= old + places < len(asked):
        return
    asked.insert(old + places, asked.pop(old))
    position = {each.pk: index for index, each in enumerate(asked)}
    for each in asked:
        if each.shown_if_item_id and position.get(each.shown_if_item_id, -1) >= position[each.pk]:
            raise Refused(_("Een vervolgvraag komt altijd na de vraag waar zij bij hoort."))
    for order, each in enumerate(asked, start=1):
        each.order = order
    Item.objects.bulk_update(asked, ["order"])
    _write_down("consultation.shift_item", item, by)


def _refuse_when_closed(step: Step, *, as_edition: bool = False) -> None:
    if step.round.state not in (ROLL_OUT_STATES if as_edition else EDITABLE_STATES):
        raise Refused(_("De ronde is gesloten. De vragen kunnen niet meer veranderen."))


def _refuse_beside_edition(step: Step, kind: str, *, as_edition: bool) -> None:
    """A text that was rolled out changes by an edition only: then everybody sees what changed."""
    if kind != ItemKind.PARAGRAPH or as_edition:
        return
    if TextEdition.objects.filter(step=step).exists():
        raise Refused(
            _("Deze tekst is al uitgebracht. Verander hem op het scherm ‘De tekst’, met een nieuwe uitgave.")
        )


def _check_kind(step: Step, kind: str) -> None:
    if kind not in METHODS[step.method].kinds:
        raise Refused(_("Deze soort vraag hoort niet bij deze stap. Kies een soort uit de lijst."))


def _check_options(kind: str, wording: Wording) -> None:
    codes = wording.codes()
    if len(set(codes)) != len(codes):
        raise Refused(_("Twee antwoorden hebben dezelfde code. Geef elk antwoord een eigen code."))
    if kind in KINDS_WITH_OPTIONS and len(codes) < (1 if kind == ItemKind.STORY else 2):
        raise Refused(_("Deze soort vraag heeft meer antwoorden nodig. Voeg er minstens twee toe."))
    low, high = wording.min_choices, wording.max_choices
    if low is not None and high is not None and low > high:
        raise Refused(_("‘Minstens kiezen’ is meer dan ‘hoogstens kiezen’. Pas een van de twee aan."))
    if low is not None and low > len(codes):
        raise Refused(_("‘Minstens kiezen’ is meer dan er antwoorden zijn. Kies een lager aantal."))
    if kind == ItemKind.POINTS:
        _check_points(wording)
    if kind == ItemKind.TOP:
        _check_costs(wording)


def _check_points(wording: Wording) -> None:
    if not wording.budget:
        raise Refused(_("Vul in hoeveel punten iemand verdeelt. Bijvoorbeeld 100."))
    if wording.max_choices and wording.max_choices * len(wording.codes()) < wording.budget:
        raise Refused(_("Zo kan niemand alle punten kwijt. Verhoog het aantal punten per antwoord."))


def _check_costs(wording: Wording) -> None:
    rows = [block.value if hasattr(block, "value") else block[1] for block in wording.options]
    costs = [row.get("cost") or 0 for row in rows]
    if any(costs) and not wording.budget:
        raise Refused(_("Er staan kosten bij de antwoorden. Vul in hoeveel het samen mag kosten."))
    if any(costs) and wording.budget and min(costs) > wording.budget:
        raise Refused(_("Elk antwoord kost meer dan er te verdelen is. Verhoog het budget."))
    if wording.budget and not any(costs):
        raise Refused(_("Er is een budget, maar niets kost iets. Vul bij de antwoorden in wat ze kosten."))


def _check_kept_codes(item: Item, versions: Sequence[ItemVersion], wording: Wording) -> None:
    answered = {block.value["code"]: block.value["label"] for v in versions if v.frozen for block in v.options}
    waited_for = set(item.followers.filter(retired=False).values_list("shown_if_option", flat=True))
    now = set(wording.codes())
    if gone := sorted(set(answered) - now):
        raise Refused(
            _(
                "Deze vraag is al beantwoord. Het antwoord ‘%(label)s’ (code %(code)s) moet daarom blijven. "
                "U mag de woorden wel verbeteren. Wilt u iets anders vragen, maak dan een nieuwe vraag."
            )
            % {"label": answered[gone[0]], "code": gone[0]}
        )
    if gone := sorted(waited_for - now):
        raise Refused(
            _("Er hangt een vervolgvraag aan het antwoord met code %(code)s. Haal eerst de vervolgvraag weg.")
            % {"code": gone[0]}
        )


def _put(item: Item, place: Place) -> None:
    parent = place.shown_if_item
    if parent is not None and (
        parent.pk == item.pk or parent.step.round_id != item.step.round_id or not _comes_before(parent, item)
    ):
        raise Refused(_("Een vervolgvraag hoort bij een eerdere vraag van dezelfde ronde. Kies een andere vraag."))
    item.shown_if_item = parent
    item.shown_if_option = place.shown_if_option if parent else ""
    item.case, item.element = place.case or item.case, place.element or item.element


def _comes_before(parent: Item, item: Item) -> bool:
    return (parent.step.order, parent.order) < (item.step.order, item.order)


def _new_version(item: Item, number: int, wording: Wording) -> ItemVersion:
    version = ItemVersion(item=item, number=number)
    _write_words(version, wording)
    return version


def _write_words(version: ItemVersion, wording: Wording) -> None:
    version.text, version.help, version.options = wording.text, wording.help, wording.options
    version.min_choices, version.max_choices = wording.min_choices, wording.max_choices
    version.budget, version.plain = wording.budget, wording.plain
    version.save()


def _same_words(version: ItemVersion, wording: Wording) -> bool:
    def plain(options: Any) -> list[dict[str, Any]]:
        return [dict(block.value) if hasattr(block, "value") else dict(block[1]) for block in options]

    return (
        version.text == wording.text
        and version.help == wording.help
        and version.min_choices == wording.min_choices
        and version.max_choices == wording.max_choices
        and version.budget == wording.budget
        and version.plain == wording.plain
        and plain(version.options) == plain(wording.options)
    )


def _write_down(action: str, item: Item, by: User | None, **details: str | int | bool) -> None:
    """In the audit trail, and in the history of the round."""
    record(action, by=by, on=item, **details)  # type: ignore[arg-type]
    log(instance=item.step.round, action=action, user=by, data={"item": str(item.pk), **details})
