"""What the timeline of the co-creation tells of dossiers: when one was put on the website."""

from django.utils import timezone
from django.utils.translation import gettext as _

from contributions.models import AgendaItem
from synthesis.service import Moment

from .published.models import Publication


def moments_of_dossiers(item: AgendaItem | None, limit: int) -> list[Moment]:
    """Dossiers that everybody can read, of one action of the agenda when asked; one query."""
    found = Publication.objects.standing().order_by("-published_at", "-pk")
    if item is not None:
        found = found.filter(run__agenda_code=item.code)
    return [
        Moment(
            timezone.localtime(each.published_at).date(),
            _("Dossier gepubliceerd"),
            each.title,
            each.get_absolute_url(),
        )
        for each in found[:limit]
    ]
