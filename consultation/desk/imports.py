"""Imports on the desk: what waits for somebody's word, and what was refused."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from contributions.models import ImportRun
from contributions.service import ImportState, OccasionKind
from pages.service import DeskItem, Urgency

from ..permissions import Visitor, may_import_forms

#: A file that was refused longer ago is no work of today any more.
RECENT = timedelta(days=7)


def imports_waiting(user: Visitor) -> Iterator[DeskItem]:
    """One query; a line per kind of work. Of each round only its last file counts."""
    if not may_import_forms(user):
        return
    last = ImportRun.objects.filter(occasion=OuterRef("occasion")).order_by("-made_at").values("pk")[:1]
    runs = list(
        ImportRun.objects.filter(pk=Subquery(last), occasion__kind=OccasionKind.ROUND)
        .filter(state__in=(ImportState.CHECKED, ImportState.REFUSED))
        .values_list("pk", "state", "occasion__round", "forms", "made_at")
    )
    waiting = [run for run in runs if run[1] == ImportState.CHECKED]
    refused = [run for run in runs if run[1] == ImportState.REFUSED and run[4] > timezone.now() - RECENT]
    if waiting:
        forms = sum(run[3] for run in waiting)
        yield DeskItem(
            Urgency.SOON,
            ngettext("Neem %(count)d formulier op", "Neem %(count)d formulieren op", forms) % {"count": forms},
            reverse("rounds:import_run", args=[waiting[0][2], waiting[0][0]]),
            ngettext(
                "Er is een bestand nagekeken. Het wacht op uw akkoord.",
                "Er zijn %(count)d bestanden nagekeken. Zij wachten op uw akkoord.",
                len(waiting),
            )
            % {"count": len(waiting)},
        )
    if refused:
        yield DeskItem(
            Urgency.WHEN_YOU_CAN,
            ngettext("Verbeter een bestand", "Verbeter %(count)d bestanden", len(refused)) % {"count": len(refused)},
            reverse("rounds:import_run", args=[refused[0][2], refused[0][0]]),
            ngettext(
                "Een bestand met formulieren is niet opgenomen. In het verslag staat wat er niet klopt.",
                "%(count)d bestanden met formulieren zijn niet opgenomen. In het verslag staat wat er niet klopt.",
                len(refused),
            )
            % {"count": len(refused)},
        )


SOURCES = (imports_waiting,)
