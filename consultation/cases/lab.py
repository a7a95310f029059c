"""Putting a set of cases together at a step, and trying the same cases again on other criteria.

Each case becomes an item: its title and story are the words that are asked, the criteria of the version are the
options. Those words stay as people read them, whatever happens in the bank.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from people.models import User

from ..editing import EDITABLE_STATES, Place, Wording, add_item, revise
from ..enums import CaseState, ItemKind, MethodCode, ProductKind
from ..models import Case, Item, ProductVersion, Step


def versions_to_try() -> QuerySet[ProductVersion]:
    """Criteria that cases can be tried on: every version that has criteria, newest first."""
    return (
        ProductVersion.objects.filter(product__kind=ProductKind.CRITERIA, elements__isnull=False)
        .select_related("product")
        .distinct()
        .order_by("product__order", "product", "-number")
    )


def earlier_labs(step: Step) -> QuerySet[Step]:
    """Other steps with cases, whose cases can be tried again here; the newest first."""
    return (
        Step.objects.filter(method=MethodCode.CASES, items__kind=ItemKind.CASE, items__retired=False)
        .exclude(pk=step.pk)
        .distinct()
        .order_by("-pk")
    )


def free_cases(step: Step) -> QuerySet[Case]:
    """What may still be added: reviewed, and not in this step yet (also not taken away from it)."""
    return Case.objects.usable().exclude(items__step=step).order_by("group", "weight", "code")


def held_out(step: Step) -> list[Item]:
    """The cases of a step that no earlier version of the same criteria was tried on. Two queries."""
    if step.product_version is None:
        return []
    earlier = Item.objects.filter(
        step__product_version__product_id=step.product_version.product_id,
        step__product_version__number__lt=step.product_version.number,
        kind=ItemKind.CASE,
    )
    tried = set(earlier.values_list("case_id", flat=True))
    here = Item.objects.asked().filter(step=step, kind=ItemKind.CASE)
    return [item for item in here if item.case_id not in tried]


@transaction.atomic
def fill(
    step: Step,
    version: ProductVersion,
    cases: Iterable[Case] = (),
    *,
    earlier: Step | None = None,
    mix: int = 0,
    by: User | None = None,
) -> list[Item]:
    """Put cases to people at this step: those of an earlier one, these, and a balanced choice of `mix` in all.

    What is there already stays. Raises Refused when the round is closed, a case may not be put to people, or people
    already use other criteria here.
    """
    step = Step.objects.select_for_update(of=("self",)).select_related("round", "product_version").get(pk=step.pk)
    _check(step, version)
    if step.product_version_id != version.pk:
        step.product_version = version
        step.save(update_fields=["product_version"])
    options = criteria_as_options(version)
    there = set(Case.objects.filter(items__step=step).values_list("pk", flat=True))
    made: list[Item] = []
    for item in Item.objects.asked().filter(step=earlier, kind=ItemKind.CASE) if earlier else ():
        if item.current and item.case and item.case.pk not in there:
            made.append(_put(step, item.case, item.current.text, item.current.help, options, by))
            there.add(item.case.pk)
    chosen = [case for case in cases if case.pk not in there]
    if refused := [case for case in chosen if case.state != CaseState.REVIEWED]:
        raise Refused(
            _("‘%(title)s’ is nog niet nagekeken. Laat eerst een collega kijken.") % {"title": refused[0].title}
        )
    there |= {case.pk for case in chosen}
    if mix > len(made) + len(chosen):
        free = [case for case in free_cases(step) if case.pk not in there]
        beside = [*chosen, *(item.case for item in made if item.case)]
        chosen += balanced(free, mix - len(beside), beside)
    made += [_put(step, case, case.title, case.story, options, by) for case in chosen]
    record("consultation.fill_lab", by=by, on=step, cases=len(made), criteria=version.pk)
    return made


@transaction.atomic
def renew_criteria(step: Step, *, by: User | None = None) -> int:
    """Take the criteria over again, after the version was worked on; returns at how many cases that was done.

    Raises Refused when the round is closed, or a criterion that people chose would disappear.
    """
    step = Step.objects.select_for_update(of=("self",)).select_related("round", "product_version").get(pk=step.pk)
    if step.product_version is None:
        raise Refused(_("Kies eerst welke criteria mensen gebruiken."))
    options = criteria_as_options(step.product_version)
    items = list(Item.objects.asked().filter(step=step, kind=ItemKind.CASE))
    for item in items:
        assert item.current is not None, "asked() has items with words"
        revise(item, Wording(item.current.text, item.current.help, options, plain=item.current.plain), by=by)
    return len(items)


def criteria_as_options(version: ProductVersion) -> list[tuple[str, dict[str, Any]]]:
    """The criteria as the options of a case: the code of the element, its title and its explanation."""
    return [
        (
            "option",
            {"code": each.element.code, "label": each.title, "meaning": each.explanation, "reason_prompt": ""},
        )
        for each in version.elements.select_related("element").order_by("order", "pk")
    ]


def balanced(cases: Sequence[Case], count: int, beside: Iterable[Case] = ()) -> list[Case]:
    """So many of these cases, as evenly as can be over who they are about, how heavy and how many people.

    What they come `beside` is counted in. The same cases give the same choice, whatever their order.
    """
    taken: list[Case] = []
    left = sorted(cases, key=lambda case: case.code)
    seen: dict[tuple[str, str], int] = defaultdict(int)

    for case in beside:
        for kind in _kinds(case):
            seen[kind] += 1

    def crowded(case: Case) -> tuple[int, int, str]:
        kinds = _kinds(case)
        return max(seen[kind] for kind in kinds), sum(seen[kind] for kind in kinds), case.code

    while left and len(taken) < count:
        case = min(left, key=crowded)
        left.remove(case)
        taken.append(case)
        for kind in _kinds(case):
            seen[kind] += 1
    return taken


def _kinds(case: Case) -> list[tuple[str, str]]:
    return [(name, getattr(case, name)) for name in ("group", "weight", "reach")]


def _check(step: Step, version: ProductVersion) -> None:
    if step.method != MethodCode.CASES:
        raise Refused(_("Deze stap is geen stap met casussen. Kies een andere stap."))
    if step.round.state not in EDITABLE_STATES:
        raise Refused(_("De ronde is gesloten. Er kunnen geen casussen meer bij."))
    if not version.elements.exists():
        raise Refused(_("Deze versie heeft nog geen criteria. Schrijf die eerst."))
    is_other = step.product_version_id not in (None, version.pk)
    if is_other and Item.objects.filter(step=step, kind=ItemKind.CASE).exists():
        raise Refused(
            _("Bij deze stap horen al andere criteria. Maak een nieuwe stap om andere criteria te proberen.")
        )


def _put(step: Step, case: Case, title: str, story: str, options: Any, by: User | None) -> Item:
    item = add_item(step, ItemKind.CASE, Wording(title, story, options), Place(case=case), by=by)
    Item.objects.filter(pk=item.pk).update(required=True)  # going on without an answer is said to be skipping
    item.required = True
    return item
