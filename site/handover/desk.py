"""On the desk: exports that failed, dossiers to adopt anew, requests under the Woo whose term ends."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.service import DeskItem, DeskVisitor, Urgency

from .models import Run, RunState, WooRequest
from .permissions import may_adopt_runs, may_answer_woo, may_make_runs

#: So long before the term of a request ends it comes on the desk.
_SOON = timedelta(days=7)


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


def requests_due(user: DeskVisitor) -> Iterator[DeskItem]:
    """Requests under the Woo whose term is over or ends within a week; one query."""
    if not may_answer_woo(user):
        return
    today = timezone.localdate()
    found = sorted(WooRequest.objects.to_answer().due_by(today + _SOON), key=lambda each: (each.due_on, each.pk))
    if not found:
        return
    first, late = found[0], sum(each.due_on < today for each in found)
    if late:
        urgency, text = Urgency.LATE, _("De termijn van de wet is voorbij. Antwoord nu, en zeg waarom het later is.")
    else:
        urgency = Urgency.NOW if first.due_on == today else Urgency.SOON
        text = _("De termijn van de wet is bijna om. Verdagen kan één keer, met twee weken.")
        if all(each.is_extended for each in found):
            text = _("De termijn van de wet is bijna om. Verdagen kan niet meer.")
    yield DeskItem(
        urgency,
        ngettext("Beantwoord %(count)s Woo-verzoek", "Beantwoord %(count)s Woo-verzoeken", len(found))
        % {"count": len(found)},
        reverse("woo:case", args=[first.pk]) if len(found) == 1 else reverse("woo:index"),
        text,
        due=first.due_on,
    )


SOURCES = (failed_exports, closed_dossiers, requests_due)
