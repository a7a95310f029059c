"""Building this part of the demo, in the order in which it really happens. Each part is all or nothing."""

from django.db import transaction

from consultation.models import DesignProduct, Round
from consultation.service import count_steps
from people.models import User
from people.service import Role

from ..cases import cases_in_bank
from ..products.making import make_products
from . import cases, deciding, priorities, statements, text


def build(team: dict[Role, User], second_reader: User) -> None:
    """Make what is missing: the products, the bank, three tries of the criteria, and three rounds in other ways."""
    organiser, moderator = team[Role.ORGANISER], team[Role.MODERATOR]
    with transaction.atomic():
        products = make_products(organiser)
        cases_in_bank(team[Role.EDITOR], organiser)
    _try_criteria(products["criteria"], organiser)
    with transaction.atomic():
        round_ = priorities.choose_team(products["team"], organiser=organiser)
        _count(round_)
        deciding.decide_team(round_, products["team"], analyst=team[Role.ANALYST], owner=team[Role.ADMINISTRATOR])
    with transaction.atomic():
        _count(statements.weigh(organiser=organiser, moderator=moderator))
    with transaction.atomic():
        _count(text.grow(products["principes"], organiser=organiser, moderator=moderator))


def _try_criteria(criteria: DesignProduct, organiser: User) -> None:
    earlier = None
    for number in cases.PLANS:
        with transaction.atomic():
            round_ = cases.try_criteria(criteria, number, organiser=organiser, earlier=earlier)
            _count(round_)
        earlier = round_.steps.get(method="cases")


def _count(round_: Round) -> None:
    """What came out is counted once; afterwards the worker does it."""
    if round_.steps.filter(results=None).exists():
        count_steps(round_)
