"""The agenda of the inrichtingsfase, as every installation needs it.

Eight actions come from the advice of 2024 (1-6, 9 and 10); two we drew from its findings ourselves (7, 8).
The words are our own.
"""

from dataclasses import asdict, dataclass

from .enums import AgendaPart
from .models import AgendaItem


@dataclass(frozen=True, slots=True)
class _Action:
    number: int
    part: str
    code: str
    title: str
    explanation: str
    prospect: str
    from_advice: bool = True


AGENDA = (
    _Action(
        1,
        AgendaPart.WHAT,
        "verandertheorie",
        "Verandertheorie en monitoring",
        "Wij schrijven op hoe dit werk het leven van mensen beter moet maken. "
        "Zo kunnen wij steeds nagaan wat mensen ervan merken, en wat er te meten is.",
        "Doorlopend volgen wat het werk oplevert. Helpers en diensten vertellen dat samen.",
    ),
    _Action(
        2,
        AgendaPart.WHAT,
        "triage",
        "Criteria voor triage",
        "Welke zaken pakt de belangenbehartiger op, en welke niet? Wij kiezen dat samen met mensen van buiten en "
        "binnen de overheid. Het wordt een mix: ingewikkelde zaken, en kleinere problemen waar veel mensen last "
        "van hebben.",
        "Vastgelopen zaken komen los, en regels veranderen waar veel mensen iets aan hebben.",
    ),
    _Action(
        3,
        AgendaPart.WHAT,
        "groeimodel",
        "Groeimodel",
        "De organisatie begint klein, kiest scherp en past zich makkelijk aan.",
        "Een beweeglijke organisatie. Zij zoekt mensen op die het loket niet vinden. Zij houdt avonden waar burgers "
        "hun verhaal kunnen doen, en praat mee over nieuwe wetten.",
    ),
    _Action(
        4,
        AgendaPart.WHAT,
        "preventie",
        "Preventie en eerste hulp dichtbij",
        "Wat hebben helpers in de buurt nodig? Wij bouwen verder op wat de Universiteit van Amsterdam in kaart "
        "bracht, en maken informatie die iedereen begrijpt.",
        "Een netwerk in het hele land voor hulp bij belastingen en toeslagen, waarin iedereen van elkaar leert.",
    ),
    _Action(
        5,
        AgendaPart.HOW,
        "principes",
        "Leidende principes",
        "Welke principes beschermen mensen het best? Het handvest is ons begin.",
        "Eén manier om samen te praten over rechten, plichten en hoe je met elkaar omgaat.",
    ),
    _Action(
        6,
        AgendaPart.HOW,
        "minnelijk",
        "Samen oplossen",
        "Een nieuwe manier van werken: eerst praten, en leren van lastige keuzes uit eerdere zaken. "
        "Ook een vraag die niet over het recht of over belasting gaat, telt. Wij doen dit met gespreksgroepen en "
        "overlegtafels.",
        "Helpers bij diensten en bij organisaties leren van elkaar. Oplossingen kloppen met de wet en zijn eerlijk.",
    ),
    _Action(
        7,
        AgendaPart.HOW,
        "escalatieladder",
        "Escalatieladder",
        "Welke stappen zet de belangenbehartiger als een dienst niet beweegt? Eerst kijkt die goed wat er speelt, en "
        "komt met een andere oplossing. Helpt dat niet? Dan vraagt die om een antwoord op tijd, en gaat hogerop. "
        "Als laatste hoort het parlement ervan.",
        "Iemand die binnen de diensten verbindt, en ook naar buiten kan treden.",
        from_advice=False,
    ),
    _Action(
        8,
        AgendaPart.HOW,
        "ingang",
        "Aanvoer en ingang",
        "Hoe komen zaken binnen, en wie brengt ze? Denk aan gemeenten, Sociaal Raadslieden en het Juridisch Loket. "
        "Of aan dossiers waar medewerkers van de diensten zelf een naar gevoel bij hebben.",
        "Genoeg zaken uit de eerste hulp dichtbij, en korte lijnen.",
        from_advice=False,
    ),
    _Action(
        9,
        AgendaPart.HOW,
        "communicatie",
        "Communicatie",
        "Andere wegen naar het parlement: op werkbezoek, en lastige keuzes uitgelegd aan de hand van een zaak. "
        "En een podium voor wat goed gaat.",
        "Het vertrouwen komt terug.",
    ),
    _Action(
        10,
        AgendaPart.WHO,
        "profiel",
        "Profiel van de persoon en het team",
        "Wie past bij dit werk? Wij maken samen een profiel van de persoon, want die is minstens zo belangrijk als "
        "de bevoegdheden. En een profiel van het team: vakmensen met één been binnen en één been buiten de overheid.",
        "Een team dat doorpakt, verbindt en als kritische vriend de waarheid zegt.",
    ),
)


def agenda() -> int:
    """Put in what is missing; what staff wrote stays as it is. Returns how many were new."""
    known = set(AgendaItem.objects.values_list("code", flat=True))
    fresh = [AgendaItem(**asdict(action)) for action in AGENDA if action.code not in known]
    return len(AgendaItem.objects.bulk_create(fresh, ignore_conflicts=True))
