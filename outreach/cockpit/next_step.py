"""What to do now with an event, and with each of its dates: one sentence, and one button. Pure but for addresses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gatherings.service import GatheringState

from ..enums import EventState, SignUpMode
from ..making.readiness import DATES, Lack
from ..models import Event, EventDate
from .lines import DateLine
from .steps import DateStep, way_to

#: Before this one still has time to have people invited.
INVITE_DAYS, DOOR_HOURS = 14, 3


@dataclass(frozen=True, slots=True)
class NextStep:
    """A sentence that says where it stands, the button to press, and whether it cannot wait."""

    sentence: str
    label: str = ""
    url: str = ""
    is_urgent: bool = False


def step_of_date(line: DateLine, *, has_partners: bool) -> NextStep | None:
    """What comes now for this date: publish, invite, receive people, close, report, word back. None: nothing."""
    event, state = line.date.event, line.gathering.state
    if event.state == EventState.DRAFT or state in (GatheringState.CANCELLED, GatheringState.OFFERED):
        return None
    if state == GatheringState.HELD:
        return _after(line)
    if line.to_be_closed:
        sentence = _("Deze datum is geweest. Sluit die af: wie was er, en wat hoorden wij?")
        return _way(line.date, DateStep.CLOSE, sentence, _("Sluit deze datum af"), is_urgent=True)
    if line.gathering.starts_at - timedelta(hours=DOOR_HOURS) <= timezone.now():
        return _way(line.date, DateStep.DOOR, _("Het begint zo."), _("Ontvang de mensen"), is_urgent=True)
    return _before(line, has_partners=has_partners)


def step_of_event(
    event: Event, lines: Sequence[DateLine], lacks: Sequence[Lack], steps: Sequence[NextStep | None]
) -> NextStep:
    """What comes now for the event as a whole: the first thing that cannot wait, or the next move."""
    if event.state == EventState.DRAFT:
        return _draft(event, lacks)
    if event.state == EventState.CANCELLED:
        return NextStep(_("Dit evenement gaat niet door. U hoeft niets meer te doen."))
    urgent = [(line, step) for line, step in zip(lines, steps, strict=True) if step and step.is_urgent]
    if urgent:
        line, first = urgent[0]
        said = {"when": capfirst(line.when), "what": first.sentence}
        return NextStep(_("%(when)s. %(what)s") % said, first.label, first.url, is_urgent=True)
    if event.state == EventState.CLOSED:
        return NextStep(_("Dit evenement is afgerond. U hoeft niets meer te doen."))
    to_come = [line for line in lines if line.is_open]
    if to_come:
        step = next((each for line, each in zip(lines, steps, strict=True) if line.is_open and each), None)
        said = {"when": to_come[0].when, "what": step.sentence if step else ""}
        sentence = _("De eerste datum is %(when)s. %(what)s") % said
        return NextStep(sentence.strip(), step.label if step else "", step.url if step else "")
    if any(line.gathering.state == GatheringState.HELD for line in lines):
        sentence = _("Alle datums zijn geweest. Rond het evenement af, of voeg een datum toe.")
        return NextStep(sentence, _("Rond dit evenement af"), move(event, EventState.CLOSED))
    sentence = _("Er komt geen datum meer. Voeg een datum toe, of zeg het evenement af.")
    return NextStep(sentence, _("Voeg datums toe"), reverse("events:dates", args=[event.pk]))


def mending(event: Event, lack: Lack) -> str:
    """Where one mends what is missing."""
    if lack.date is not None:
        return reverse("events:date", args=[event.pk, lack.date])
    if lack.field == DATES:
        return reverse("events:dates", args=[event.pk])
    return f"{reverse('events:edit', args=[event.pk])}#id_{lack.field}"


def move(event: Event, to: str) -> str:
    """The screen that asks before the event moves."""
    return reverse("events:move", args=[event.pk, to])


def _draft(event: Event, lacks: Sequence[Lack]) -> NextStep:
    blocking = next((lack for lack in lacks if lack.blocks), None)
    if blocking is None:
        sentence = _("Het staat klaar. Kijk de pagina na, en zet het op de agenda.")
        return NextStep(sentence, _("Zet op de agenda"), move(event, EventState.PUBLIC))
    label = _("Verander de datum") if blocking.date else _("Voeg datums toe")
    return NextStep(str(blocking.sentence), label, mending(event, blocking))


def _before(line: DateLine, *, has_partners: bool) -> NextStep:
    date, event = line.date, line.date.event
    if line.is_full and line.waiting:
        sentence = ngettext(
            "Het is vol, en er wacht %(count)d persoon. Maak er een tweede datum bij.",
            "Het is vol, en er wachten %(count)d mensen. Maak er een tweede datum bij.",
            line.waiting,
        ) % {"count": line.waiting}
        return NextStep(sentence, _("Splits deze datum"), reverse("events:date_split", args=[event.pk, date.pk]))
    days = (line.gathering.starts_at - timezone.now()).days
    if event.sign_up != SignUpMode.INVITED and not has_partners:
        sentence = _("Vraag partners om mensen te vertellen dat dit er is.")
        return _way(date, DateStep.INVITE, sentence, _("Nodig partners uit"))
    if event.sign_up == SignUpMode.NEEDED and days <= INVITE_DAYS and line.taken * 4 < line.gathering.capacity:
        sentence = _("Er komen nog weinig mensen. Vraag partners om hulp.")
        return _way(date, DateStep.INVITE, sentence, _("Nodig partners uit"))
    if event.sign_up == SignUpMode.NONE:
        return NextStep(_("Aanmelden hoeft niet. U hoeft nu niets te doen."))
    return NextStep(_("Wie komt, krijgt vanzelf een herinnering. U hoeft nu niets te doen."))


def _after(line: DateLine) -> NextStep | None:
    if not line.has_report:
        sentence = _("Schrijf op wat wij hoorden. Mensen wachten daarop.")
        return _way(line.date, DateStep.REPORT, sentence, _("Schrijf het verslag"), is_urgent=True)
    if line.report is not None and line.report.word_back_on is None:
        sentence = _("Het verslag staat online. Vertel het aan wie er was.")
        return _way(line.date, DateStep.WORD_BACK, sentence, _("Vertel wat wij hoorden"), is_urgent=True)
    return None


def _way(date: EventDate, step: DateStep, sentence: str, label: str, *, is_urgent: bool = False) -> NextStep:
    """With a button when the part that does this step is there."""
    url = way_to(step, date)
    return NextStep(sentence, label if url else "", url, is_urgent)
