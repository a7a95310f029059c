"""What the timeline of the co-creation tells of rounds: when they opened and closed."""

from django.db.models import Case, F, When
from django.utils import timezone
from django.utils.translation import gettext as _

from contributions.models import AgendaItem
from synthesis.service import Moment

from .enums import RoundState
from .models import Round

_CLOSED = (RoundState.REVIEW, RoundState.DECIDED, RoundState.ARCHIVED)


def moments_of_rounds(item: AgendaItem | None, limit: int) -> list[Moment]:
    """Rounds that everybody could take part in; one query."""
    found = Round.objects.filter(state__in=(RoundState.OPEN, *_CLOSED), opens_at__isnull=False, page__live=True)
    if item is not None:
        found = found.filter(occasion__agenda_items=item)
    not_closed = (When(state=RoundState.OPEN, then=F("opens_at")), When(closes_at=None, then=F("opens_at")))
    last = Case(*not_closed, default=F("closes_at"))
    found = found.order_by(last.desc(), "-pk")
    told = []
    for each in found[:limit]:
        url, opened, closed = each.get_absolute_url(), each.opens_at, each.closes_at
        if opened is not None:
            day = timezone.localtime(opened).date()
            told.append(Moment(day, _("Ronde geopend"), each.title, url, each.is_example))
        if closed is not None and each.state in _CLOSED:
            day = timezone.localtime(closed).date()
            told.append(Moment(day, _("Ronde gesloten"), each.title, url, each.is_example))
    return told
