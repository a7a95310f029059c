"""An export that failed, on the desk of who asked for it."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.service import DeskItem, DeskVisitor, Urgency

from .models import Run, RunState
from .permissions import may_adopt_runs, may_make_runs


def failed_exports(user: DeskVisitor) -> Iterator[DeskItem]:
    """Failed, and not asked for again since; one query."""
    if not may_make_runs(user):
        return
    again = Run.objects.filter(
        format=OuterRef("format"),
        audience=OuterRef("audience"),
        round_slug=OuterRef("round_slug"),
        agenda_code=OuterRef("agenda_code"),
        asked_at__gt=OuterRef("asked_at"),
    ).exclude(state=RunState.FAILED)
    failed = list(
        Run.objects.filter(state=RunState.FAILED, asked_by=user.pk)
        .exclude(Exists(again))
        .values_list("pk", "asked_at")
    )
    if failed:
        key, asked_at = failed[0]
        yield DeskItem(
            Urgency.NOW,
            ngettext("Bekijk een export die mislukte", "Bekijk %(count)s exports die mislukten", len(failed))
            % {"count": len(failed)},
            reverse("runs:inspect", args=[key]) if len(failed) == 1 else reverse("runs:index"),
            _("Kijk wat er misging, en vraag de export opnieuw aan."),
            due=timezone.localdate(asked_at),
        )


def closed_dossiers(user: DeskVisitor) -> Iterator[DeskItem]:
    """Adopted, closed because words went, and not adopted anew since; one query."""
    if not may_adopt_runs(user):
        return
    anew = Run.objects.filter(
        format=OuterRef("format"),
        audience=OuterRef("audience"),
        round_slug=OuterRef("round_slug"),
        agenda_code=OuterRef("agenda_code"),
        number__gt=OuterRef("number"),
        state=RunState.DONE,
    ).exclude(adopted_by_name="")
    closed = Run.objects.filter(state=RunState.RESTRICTED).exclude(Exists(anew))
    for key, number in closed.values_list("pk", "number"):
        yield DeskItem(
            Urgency.NOW,
            _("Stel dossier %(number)s opnieuw vast") % {"number": number},
            reverse("runs:inspect", args=[key]),
            _("Er zijn woorden teruggehaald. Lees de nieuwe versie, en stel die vast."),
        )


SOURCES = (failed_exports, closed_dossiers)
