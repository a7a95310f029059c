"""What is true for who turns 18, with where it stands. Ages and terms come from laws; amounts are of one year."""

from ...source import Fact

_CHECK_BY = "2027-06-30"

AGE = Fact(
    "leeftijd",
    "18 jaar",
    "Leeftijd waarop je volwassen bent voor de wet",
    "Burgerlijk Wetboek Boek 1, artikel 233",
    "https://wetten.overheid.nl/BWBR0002656/",
    _CHECK_BY,
)
INSURE_WITHIN = Fact(
    "verzekertermijn",
    "4 maanden",
    "Binnen deze tijd na je 18e verjaardag moet je een zorgverzekering hebben",
    "Rijksoverheid, zorgverzekering",
    "https://www.rijksoverheid.nl/onderwerpen/zorgverzekering",
    _CHECK_BY,
)
OWN_RISK = Fact(
    "eigenrisico",
    "385 euro",
    "Verplicht eigen risico van de zorgverzekering in 2026",
    "Rijksoverheid, zorgverzekering",
    "https://www.rijksoverheid.nl/onderwerpen/zorgverzekering",
    "2026-12-31",
)
ALLOWANCE_FROM = Fact(
    "zorgtoeslagvanaf",
    "de eerste dag van de maand na je 18e verjaardag",
    "Vanaf wanneer je zorgtoeslag kunt krijgen",
    "Dienst Toeslagen, zorgtoeslag",
    "https://www.belastingdienst.nl/toeslagen",
    _CHECK_BY,
)
CHANGE_WITHIN = Fact(
    "doorgeeftermijn",
    "4 weken",
    "Binnen deze tijd geef je een verandering door aan Dienst Toeslagen",
    "Dienst Toeslagen, veranderingen doorgeven",
    "https://www.belastingdienst.nl/toeslagen",
    _CHECK_BY,
)
VOTE_FROM = Fact(
    "stemleeftijd",
    "18 jaar",
    "Vanaf deze leeftijd mag je stemmen voor de Tweede Kamer",
    "Grondwet, artikel 54",
    "https://wetten.overheid.nl/BWBR0001840/",
    _CHECK_BY,
)
PARENTS_UNTIL = Fact(
    "ouderstot",
    "21 jaar",
    "Tot deze leeftijd moeten ouders meebetalen aan leven en studie",
    "Burgerlijk Wetboek Boek 1, artikel 395a",
    "https://wetten.overheid.nl/BWBR0002656/",
    _CHECK_BY,
)
TAX_BACK_YEARS = Fact(
    "teruggavejaren",
    "5 jaar",
    "Zo lang kun je nog aangifte doen om belasting terug te krijgen",
    "Belastingdienst, jongeren",
    "https://www.belastingdienst.nl/jongeren",
    _CHECK_BY,
)
GIFT_WITHIN = Fact(
    "diplomatermijn",
    "10 jaar",
    "Haal je op mbo 3 of 4, hbo of universiteit binnen deze tijd je diploma, dan wordt je beurs een gift",
    "DUO, studiefinanciering",
    "https://duo.nl/particulier/",
    _CHECK_BY,
)
STUDY_FROM = Fact(
    "studievanaf",
    "het kwartaal na je 18e verjaardag",
    "Vanaf wanneer je studiefinanciering kunt krijgen op het mbo",
    "DUO, studiefinanciering",
    "https://duo.nl/particulier/",
    _CHECK_BY,
)
CHILD_BENEFIT_DAY = Fact(
    "kinderbijslagdag",
    "op de eerste dag van een kwartaal",
    "Wie dan al 18 is, geeft geen recht meer op kinderbijslag",
    "SVB, uw kind wordt 18 jaar",
    "https://www.svb.nl/nl/kinderbijslag/uw-kind-wordt-18-jaar/uw-kind-wordt-18-jaar",
    _CHECK_BY,
)

FACTS_EASY: tuple[Fact, ...] = (AGE, INSURE_WITHIN, ALLOWANCE_FROM, CHANGE_WITHIN, VOTE_FROM, PARENTS_UNTIL)
FACTS: tuple[Fact, ...] = (*FACTS_EASY, OWN_RISK, TAX_BACK_YEARS, GIFT_WITHIN, STUDY_FROM, CHILD_BENEFIT_DAY)
