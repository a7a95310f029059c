"""Calling a round finished while words were not read: only with a reason, which everybody can read.

Gathering always stops on its day. What asks for a reason is saying that the round is done with.
"""

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contributions.models import Occasion
from synthesis.service import chain_coverage

from .enums import ChangeKind, RoundState
from .models import Round, RoundChange

#: States that tell everybody that we are done.
FINISHED = (RoundState.DECIDED, RoundState.ARCHIVED)


def unread_of(round_: Round) -> int:
    """Contributions of this round, and of what belongs to it, that no analyst is done with."""
    here = Occasion.objects.filter(Q(pk=round_.occasion_id) | Q(part_of=round_.occasion_id))
    return chain_coverage(list(here.values_list("pk", flat=True))).waiting


def unread_when_finishing(round_: Round, to: str) -> int:
    """How many loose ends this move leaves behind; none when it does not finish the round, or was told before."""
    return unread_of(round_) if round_.state == RoundState.REVIEW and to in FINISHED else 0


def asks_why_unfinished(unread: int) -> str:
    """The question to whoever finishes a round with loose ends."""
    return ngettext(
        "%(count)s bijdrage is nog niet verwerkt. Laat haar lezen, of schrijf op waarom u toch afrondt.",
        "%(count)s bijdragen zijn nog niet verwerkt. Laat ze lezen, of schrijf op waarom u toch afrondt.",
        unread,
    ) % {"count": unread}


def loose_ends_told(round_: Round) -> list[str]:
    """What everybody reads beside the results, one sentence for each time; one query, once it is finished."""
    if round_.state not in FINISHED:
        return []
    told = RoundChange.objects.filter(round=round_, kind=ChangeKind.LOOSE_ENDS)
    return [in_words(change) for change in told]


def in_words(change: RoundChange) -> str:
    """A few contributions are not told apart: they could point at somebody."""
    if change.unread < settings.SMALLEST_CELL:
        whole = _("Toen wij deze ronde afrondden, was een klein deel van de bijdragen nog niet verwerkt.")
    else:
        whole = _("Toen wij deze ronde afrondden, waren %(count)s bijdragen nog niet verwerkt.") % {
            "count": change.unread
        }
    return f"{whole} " + _("De reden: %(reason)s") % {"reason": change.reason}
