"""What to do now with a group: one sentence, and one button. Pure but for addresses; it reads the board."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gatherings.models import Gathering
from gatherings.service import GatheringState

from ..enums import GroupState, ReportState
from ..making.readiness import MOMENTS, Lack
from ..models import FocusGroup
from .counting import Board

#: From so many people on the computer is a help in choosing and planning.
LARGE_POOL = 30


@dataclass(frozen=True, slots=True)
class NextStep:
    """A sentence that says where the group stands, the button to press, and what else one may do."""

    sentence: str
    label: str = ""
    url: str = ""
    others: tuple[tuple[str, str], ...] = ()


def next_step(group: FocusGroup, board: Board, lacks: list[Lack], to_call: int) -> NextStep:
    """What comes now. `to_call` are people who must be called or written to by a colleague."""
    if group.state == GroupState.DRAFT:
        return _draft(group, board, lacks)
    if group.state == GroupState.RECRUITING:
        return _recruiting(group, board)
    if group.state == GroupState.PLANNING:
        return _planning(group, board)
    if group.state == GroupState.MEETING:
        return _meeting(group, board, to_call)
    if group.state == GroupState.CHECKING:
        return _checking(group, board)
    if group.state == GroupState.STOPPED:
        return NextStep(_("Deze groep is gestopt. U hoeft niets meer te doen."))
    return NextStep(_("Deze groep is klaar. U hoeft niets meer te doen."))


def mending(group: FocusGroup, lack: Lack) -> str:
    """Where one mends what is missing."""
    if lack.field == MOMENTS:
        return _to(group, "moments")
    return f"{reverse('groups:edit', args=[group.pk])}#id_{lack.field}"


def _draft(group: FocusGroup, board: Board, lacks: list[Lack]) -> NextStep:
    by_hand = (_("Vul de groep zelf"), _to(group, "by_hand"))
    if lacks and lacks[0].field == MOMENTS:
        return NextStep(_("Kies eerst wanneer het gesprek kan zijn."), _("Voeg momenten toe"), _to(group, "moments"))
    recruit = _move(group, GroupState.RECRUITING)
    if not board.pool:
        by_hand = (_("Zet iemand op de lijst"), _adding(group))
    if lacks:
        return NextStep(
            _("U kunt de groep nu zelf vullen, met de telefoon. Voor de website moet er nog iets bij."),
            *by_hand,
            others=((_("Vul aan wat mist"), mending(group, lacks[0])),),
        )
    sentence = _("De groep is klaar. Zoek mensen via de website, of vul de groep zelf.")
    return NextStep(sentence, _("Begin met mensen zoeken"), recruit, (by_hand,))


def _recruiting(group: FocusGroup, board: Board) -> NextStep:
    until = group.recruit_until
    is_over = until is not None and until < timezone.localdate()
    said = _people(board.pool)
    if is_over:
        sentence = _("%(people)s De laatste dag om aan te melden is voorbij.") % {"people": said}
        return NextStep(sentence, _("Sluit het aanmelden"), _move(group, GroupState.PLANNING))
    day = date_format(until, "j F") if until else ""
    sentence = (_("%(people)s Aanmelden kan tot en met %(day)s.") if day else "%(people)s") % {
        "people": said,
        "day": day,
    }
    close = (_("Sluit het aanmelden"), _move(group, GroupState.PLANNING))
    if board.pool >= group.size:
        return NextStep(sentence, _("Kies wie er komt"), _to(group, "by_hand"), (close,))
    return NextStep(sentence, _("Zet iemand op de lijst"), _adding(group), (close,))


def _adding(group: FocusGroup) -> str:
    return _to(group, "candidate_add")


def _planning(group: FocusGroup, board: Board) -> NextStep:
    if not board.sessions:
        return NextStep(_("Kies eerst wanneer het gesprek kan zijn."), _("Voeg momenten toe"), _to(group, "moments"))
    if not board.pool:
        sentence = _("Er staat nog niemand op de lijst. Bel mensen, en zet hen erop.")
        return NextStep(sentence, _("Zet iemand op de lijst"), _adding(group))
    sentence = _("%(people)s Kies wie er komt, en wanneer.") % {"people": _people(board.pool)}
    if board.pool >= LARGE_POOL:
        sentence = _("%(people)s Zoveel mensen verdeelt u het makkelijkst met een plan van de computer.") % {
            "people": _people(board.pool)
        }
        by_hand = (_("Kies zelf wie er komt"), _to(group, "by_hand"))
        draw = (_("Loot wie er komt"), _to(group, "draws"))
        return NextStep(sentence, _("Maak een plan"), _to(group, "plans"), (draw, by_hand))
    again = (_("Zoek toch meer mensen"), _move(group, GroupState.RECRUITING))
    return NextStep(sentence, _("Kies wie er komt"), _to(group, "by_hand"), (again,))


def _meeting(group: FocusGroup, board: Board, to_call: int) -> NextStep:
    fill = (_("Nodig meer mensen uit"), _to(group, "by_hand"))
    if over := [each.gathering for each in board.definite if _is_to_be_closed(each.gathering)]:
        sentence = _("Er is een bijeenkomst geweest die nog niet is afgesloten. Doe dat eerst.")
        return NextStep(sentence, _("Vink aan wie er was"), reverse("groups:session_people", args=[over[0].pk]))
    if to_call:
        sentence = ngettext(
            "Er is nog %(count)d persoon om te bellen of te schrijven.",
            "Er zijn nog %(count)d mensen om te bellen of te schrijven.",
            to_call,
        ) % {"count": to_call}
        return NextStep(sentence, _("Bekijk wie u belt of schrijft"), reverse("to_tell:index"), (fill,))
    if board.held and all(each.gathering.state == GatheringState.HELD for each in board.definite):
        sentence = _("De gesprekken zijn geweest. Schrijf het verslag, en laat het nakijken.")
        return NextStep(sentence, _("Ga naar het verslag"), _move(group, GroupState.CHECKING), (fill,))
    if board.total.asked:
        sentence = _("%(said)d mensen komen. Van %(wait)d mensen weten wij het nog niet.") % {
            "said": board.total.coming,
            "wait": board.total.asked,
        }
        return NextStep(sentence, *fill)
    return NextStep(
        ngettext("Er komt %(count)d persoon.", "Er komen %(count)d mensen.", board.total.coming)
        % {"count": board.total.coming},
        *fill,
    )


def _is_to_be_closed(gathering: Gathering) -> bool:
    """Whether it is over, and nobody said who was there."""
    return gathering.state == GatheringState.PLANNED and gathering.ends_at <= timezone.now()


def _checking(group: FocusGroup, board: Board) -> NextStep:
    if board.reported == board.held:
        sentence = _("Alle verslagen staan vast. Rond de groep af.")
        return NextStep(sentence, _("Rond de groep af"), _move(group, GroupState.DONE))
    sentence = _("%(checked)d van de %(asked)d mensen keken het verslag na.") % {
        "checked": board.checked,
        "asked": board.checks,
    }
    held = [each for each in board.sessions if each.gathering.state == GatheringState.HELD]
    to_do = next(each.gathering for each in held if each.report != ReportState.FINAL)
    return NextStep(sentence, _("Werk aan het verslag"), reverse("groups:report", args=[group.pk, to_do.pk]))


def _people(number: int) -> str:
    return ngettext("Er staat %(count)d persoon op de lijst.", "Er staan %(count)d mensen op de lijst.", number) % {
        "count": number
    }


def _to(group: FocusGroup, name: str) -> str:
    return reverse(f"groups:{name}", args=[group.pk])


def _move(group: FocusGroup, to: str) -> str:
    return reverse("groups:move", args=[group.pk, to])
