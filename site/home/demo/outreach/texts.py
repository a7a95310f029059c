"""What each event of the season is about, when and where. Days count from today: minus is past."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class EventText:
    """One event: `place` is a code of places.ROOMS ("" is online), `days` its dates, `hours` from when till when.

    `more`: other fields of the event, by name.
    """

    code: str
    kind: str
    title: str
    summary: str
    place: str
    days: tuple[int, ...]
    hours: tuple[int, int] = (19, 21)
    places: int = 40
    agenda: tuple[str, ...] = ("triage",)
    more: tuple[tuple[str, Any], ...] = ()


_MEAL = (("food", True), ("travel_paid", True))
_FAMILY = (*_MEAL, ("childcare", True))

CONCEPT = EventText(
    *("zwolle", "evening", "Avond in Zwolle: welke brief snapt u niet? (VOORBEELD)"),
    "Neem een brief mee die u niet begreep. Samen kijken wij wat er anders moet.",
    *("zwolle", (47,)),
    agenda=("preventie",),
    more=_FAMILY,
)
OPEN = EventText(
    *("arnhem", "evening", "Avond in Arnhem: wanneer had u hulp nodig? (VOORBEELD)"),
    "Vertel wanneer het misging, en wie u toen had moeten helpen.",
    *("arnhem", (18,)),
    more=_FAMILY,
)
NEARLY_FULL = EventText(
    *("rotterdam", "evening", "Avond op Zuid: wie helpt u als u vastloopt? (VOORBEELD)"),
    "Praat aan kleine tafels over hulp die wel werkt. Eten staat klaar.",
    *("rotterdam", (10,)),
    hours=(17, 19),
    places=14,
    more=(*_FAMILY, ("languages", ["nl", "tr", "ar"])),
)
FULL = EventText(
    *("eindhoven", "evening", "Middag voor zzp’ers: blauwe brieven aan tafel (VOORBEELD)"),
    "Voor wie een eigen bedrijf heeft en vastliep met belasting of toeslagen.",
    *("eindhoven", (13,)),
    hours=(14, 16),
    places=8,
    more=(*_MEAL, ("sign_up", "needed")),
)
NOT_CLOSED = EventText(
    *("leeuwarden", "evening", "Avond in Leeuwarden: hulp ver weg van de stad (VOORBEELD)"),
    "Woont u ver van een loket? Vertel hoe u aan hulp komt.",
    *("leeuwarden", (-1,)),
    more=(*_MEAL, ("languages", ["nl", "fy"])),
)
CLOSED = EventText(
    *("utrecht", "evening", "Avond op Kanaleneiland: opnieuw je verhaal doen (VOORBEELD)"),
    "Moest u uw verhaal steeds opnieuw vertellen? Kom dat hier één keer doen.",
    *("utrecht", (-24,)),
    more=(*_FAMILY, ("languages", ["nl", "ar"])),
)
CLOSED_TOO = EventText(
    *("nijmegen", "evening", "Avond in Nijmegen: jong en voor het eerst toeslag (VOORBEELD)"),
    "Werd u net 18, of gaat u uit huis? Vertel wat er op u afkwam.",
    *("nijmegen", (-51,)),
    more=_MEAL,
)
CANCELLED = EventText(
    *("groningen", "evening", "Avond in Groningen: wonen en huurtoeslag (VOORBEELD)"),
    "Praat over huurtoeslag als u verhuist, of als er iemand bij u komt wonen.",
    *("groningen", (16,)),
    more=_MEAL,
)
DESK = EventText(
    *("maastricht", "desk", "Spreekuur in de bibliotheek van Maastricht (VOORBEELD)"),
    "Loop elke week binnen en vertel wat u meemaakte. Het mag kort.",
    *("maastricht", (-11, -4, 3, 10, 17, 24)),
    hours=(10, 13),
    places=15,
    agenda=("preventie",),
)
VISIT = EventText(
    *("almere", "working_visit", "Werkbezoek aan een voedselbank in Almere (VOORBEELD)"),
    "Wij lopen een ochtend mee, en vragen wat mensen hier over toeslagen vertellen.",
    *("almere", (-16,)),
    hours=(9, 12),
    places=12,
    agenda=("preventie",),
)
PARLIAMENT = EventText(
    *("den_haag", "inspiration", "Inspiratiesessie: wie helpt u het eerst? (VOORBEELD)"),
    "Kamerleden krijgen vijf verhalen en één plek. Zij kiezen, en leggen uit waarom.",
    *("den_haag", (29,)),
    hours=(12, 14),
    places=25,
    more=(("food", True),),
)
HELPERS = EventText(
    *("amersfoort", "helpers", "Hulpverleners aan tafel: wat loste u op? (VOORBEELD)"),
    "Neem één zaak mee die wel lukte. Samen kijken wij waarom.",
    *("amersfoort", (25,)),
    hours=(14, 17),
    agenda=("preventie", "verandertheorie"),
    more=_MEAL,
)
HELPERS_HELD = EventText(
    *("den-bosch", "helpers", "Hulpverleners in Den Bosch: één vaste persoon (VOORBEELD)"),
    "Wat gebeurt er als iemand één vaste persoon heeft? Hulpverleners vertellen.",
    *("den_bosch", (-60,)),
    hours=(14, 17),
    agenda=("preventie", "verandertheorie"),
    more=_MEAL,
)
ONLINE = EventText(
    *("online", "online", "Online praten over hulp, vanaf uw bank (VOORBEELD)"),
    "Praat mee via het scherm of de telefoon. Uw camera mag uit.",
    *("", (7,)),
    hours=(20, 21),
    places=30,
)
NEXT_MONTH = EventText(
    *("haarlem", "evening", "Avond in Haarlem: als u uw baas kwijtraakt (VOORBEELD)"),
    "Uw inkomen verandert, en dan? Vertel wat er gebeurde met belasting en toeslag.",
    *("haarlem", (40,)),
    more=_FAMILY,
)

#: The weather stopped this evening.
CALLED_OFF_BECAUSE = "De zaal is dicht door een lek in het dak. Wij zoeken een nieuwe dag en zetten die op de agenda."
