"""What became of each of somebody's words, for their own receipt page: read, waiting, without content, or used."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from contributions.models import Contribution, Participation
from contributions.service import ParticipationState

from .enums import Direction, NoContentReason, ReadingState
from .models import Evidence, Reading

FINDINGS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Heard:
    """A finding that somebody's words stand under, or speak against."""

    sentence: str
    is_against: bool
    theme_code: str


@dataclass(frozen=True, slots=True)
class OwnWords:
    """How far the words of one contribution came."""

    sentence: str
    findings: tuple[Heard, ...] = ()


def own_words(participation: Participation) -> dict[UUID, OwnWords]:
    """{contribution: how far it came}, only for what counts for the analysts; three queries."""
    if participation.state != ParticipationState.COUNTED:
        return {}
    own = Contribution.objects.for_analysis().filter(participation=participation)
    readings = {each.contribution_id: each for each in Reading.objects.filter(contribution__in=own.values("pk"))}
    findings: dict[UUID, dict[UUID, Heard]] = {}
    rows = Evidence.objects.of_adopted().filter(contribution__in=own.values("pk")).order_by("finding__pk", "pk")
    for words, finding, sentence, direction, code in rows.values_list(
        "contribution_id", "finding_id", "finding__sentence", "direction", "finding__agenda_item__code"
    ):
        heard = findings.setdefault(words, {})
        if len(heard) < FINDINGS_SHOWN:
            heard.setdefault(finding, Heard(sentence, direction == Direction.AGAINST, code))
    return {
        pk: OwnWords(_how_far(readings.get(pk), bool(findings.get(pk))), tuple(findings.get(pk, {}).values()))
        for pk in own.values_list("pk", flat=True)
    }


def _how_far(reading: Reading | None, is_used: bool) -> str:
    """In plain words, and honest when nothing came of it yet."""
    if is_used:
        return _("Uw inbreng hoorde bij wat wij leerden:")
    if reading is None:
        return _("Uw woorden wachten nog. Wij zoeken nog uit waar ze bij horen.")
    if reading.state == ReadingState.CODED:
        return _("Uw woorden zijn gelezen. Wij leggen ze nu naast wat anderen zeiden.")
    kind = {
        NoContentReason.THANKS: _("Wij lazen uw groet of bedankje. Dank u wel."),
        NoContentReason.UNREADABLE: _("Wij lazen dit. Wij begrepen het niet goed. Stuur ons gerust een bericht."),
        NoContentReason.ELSEWHERE: _("Wij lazen dit. Het gaat over iets anders. Wij besluiten er hier niet over."),
        NoContentReason.REPEATED: _("Wij lazen dit. U zei het ook ergens anders. Daar gaan wij mee verder."),
    }
    return kind[NoContentReason(reading.reason)]
