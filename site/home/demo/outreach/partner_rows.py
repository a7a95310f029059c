"""Made-up organisations in real towns, each with its limits. Where none is, the map of help stays empty."""

from dataclasses import asdict, dataclass
from typing import Any

_CITIZENS = ("experience_expert", "other_citizen")


@dataclass(frozen=True, slots=True)
class Row:
    """A partner by a code of ours, with whom it helps (codes of perspectives) and what it knows of itself."""

    code: str
    name: str
    kind: str
    town: str
    provinces: tuple[str, ...]
    offers: tuple[str, ...]
    helps: tuple[str, ...] = _CITIZENS
    languages: tuple[str, ...] = ("nl",)
    helps_entrepreneurs: str = "no"
    income_limit: str = "no"
    limits: str = ""
    waiting_weeks: int | None = None
    opening_hours: str = "Maandag tot en met vrijdag, 9 tot 12 uur"
    nationwide: bool = False
    is_public: bool = True

    def values(self) -> dict[str, Any]:
        """As the directory wants them."""
        kept = {name: value for name, value in asdict(self).items() if name not in ("code", "helps")}
        lists = ("provinces", "offers", "languages")
        phone = "070 000 00 00" if self.nationwide else "038 000 00 00"
        named = {"number": f"VB-{self.code}"[:20], "name": f"{self.name} (VOORBEELD)", "phone": phone}
        return kept | {name: list(kept[name]) for name in lists} | named


PARTNERS = (
    Row(
        *("arnhem", "Formulierenbrigade Arnhem", "volunteers", "Arnhem", ("GE",)),
        ("forms", "letters", "allowances", "computer"),
        languages=("nl", "ar", "tr"),
        limits="Alleen voor wie in Arnhem woont.",
        waiting_weeks=1,
    ),
    Row(
        *("nijmegen", "Sociaal raadslieden Rijk van Nijmegen", "social_work", "Nijmegen", ("GE",)),
        ("letters", "allowances", "objection"),
        waiting_weeks=3,
    ),
    Row(
        *("zwolle", "Informatiepunt bieb Zwolle", "library", "Zwolle", ("OV",)),
        ("computer", "letters", "forms"),
        waiting_weeks=0,
        opening_hours="Dinsdag en donderdag, 10 tot 16 uur",
    ),
    Row(
        *("utrecht", "Buurtteam Kanaleneiland", "social_work", "Utrecht", ("UT",)),
        ("listening", "debts", "allowances", "going_along"),
        languages=("nl", "ar"),
        waiting_weeks=2,
    ),
    Row(
        *("den-haag", "Rechtshulp aan zee", "legal_help", "Den Haag", ("ZH",)),
        ("objection", "lawyer"),
        income_limit="yes",
        limits="Voor wie weinig inkomen heeft.",
        waiting_weeks=5,
    ),
    Row(
        *("rotterdam", "Vraagwijzer op Zuid", "municipality", "Rotterdam", ("ZH",)),
        ("letters", "debts", "allowances"),
        languages=("nl", "tr", "ar", "pl"),
        limits="Alleen voor wie in Rotterdam woont.",
    ),
    Row(
        *("geloof", "Diaconie De Open Deur", "faith", "Rotterdam", ("ZH",)),
        ("listening", "going_along"),
        languages=("nl", "en", "pt"),
        waiting_weeks=0,
        opening_hours="Woensdag, 13 tot 17 uur",
    ),
    Row(
        *("haarlem", "Schuldhulpmaatjes Kennemerland", "debt_help", "Haarlem", ("NH",)),
        ("debts", "going_along"),
        waiting_weeks=6,
    ),
    Row(
        *("ervaren", "Lotgenoten Noord", "peer_group", "Groningen", ("GR", "FR")),
        ("listening", "going_along"),
        helps=("experience_expert",),
        waiting_weeks=1,
    ),
    Row(
        *("leeuwarden", "Helpdesk Fryslân", "social_work", "Leeuwarden", ("FR",)),
        ("letters", "allowances"),
        waiting_weeks=2,
    ),
    Row(
        *("almere", "Voedselbank Voorbeeld", "volunteers", "Almere", ("FL",)),
        ("allowances", "forms"),
        income_limit="yes",
        limits="Voor wie een pakket krijgt.",
    ),
    Row(
        *("den-bosch", "Sociaal raadslieden Meierij", "social_work", "’s-Hertogenbosch", ("NB",)),
        ("letters", "objection", "tax_return"),
        waiting_weeks=4,
    ),
    Row(
        *("eindhoven", "Ondernemersklankbord Brabant", "entrepreneurs", "Eindhoven", ("NB",)),
        ("listening", "tax_return", "debts"),
        helps=("entrepreneur",),
        helps_entrepreneurs="yes",
        limits="Voor ondernemers die nog een bedrijf hebben.",
        waiting_weeks=2,
    ),
    Row(
        *("maastricht", "Grensinfo Zuid-Limburg", "other", "Maastricht", ("LI",)),
        ("tax_return", "allowances"),
        languages=("nl", "de", "fr"),
        helps=("other_citizen", "entrepreneur"),
        helps_entrepreneurs="yes",
        waiting_weeks=3,
    ),
    Row(
        *("landelijk", "Hulplijn Brieven", "legal_help", "Utrecht", ()),
        ("letters", "listening"),
        nationwide=True,
        waiting_weeks=0,
        opening_hours="Elke werkdag, 9 tot 18 uur",
    ),
)

#: event, partner, what it does there.
HOSTS = (
    ("arnhem", "arnhem", "co_host"),
    ("rotterdam", "rotterdam", "co_host"),
    ("rotterdam", "geloof", "invites"),
    ("eindhoven", "eindhoven", "co_host"),
    ("utrecht", "utrecht", "place"),
    ("maastricht", "maastricht", "invites"),
    ("den-bosch", "den-bosch", "co_host"),
    ("haarlem", "haarlem", "invites"),
)
#: event, partner, province, how many people were told by perspective.
REACHED: tuple[tuple[str, str, str, dict[str, int]], ...] = (
    ("arnhem", "arnhem", "GE", {"experience_expert": 60, "other_citizen": 25}),
    ("rotterdam", "geloof", "ZH", {"experience_expert": 45, "youth": 12}),
    ("rotterdam", "rotterdam", "ZH", {"experience_expert": 80}),
    ("eindhoven", "eindhoven", "NB", {"entrepreneur": 120}),
    ("utrecht", "utrecht", "UT", {"experience_expert": 35, "other_citizen": 30}),
)
