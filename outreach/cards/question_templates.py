"""Questions to begin with, by kind of event. Each is about what the agenda of the inrichtingsfase needs to know."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..enums import EventKind


@dataclass(frozen=True, slots=True)
class QuestionTemplate:
    """A question in plain words. `actions` are numbers of the agenda."""

    text: str | Promise
    help: str | Promise
    actions: tuple[int, ...]


_STUCK = QuestionTemplate(
    _("Waar liep u vast met belasting of toeslagen?"),
    _("Vertel wat er gebeurde. Noem geen namen en geen nummers."),
    (2, 8),
)
_HELPED = QuestionTemplate(_("Wat had u toen geholpen?"), _("Een klein ding telt ook."), (4, 6))
_WHO = QuestionTemplate(
    _("Wat voor iemand moet de Belangenbehartiger zijn?"), _("Denk aan wat iemand kan, en hoe iemand doet."), (10,)
)
_FIRST = QuestionTemplate(
    _("Wat moet de Belangenbehartiger het eerst oppakken?"), _("En wat niet? Dat mag u ook zeggen."), (2, 3)
)
_FOUND = QuestionTemplate(_("Hoe wilt u hulp kunnen vinden?"), _("Waar, wanneer, en van wie."), (8, 4))
_SOLVED = QuestionTemplate(
    _("Wat loste u samen op, en hoe lukte dat?"), _("Vertel over het probleem, niet over de persoon."), (6, 9)
)
_MISSING = QuestionTemplate(_("Waar blijven mensen zonder hulp?"), _("Denk aan plek, inkomen of werk."), (4,))
_PRESSURE = QuestionTemplate(
    _("Een dienst geeft geen antwoord. Wat moet er dan gebeuren?"), _("En wie doet dat?"), (7,)
)
_PARLIAMENT = QuestionTemplate(
    _("Wat vond u het lastigst om te kiezen?"), _("Vertel waarom, en wat u nog miste om te kiezen."), (9, 5)
)
_PRINCIPLE = QuestionTemplate(_("Wat moet een burger altijd van de overheid mogen verwachten?"), "", (5,))

TEMPLATES: dict[str, tuple[QuestionTemplate, ...]] = {
    EventKind.EVENING: (_STUCK, _HELPED, _FIRST, _WHO),
    EventKind.DESK: (_STUCK, _HELPED, _FOUND),
    EventKind.WORKING_VISIT: (_SOLVED, _MISSING, _PRESSURE),
    EventKind.INSPIRATION: (_PARLIAMENT, _PRINCIPLE, _PRESSURE),
    EventKind.HELPERS: (_SOLVED, _MISSING, _PRESSURE, _WHO),
    EventKind.ONLINE: (_STUCK, _HELPED, _FOUND),
}
