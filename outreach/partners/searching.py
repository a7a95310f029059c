"""Finding partners by a code in one of their lists: where they work, what they do, what they speak.

The lists are JSON. Codes are fixed and hold no quotes, so a code between its quotes is found as text: that works the
same on every database we run on.
"""

from django.db.models import Q, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.db.models.lookups import Contains

from ..models import Partner


def working_in(partners: QuerySet[Partner], province: str) -> QuerySet[Partner]:
    """Who works in this province, or everywhere."""
    return partners.filter(Q(nationwide=True) | Q(_holds("provinces", province)))


def offering(partners: QuerySet[Partner], offer: str) -> QuerySet[Partner]:
    """Who does this."""
    return partners.filter(_holds("offers", offer))


def speaking(partners: QuerySet[Partner], language: str) -> QuerySet[Partner]:
    """Who speaks this language."""
    return partners.filter(_holds("languages", language))


def _holds(name: str, code: str) -> Contains:
    """Whether the list of this name holds the code: in quotes, so that no code is found within another."""
    return Contains(Cast(name, TextField()), Value(f'"{code}"'))
