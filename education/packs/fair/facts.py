"""The few things in this lesson that are not an opinion."""

from ...source import Fact

FACTS: tuple[Fact, ...] = (
    Fact(
        "gelijk",
        "artikel 1",
        "Artikel van de Grondwet: gelijke gevallen worden gelijk behandeld",
        "Grondwet, artikel 1",
        "https://wetten.overheid.nl/BWBR0001840/",
        "2030-12-31",
    ),
    Fact(
        "ombudsman",
        "0800 - 33 55 555",
        "Gratis nummer van de Nationale ombudsman, voor klachten over de overheid",
        "Nationale ombudsman",
        "https://www.nationaleombudsman.nl/",
        "2027-06-30",
    ),
    Fact(
        "bezwaartermijn",
        "6 weken",
        "Binnen deze tijd maak je bezwaar tegen een besluit van de overheid",
        "Algemene wet bestuursrecht, artikel 6:7",
        "https://wetten.overheid.nl/BWBR0005537/",
        "2027-06-30",
    ),
)
