"""What somebody says when signing up, as one value: from the screens, or over the phone."""

from dataclasses import dataclass, field, replace

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from people.models import Perspective
from privacy.service import guard_for_storage


class Way(TextChoices):
    """How we may reach somebody: those of people.ReachBy, or not at all."""

    MAIL = "mail", _("Per e-mail")
    PHONE = "phone", _("Bel mij")
    POST = "post", _("Stuur een brief")
    ORGANISATION = "organisation", _("Via een organisatie die mij helpt")
    NONE = "none", _("Liever niet")


#: Way to be reached -> what one must know for it.
ADDRESS_OF = {Way.MAIL: "email", Way.PHONE: "phone", Way.POST: "address", Way.ORGANISATION: "through"}


@dataclass(frozen=True, slots=True)
class Reach:
    """How to reach somebody. Only what belongs to `way` and the name count; with NONE nothing does."""

    way: str = Way.NONE
    name: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    through: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says. `people` is with how many they come, themselves included; `needs` codes of AccessNeed."""

    people: int = 1
    perspective: Perspective | None = None
    province: str = ""
    needs: tuple[str, ...] = ()
    needs_note: str = ""
    language: str = ""
    reach: Reach = field(default_factory=Reach)


def tidy_reach(reach: Reach) -> Reach:
    """Only what belongs to the way that was chosen. The name passes the guard; a mail address has no capitals."""
    way = Way(reach.way)
    if way == Way.NONE:
        return Reach(name=guarded(reach.name))
    value = getattr(reach, ADDRESS_OF[way]).strip()
    kept = value.lower() if way == Way.MAIL else value if way == Way.PHONE else guarded(value)
    return replace(Reach(way=way, name=guarded(reach.name)), **{ADDRESS_OF[way]: kept})


def guarded(text: str) -> str:
    """The text as it may be kept."""
    return guard_for_storage(text)[0].strip()
