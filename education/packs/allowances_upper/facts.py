"""What only this version says: the courts, and the dates of the affair."""

from ...source import Fact
from ..allowances.facts import CALL, CHANGE_WITHIN, KINDS, OBJECT_WITHIN, PAY_BACK_IN, PAY_DAY

_KEPT = "2030-12-31"

FACTS: tuple[Fact, ...] = (
    KINDS,
    PAY_DAY,
    CHANGE_WITHIN,
    OBJECT_WITHIN,
    PAY_BACK_IN,
    CALL,
    Fact(
        "beroepstermijn",
        "6 weken",
        "Binnen deze tijd na de beslissing op bezwaar ga je in beroep bij de rechter",
        "Algemene wet bestuursrecht, artikel 6:7",
        "https://wetten.overheid.nl/BWBR0005537/",
        "2027-06-30",
    ),
    Fact(
        "ongekendonrecht",
        "december 2020",
        "Verslag ‘Ongekend onrecht’ van de commissie die ouders en ministers ondervroeg",
        "Tweede Kamer, parlementaire ondervraging kinderopvangtoeslag",
        "https://www.tweedekamer.nl/",
        _KEPT,
    ),
    Fact(
        "kabinetvalt",
        "januari 2021",
        "Het kabinet stapt op na het verslag ‘Ongekend onrecht’",
        "Rijksoverheid, kabinet-Rutte III",
        "https://www.rijksoverheid.nl/",
        _KEPT,
    ),
    Fact(
        "blindvoormens",
        "februari 2024",
        "Rapport ‘Blind voor mens en recht’ van de enquêtecommissie van de Tweede Kamer",
        "Tweede Kamer, parlementaire enquête fraudebeleid en dienstverlening",
        "https://www.tweedekamer.nl/",
        _KEPT,
    ),
)
