"""Finding partners by a code in one of their lists: where they work, what they do, what they speak.

The lists are JSON. Codes are fixed and hold no quotes, so a code between its quotes is found as text: that works the
same on every database we run on.
"""

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast

from ..models import Partner


def working_in(partners: QuerySet[Partner], province: str) -> QuerySet[Partner]:
    """Who works in this province, or everywhere."""
    return _with_text(partners, "provinces").filter(
        Q(nationwide=True) | Q(provinces_as_text__contains=_quoted(province))
    )


def offering(partners: QuerySet[Partner], offer: str) -> QuerySet[Partner]:
    """Who does this."""
    return _with_text(partners, "offers").filter(offers_as_text__contains=_quoted(offer))


def speaking(partners: QuerySet[Partner], language: str) -> QuerySet[Partner]:
    """Who speaks this language."""
    return _with_text(partners, "languages").filter(languages_as_text__contains=_quoted(language))


def _with_text(partners: QuerySet[Partner], name: str) -> QuerySet[Partner]:
    return partners.annotate(**{f"{name}_as_text": Cast(name, CharField())})


def _quoted(code: str) -> str:
    return f'"{code}"'
