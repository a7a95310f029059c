"""What of lesson packs waits for an editor, as lines on the desk: one line per kind of work, one query each."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.service import DeskItem, DeskVisitor, Urgency

from ..enums import PackState, ReleaseState
from ..models import Figure, Release
from ..permissions import may_change_packs, may_publish_packs
from .figures import DAYS_BEFORE


def old_figures(user: DeskVisitor) -> Iterator[DeskItem]:
    """Figures that teachers get and that are not true any more, or soon will not be."""
    if not may_change_packs(user):
        return
    today = timezone.localdate()
    watched = Figure.objects.exclude(pack__state=PackState.WITHDRAWN)
    due = watched.filter(valid_until__lte=today + timedelta(days=DAYS_BEFORE)).order_by("valid_until", "pk")
    found = list(due.values_list("pack", "says", "pack__title", "valid_until"))
    expired = [each for each in found if each[3] < today]
    soon = [each for each in found if each[3] >= today]
    if expired:
        sentence = ngettext(
            "Vervang %(count)d cijfer dat niet meer geldt",
            "Vervang %(count)d cijfers die niet meer gelden",
            len(expired),
        )
        told = _("‘%(says)s’ in ‘%(title)s’ gold tot en met %(day)s.")
        yield _item(Urgency.NOW, sentence, told, expired)
    if soon:
        sentence = ngettext(
            "Kijk naar %(count)d cijfer dat bijna verloopt",
            "Kijk naar %(count)d cijfers die bijna verlopen",
            len(soon),
        )
        told = _("‘%(says)s’ in ‘%(title)s’ geldt tot en met %(day)s.")
        yield _item(Urgency.SOON, sentence, told, soon)


def failed_releases(user: DeskVisitor) -> Iterator[DeskItem]:
    """A release that could not be made, and that no newer one made superfluous."""
    if not may_publish_packs(user):
        return
    newer = Release.objects.filter(pack=OuterRef("pack"), number__gt=OuterRef("number"))
    failed = Release.objects.filter(~Exists(newer), state=ReleaseState.FAILED).order_by("pk")
    found = list(failed.values_list("pack", "number", "pack__title"))
    if found:
        pack, number, title = found[0]
        sentence = ngettext("Maak %(count)d uitgave opnieuw", "Maak %(count)d uitgaven opnieuw", len(found)) % {
            "count": len(found)
        }
        told = _("Uitgave %(number)d van ‘%(title)s’ is mislukt.") % {"number": number, "title": title}
        yield DeskItem(Urgency.NOW, sentence, reverse("packs:release", args=[pack, number]), told)


def _item(urgency: Urgency, sentence: str, told: str, found: Sequence[Any]) -> DeskItem:
    pack, says, title, day = found[0]
    packs = {each[0] for each in found}
    url = reverse("packs:rows", args=[pack, "cijfers"]) if len(packs) == 1 else reverse("packs:index")
    said = told % {"says": says, "title": title, "day": date_format(day, "j F Y")}
    return DeskItem(urgency, sentence % {"count": len(found)}, url, said, due=day)


SOURCES = (old_figures, failed_releases)
