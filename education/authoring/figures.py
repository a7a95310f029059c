"""Figures that do not stay true for ever: filled in where a text names them, and watched for their last day."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from contributions.service import Refused

from ..models import Figure, LessonPack

_CALL = re.compile(r"\{cijfer:\s*([^{}\s]+)\s*\}")
#: So many days before its last day an editor hears of a figure.
DAYS_BEFORE = 30


def called_in(text: str) -> list[str]:
    """The codes of the figures that this text names, in order."""
    return _CALL.findall(text)


def fill_in(text: str, values: Mapping[str, str]) -> str:
    """The text with `{cijfer:code}` replaced by its value. Raises Refused for a code that is no figure."""

    def value(call: re.Match[str]) -> str:
        if call[1] not in values:
            raise Refused(
                _("In een tekst staat {cijfer:%(code)s}, maar dat cijfer is er niet. Voeg het toe bij ‘Cijfers’.")
                % {"code": call[1]}
            )
        return values[call[1]]

    return _CALL.sub(value, text)


def expired(pack: LessonPack, day: date) -> QuerySet[Figure]:
    """Figures of this pack that are not true any more on `day`. On its last day a figure still holds."""
    return Figure.objects.filter(pack=pack, valid_until__lt=day)


def with_expired(packs: QuerySet[LessonPack], day: date) -> QuerySet[LessonPack]:
    """The packs, each with `figures_expired` and `figures_soon`: how many are, and soon will be, not true."""
    soon = Q(figures__valid_until__gte=day, figures__valid_until__lte=day + timedelta(days=DAYS_BEFORE))
    return packs.annotate(
        figures_expired=Count("figures", filter=Q(figures__valid_until__lt=day), distinct=True),
        figures_soon=Count("figures", filter=soon, distinct=True),
    )
