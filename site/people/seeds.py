"""What every installation starts with: the roles, and the tree of perspectives. Never overwrites staff's edits."""

from typing import Any

from .enums import PerspectiveLevel, Side
from .models import Perspective
from .roles import ensure_roles

#: code, side, label, plain label, fills a target, offered
GROUPS: tuple[tuple[str, Side, str, str, bool, bool], ...] = (
    ("citizens", Side.OUTSIDE, "burgers", "Ik praat als burger", True, False),
    ("civil_society", Side.OUTSIDE, "maatschappelijke organisaties", "Ik help mensen of bedrijven", True, False),
    ("government", Side.INSIDE, "overheid", "Ik werk bij de overheid", True, False),
    ("team", Side.INSIDE, "team van de kwartiermaker", "Ik werk in het team van de kwartiermaker", False, False),
    ("unknown", Side.UNKNOWN, "wil ik niet zeggen", "Dat wil ik niet zeggen", False, True),
)

#: group -> code, label, plain label (first person, plain words)
KINDS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "citizens": (
        ("experience_expert", "ervaringsdeskundigen", "Ik had zelf te maken met de Belastingdienst of Toeslagen"),
        ("youth", "jongeren", "Ik ben jonger dan 27 jaar"),
        ("entrepreneur", "ondernemers en zzp'ers", "Ik heb een bedrijf of werk voor mijzelf"),
        ("other_citizen", "andere burgers", "Ik denk mee als burger"),
    ),
    "civil_society": (
        ("first_line_helper", "helpers in de eerste lijn", "Ik help mensen met geld, recht of formulieren"),
        ("paid_helper", "commerciële helpers", "Ik ben adviseur of boekhouder en werk voor klanten"),
        ("trade_association", "brancheorganisaties", "Ik werk bij een organisatie van beroepen of bedrijven"),
        ("interest_group", "belangenorganisaties", "Ik werk bij een organisatie die opkomt voor mensen"),
        ("science", "wetenschap", "Ik doe onderzoek of geef les op dit gebied"),
    ),
    "government": (
        ("tax_office", "Belastingdienst", "Ik werk bij de Belastingdienst"),
        ("tax_inspector", "inspecteurs", "Ik ben inspecteur bij de Belastingdienst"),
        ("benefits_agency", "Dienst Toeslagen", "Ik werk bij Dienst Toeslagen"),
        ("ministry", "ministeries", "Ik werk bij een ministerie"),
        ("municipality", "gemeenten", "Ik werk bij een gemeente"),
        ("oversight", "toezicht en Ombudsman", "Ik werk bij een toezichthouder of een ombudsman"),
        ("parliament", "Kamerleden en hun medewerkers", "Ik werk in de Tweede of Eerste Kamer"),
        ("other_government", "andere overheid", "Ik werk ergens anders bij de overheid"),
    ),
}


def seed(**_signal: Any) -> None:
    """Make what is missing; safe to run at every start, also right after a flush."""
    ensure_perspectives()
    ensure_roles()


def ensure_perspectives() -> None:
    """Make the missing parts of the tree; leave the rest as staff wrote it. One query when all is there."""
    known = {perspective.code: perspective for perspective in Perspective.objects.all()}
    for position, (code, side, label, plain, fills_target, offered) in enumerate(GROUPS, start=1):
        if code not in known:
            known[code] = Perspective.objects.create(
                code=code,
                level=PerspectiveLevel.GROUP,
                side=side,
                label=label,
                plain_label=plain,
                fills_target=fills_target,
                offered=offered,
                order=position * 100,
            )
    for group_code, kinds in KINDS.items():
        group = known[group_code]
        for position, (code, label, plain) in enumerate(kinds, start=1):
            if code not in known:
                Perspective.objects.create(
                    code=code,
                    level=PerspectiveLevel.KIND,
                    side=group.side,
                    parent=group,
                    label=label,
                    plain_label=plain,
                    order=group.order + position,
                )
