"""What somebody says when signing up, as one value: from the screens, the phone, or a list of a partner."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from people.models import Perspective
from people.service import ReachBy, SpeaksFor


@dataclass(frozen=True, slots=True)
class Reach:
    """How to reach somebody. Only what belongs to `reach_by` (a ReachBy) and the name count."""

    reach_by: str = ReachBy.MAIL
    name: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    through: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says. `can` maps gatherings of the group to codes of Can; what is not in it was not said.

    Postcode and house number are only used to see who shares a house, and are not kept. `needs` are codes of
    AccessNeed. `took_part_before` is None when it was not said.
    """

    perspective: Perspective | None = None
    speaks_for: str = SpeaksFor.SELF
    organisation: str = ""
    can: Mapping[int, str] = field(default_factory=dict)
    when_else: str = ""
    town: str = ""
    province: str = ""
    postcode: str = ""
    house_number: str = ""
    needs: tuple[str, ...] = ()
    needs_note: str = ""
    brings_companion: bool = False
    avoid: str = ""
    declared: str = ""
    reach: Reach = field(default_factory=Reach)
    took_part_before: bool | None = None
    may_contact: bool = False
