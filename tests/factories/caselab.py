"""Cases, criteria and rounds with a lab, made as staff make them."""

from consultation.ambassador import tick_read
from consultation.cases.bank import write_case
from consultation.cases.lab import fill
from consultation.cases.review import approve
from consultation.editing import retire
from consultation.enums import MethodCode, ProductKind, RoundState
from consultation.models import Case, DesignProduct, Element, ElementVersion, Item, ProductVersion, Round, Step
from consultation.steps import add_step, drop_step
from consultation.transitions import move
from people.models import User
from people.service import Role
from tests.factories.people import staff
from tests.factories.replay import made_once
from tests.factories.rounds import ready_round

DAY = "2026-01-05"
CRITERIA = {"stuck": "Niemand anders lost het op", "harm": "Het kost veel", "many": "Het raakt veel mensen"}


def writer() -> User:
    """Who writes cases here."""
    return staff(Role.EDITOR)


def case(number: int, *, reviewed: bool = True, **values: object) -> Case:
    """One case of the bank."""
    made = write_case(
        {
            "title": f"Casus nummer {number}",
            "story": f"Dit is verhaal {number}. Iemand krijgt een brief. Zij begrijpt de brief niet.",
            "warning": "",
            "group": ("citizen", "entrepreneur", "youth")[number % 3],
            "weight": ("complex", "light")[number % 2],
            "reach": ("single", "mass")[number % 4 // 2],
            "effort": 2,
            "code": f"case-{number:02d}",
            **values,
        },
        by=None,
    )
    return approve(made, by=staff(Role.EDITOR)) if reviewed else made


def cases(count: int, **values: object) -> list[Case]:
    """So many reviewed cases."""
    reader = staff(Role.EDITOR)
    return [approve(case(number, reviewed=False, **values), by=reader) for number in range(1, count + 1)]


def criteria(number: int = 1, product: DesignProduct | None = None, **labels: str) -> ProductVersion:
    """A published version of criteria."""
    product = product or DesignProduct.objects.create(slug="criteria", kind=ProductKind.CRITERIA, title="De criteria")
    version = ProductVersion.objects.create(
        product=product, number=number, state="published", published_on="2026-01-05"
    )
    for order, (code, label) in enumerate((labels or CRITERIA).items(), start=1):
        element, _is_new = Element.objects.get_or_create(product=product, code=code)
        ElementVersion.objects.create(
            element=element, version=version, order=order, title=label, explanation=f"Uitleg bij {label}."
        )
    return version


def lab_step(round_: Round, **settings: int) -> Step:
    """A step with cases, still empty."""
    return add_step(round_, MethodCode.CASES, "Probeer de criteria", settings=settings)


@made_once
def lab_round(count: int = 7, *, slug: str | None = None, **settings: int) -> tuple[Round, Step]:
    """An open round that only has cases; the first has a warning."""
    round_ = ready_round(slug)
    first = round_.steps.get()
    for item in Item.objects.filter(step=first).order_by("-order"):
        retire(item)
    step = lab_step(round_, **settings)
    drop_step(first)
    fill(step, criteria(), cases(count))
    round_ = tick_read(round_, "Een leesgroep", by=None)
    return move(round_, RoundState.OPEN, by=None), Step.objects.get(pk=step.pk)
