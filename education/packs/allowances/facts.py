"""What is true of allowances, with where it stands: rules and terms, and no amounts."""

from ...source import Fact

_CHECK_BY = "2027-06-30"
_TOESLAGEN = "https://www.belastingdienst.nl/toeslagen"

KINDS = Fact("aantaltoeslagen", "vier", "Zoveel soorten toeslag zijn er", "Dienst Toeslagen", _TOESLAGEN, "2026-12-31")
AGE = Fact(
    "zorgtoeslagleeftijd",
    "18 jaar",
    "Vanaf deze leeftijd kun je zorgtoeslag krijgen",
    "Dienst Toeslagen, zorgtoeslag",
    _TOESLAGEN,
    _CHECK_BY,
)
PAY_DAY = Fact(
    "betaaldag",
    "rond de 20e van de maand",
    "Dan betaalt Dienst Toeslagen het voorschot voor de maand erna",
    "Dienst Toeslagen, uitbetalen",
    _TOESLAGEN,
    "2026-12-31",
)
CHANGE_WITHIN = Fact(
    "doorgeeftermijn",
    "4 weken",
    "Binnen deze tijd geef je een verandering door",
    "Dienst Toeslagen, veranderingen doorgeven",
    _TOESLAGEN,
    _CHECK_BY,
)
OBJECT_WITHIN = Fact(
    "bezwaartermijn",
    "6 weken",
    "Binnen deze tijd na de brief maak je bezwaar",
    "Algemene wet bestuursrecht, artikel 6:7",
    "https://wetten.overheid.nl/BWBR0005537/",
    _CHECK_BY,
)
PAY_BACK_IN = Fact(
    "regeling",
    "24 maanden",
    "Zo lang duurt de gewone regeling om toeslag terug te betalen, ten hoogste",
    "Dienst Toeslagen, terugbetalen",
    _TOESLAGEN,
    "2026-12-31",
)
CALL = Fact(
    "belastingtelefoon",
    "0800 - 0543",
    "Gratis nummer van de BelastingTelefoon, ook voor toeslagen",
    "Belastingdienst, contact",
    "https://www.belastingdienst.nl/",
    _CHECK_BY,
)

FACTS: tuple[Fact, ...] = (KINDS, AGE, PAY_DAY, CHANGE_WITHIN, OBJECT_WITHIN, PAY_BACK_IN, CALL)
