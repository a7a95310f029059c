"""Everything somebody is about to hand in, in words, row by row."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from contributions.models import Participation
from people.models import Participant
from privacy import service as privacy

from .cases.others import has_looked
from .methods import METHODS
from .models import Round
from .progress import Path, Stop
from .reaching import ASKED_PURPOSES, address_of


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the overview, as components/data_list.html takes it."""

    key: str
    value: SafeString | str
    url: str


@dataclass(frozen=True, slots=True)
class MoreOf:
    """A way from the overview to what can still be answered, for whoever wants to."""

    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The overview: the answers, what was said after them, and what does not come along."""

    answers: tuple[Row, ...]
    about_you: tuple[Row, ...]
    answered: int
    left_out: int
    #: Some were given before seeing how others answered, and cannot be changed.
    some_stand: bool


def summary_of(round_: Round, path: Path, participation: Participation) -> Summary:
    """Four queries besides the answers, whatever their number."""
    return Summary(
        answers=(
            *(_answer_row(round_, stop) for stop in path.stops if stop.is_passed or not stop.is_dealt),
            *(Row(stop.version.text, _lines(stop.told()), "") for stop in path.kept),
        ),
        about_you=_about_you(round_, participation),
        answered=sum(stop.is_answered for stop in path.handed_in),
        left_out=sum(not answer.skipped for answer in path.off_path),
        some_stand=has_looked(path.stops),
    )


def ways_to_more(path: Path) -> list[MoreOf]:
    """Where somebody who had enough can still answer more; `path` is that of somebody who asked for it."""
    offered = ((stop, METHODS[stop.item.step.method].more_label) for stop in path.stops if stop.is_next_dealt)
    return [MoreOf(str(label), stop.number) for stop, label in offered if label]


def _answer_row(round_: Round, stop: Stop) -> Row:
    unanswered = _("Overgeslagen") if stop.is_passed else _("Nog niet beantwoord")
    value = _lines(stop.told()) if stop.is_answered else unanswered
    return Row(stop.version.text, value, _change(round_, "question", stop.number) if stop.can_be_shown else "")


def _about_you(round_: Round, participation: Participation) -> tuple[Row, ...]:
    participant = participation.participant
    before = participation.get_took_part_before_display() or _("Niet ingevuld")
    return (
        Row(_("Wie u bent"), _lines(_who(participant)), _change(round_, "perspective")),
        Row(_("Deed u al eerder mee?"), before, _change(round_, "before")),
        Row(_("Wat wij mogen"), _lines(_allowed(participant)), _change(round_, "consents")),
        Row(_("Hoe u meedoet"), _reach(participant), _change(round_, "reach")),
    )


def _who(participant: Participant) -> list[str]:
    if participant.perspective is None:
        return [_("Nog niet ingevuld")]
    lines = [participant.perspective.plain_label, *(hat.plain_label for hat in participant.other_hats.all())]
    if participant.organisation:
        lines.append(_("Namens %(organisation)s") % {"organisation": participant.organisation})
    return lines


def _allowed(participant: Participant) -> list[str]:
    given = privacy.standing_purposes(participant)
    lines = [str(privacy.Purpose(purpose).label) for purpose in ASKED_PURPOSES if purpose in given]
    return lines or [_("Uw antwoorden tellen mee. U gaf geen extra toestemming.")]


def _reach(participant: Participant) -> str:
    if participant.user_id:
        return _("Met een account")
    left = address_of(participant)
    return _("Met een e-mailadres: %(email)s") % {"email": left.email} if left else _("Zonder naam")


def _change(round_: Round, name: str, *args: Any) -> str:
    return reverse(f"consultation:{name}", args=[round_.slug, *args]) + "?terug=overzicht"


def _lines(lines: list[str]) -> SafeString:
    return format_html_join("\n", "{}", ((line,) for line in lines))
