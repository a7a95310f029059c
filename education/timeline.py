"""What the timeline of the co-creation tells of lesson packs: when one appeared."""

from django.utils.translation import gettext as _

from contributions.models import AgendaItem
from synthesis.service import Moment

from .models import LessonPack, Release


def moments_of_packs(item: AgendaItem | None, limit: int) -> list[Moment]:
    """Releases of public packs that can be downloaded; one query."""
    found = Release.objects.ready().filter(pack__in=LessonPack.objects.public(), pack__page__live=True)
    if item is not None:
        found = found.filter(pack__agenda_items=item)
    return [
        Moment(
            each.released_on,
            _("Lespakket uitgegeven"),
            each.pack.title,
            each.pack.get_absolute_url(),
            each.pack.is_example,
        )
        for each in found.select_related("pack").defer("source").order_by("-released_on", "pk")[:limit]
    ]
