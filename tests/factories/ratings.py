"""Criteria, made-up cases and people who judged them, as many and as divided as a test needs."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from consultation.enums import CaseGroup, CaseReach, CaseState, CaseWeight, ItemKind, MethodCode, ProductKind
from consultation.models import (
    Answer,
    Case,
    DesignProduct,
    Element,
    ElementVersion,
    Item,
    ItemVersion,
    ProductVersion,
    Round,
    Step,
    Submission,
)
from tests.factories.balance import people_from

#: code, title, weight.
CRITERIA = (("urgent", "Er is haast bij", 5), ("stuck", "Iemand loopt vast", 3), ("many", "Het raakt veel mensen", 4))

#: (case, take, criterion) for each case that one person judged.
Ratings = Sequence[tuple[Item, str, str]]


def criteria_version(number: int = 1, slug: str = "triage") -> ProductVersion:
    """A published version of the criteria; versions of one slug are of one product."""
    product, _is_new = DesignProduct.objects.get_or_create(
        slug=slug, defaults={"kind": ProductKind.CRITERIA, "title": "Criteria voor triage", "is_public": True}
    )
    version = ProductVersion.objects.create(
        product=product, number=number, state="published", published_on=date(2026, 3, number)
    )
    for order, (code, title, weight) in enumerate(CRITERIA):
        element, _is_new = Element.objects.get_or_create(product=product, code=code)
        ElementVersion.objects.create(element=element, version=version, order=order, title=title, weight=weight)
    return version


def cases(number: int, start: int = 0) -> list[Case]:
    """So many cases of all kinds; the same numbers are the same cases."""
    groups, weights, reaches = list(CaseGroup), list(CaseWeight), list(CaseReach)
    found = []
    for place in range(start, start + number):
        case, _is_new = Case.objects.get_or_create(
            code=f"casus-{place:02}",
            defaults={
                "title": f"Verzonnen zaak {place + 1}",
                "story": "Iemand kreeg een brief. Daarin staat een hoog bedrag.",
                "group": groups[place % 3],
                "weight": weights[place % 2],
                "reach": reaches[place // 2 % 2],
                "effort": 2 + place % 5,
                "state": CaseState.REVIEWED,
                "reviewed_on": date(2026, 2, 1),
            },
        )
        found.append(case)
    return found


def cases_step(round_: Round, version: ProductVersion | None, of: Iterable[Case], **fields: Any) -> Step:
    """A step of the case lab with these cases as its items."""
    order = round_.steps.count() + 1
    fields = {"title": "Probeer de criteria", "order": order, **fields}
    step = Step.objects.create(round=round_, method=MethodCode.CASES, product_version=version, **fields)
    options = [("option", {"code": code, "label": title}) for code, title, _weight in CRITERIA]
    for place, case in enumerate(of):
        item = Item.objects.create(step=step, order=place, kind=ItemKind.CASE, case=case)
        item.current = ItemVersion.objects.create(item=item, text=case.title, help=case.story, options=options)
        item.save()
    return step


def judge(step: Step, perspective: str, people: Sequence[Ratings], **fields: Any) -> None:
    """One person per list of ratings, who speak from here and handed in."""
    submissions = Submission.objects.bulk_create(
        [
            Submission(round=step.round, participation=participation)
            for participation in people_from(perspective, len(people), step.round, **fields)
        ],
        batch_size=500,
    )
    Answer.objects.bulk_create(
        [
            Answer(
                submission=submission,
                item=item,
                item_version=item.current,
                value={"take": take, "criterion": criterion, "blind": True},
            )
            for submission, ratings in zip(submissions, people, strict=True)
            for item, take, criterion in ratings
        ],
        batch_size=500,
    )


def items_of(step: Step) -> list[Item]:
    """The cases of a step, in order."""
    return list(Item.objects.filter(step=step, kind=ItemKind.CASE).select_related("current", "case").order_by("order"))


def alike(items: Iterable[Item], take: str, criterion: str, people: int) -> list[Ratings]:
    """So many people who all say this of all these cases."""
    return [[(item, take, criterion) for item in items]] * people
