"""What became of a tap, in a sentence for who stands at the door."""

from django.utils.translation import gettext as _

from ..enums import DoorOutcome
from ..models import DoorMark

#: The host has to do something about these.
NEEDS_A_LOOK = (DoorOutcome.UNKNOWN, DoorOutcome.NOT_COMING, DoorOutcome.WAITING)


def sentence_for(mark: DoorMark | None) -> str:
    """What happened; for a tap that takes others back there is no mark."""
    if mark is None:
        return _("Teruggehaald.")
    match mark.outcome:
        case DoorOutcome.CAME:
            return _("Is binnen.")
        case DoorOutcome.ALREADY:
            return _("Was al binnen. Telt één keer.")
        case DoorOutcome.WALKED_IN:
            return _("Is binnen, zonder plek op de lijst.")
        case DoorOutcome.UNKNOWN:
            return _("Deze code kennen wij niet. Kijk de code na, of tel de persoon onder ‘Zonder aanmelding’.")
        case DoorOutcome.NOT_COMING:
            return _("Had zich afgemeld. Is er plek? Kies ‘Laat toch binnen’.")
        case DoorOutcome.WAITING:
            return _("Stond op de wachtlijst. Is er plek? Kies ‘Laat toch binnen’.")
        case _:
            return _("Was al teruggehaald. Telt niet mee.")
