"""Statements that participants wrote, and nobody decided on."""

from collections.abc import Iterator

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contributions.models import Contribution
from contributions.service import ModerationState, ParticipationState
from pages.service import DeskItem, DeskVisitor, Urgency

from ..enums import ItemKind, RoundState
from ..permissions import may_decide_statements


def statements_to_decide(user: DeskVisitor) -> Iterator[DeskItem]:
    """Let through by a moderator, in an open round: the sooner others can vote on them, the better. One query."""
    if not may_decide_statements(user):
        return
    step = "answer_words__answer__item__step"
    waiting = Contribution.objects.filter(
        answer_words__answer__item__kind=ItemKind.OWN,
        participation__state=ParticipationState.COUNTED,
        emptied_reason="",
        moderation=ModerationState.PUBLISHED,
        own_statement=None,
        **{f"{step}__round__state": RoundState.OPEN},
    )
    by_round = waiting.order_by().values_list(f"{step}__round").annotate(count=Count("pk"), since=Min("arrived_on"))
    found = sorted(by_round, key=lambda row: row[2])
    if not found:
        return
    number = sum(count for _round, count, _since in found)
    title = ngettext("Besluit over %(count)d eigen stelling", "Besluit over %(count)d eigen stellingen", number)
    yield DeskItem(
        Urgency.NOW,
        title % {"count": number},
        reverse("rounds:own_statements", args=[found[0][0]]),
        _("Mensen schreven een stelling. Leg haar voor, voeg haar samen of zeg waarom niet."),
    )


SOURCES = (statements_to_decide,)
