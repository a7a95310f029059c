"""What /wat-deden-we-ermee/ tells of rounds about a theme that are not finished."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from contributions.models import AgendaItem
from synthesis.service import OpenWork

from .enums import RoundState
from .models import Round

MOST_SHOWN = 10
_UNFINISHED = (RoundState.OPEN, RoundState.REVIEW, RoundState.ANNOUNCED)


def rounds_on(item: AgendaItem) -> list[OpenWork]:
    """Rounds about this theme that come, run or are being worked on; one query."""
    found = Round.objects.filter(state__in=_UNFINISHED, occasion__agenda_items=item, page__live=True)
    return [OpenWork(each.title, how_it_stands(each), each.get_absolute_url()) for each in found[:MOST_SHOWN]]


def how_it_stands(round_: Round) -> str:
    """In a sentence."""
    if round_.state == RoundState.ANNOUNCED:
        return _("Hierover kunt u binnenkort meedoen.")
    if round_.takes_answers():
        if round_.closes_at is None:
            return _("U kunt nu meedoen.")
        return _("U kunt nu meedoen, tot %(day)s.") % {
            "day": date_format(timezone.localtime(round_.closes_at), "j F Y")
        }
    if round_.word_back_on is None or round_.word_back_on < timezone.localdate():
        return _("Wij werken aan de antwoorden.")
    return _("Wij werken aan de antwoorden. Uiterlijk op %(day)s hoort u van ons.") % {
        "day": date_format(round_.word_back_on, "j F Y")
    }
