"""Who can help a pupil, with their numbers: figures that every pack carries, because numbers change."""

from ..source import Fact

_UNTIL = "2027-12-31"

HELP_NUMBERS: tuple[Fact, ...] = (
    Fact(
        "kindertelefoon",
        "0800 - 0432",
        "Gratis nummer van de Kindertelefoon, voor wie jonger is dan 18",
        "De Kindertelefoon",
        "https://www.kindertelefoon.nl/",
        _UNTIL,
    ),
    Fact(
        "lijn113",
        "0800 - 0113, of 113",
        "Nummers van 113, dag en nacht, voor wie aan zelfmoord denkt",
        "113 Zelfmoordpreventie",
        "https://www.113.nl/",
        _UNTIL,
    ),
    Fact(
        "veiligthuis",
        "0800 - 2000",
        "Gratis nummer van Veilig Thuis, dag en nacht, bij geweld of onveiligheid thuis",
        "Veilig Thuis",
        "https://veiligthuis.nl/",
        _UNTIL,
    ),
    Fact(
        "juridischloket",
        "0800 - 8020",
        "Gratis nummer van het Juridisch Loket, voor vragen over je recht",
        "Het Juridisch Loket",
        "https://www.juridischloket.nl/",
        _UNTIL,
    ),
    Fact(
        "geldfit",
        "0800 - 8115",
        "Gratis nummer van Geldfit, voor vragen en zorgen over geld",
        "Geldfit",
        "https://geldfit.nl/",
        _UNTIL,
    ),
)
