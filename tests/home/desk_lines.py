"""What the lines of each role's desk are about, when there is one of everything."""

from people.service import Role

ENTRY_WORK = ("Kijk 1 ingevoerd formulier na", "Verbeter 1 formulier dat", "Rond 1 formulier af")
HOST = ("Laat mensen binnen",)
EVENTS = (
    "datum van een evenement",
    "datum van deze week",
    "verslag van een bijeenkomst",
    "Zet 1 evenement op de agenda",
    "op de agenda aan",
    "Vertel 1 bezoeker",
    "provincie zonder bijeenkomst",
    *HOST,
)
CONVERSATIONS = ("Leid het gesprek", "Sluit 1 gesprek af")
MODERATOR_WORK = (
    "zorgsignaal",
    "Lees 1 antwoord uit een klas",
    "Lees 1 bijdrage",
    "vastgehouden",
    "tweede lezer",
    "reactie op een bijdrage",
    "bericht van een deelnemer",
    "Bel 1 persoon terug",
    "Schrijf 1 opname uit",
    "Besluit over 1 eigen stelling",
    *ENTRY_WORK,
)
ORGANISER_WORK = (
    "klaar om te openen",
    "waarvan de tijd om is",
    "bijna sluit",
    "belofte",
    "vast",
    "Stel 1 bevinding vast",
    "Kijk opnieuw",
    "reactie op een",
    "opnieuw vast",
    "export",
    "niet aankwam",
    "lang wacht",
    "bericht van een deelnemer",
    "Bel 1 persoon terug",
    "Schrijf 1 opname uit",
    "Neem 12 formulieren op",
    "Verbeter een bestand",
    "taak bij een gat",
    "Kijk wie ontbreekt",
    "Besluit over 1 eigen stelling",
    "Lees 1 voorstel voor andere woorden",
    "Beslis over 1 klas",
    "Kijk 1 casus na",
    *ENTRY_WORK,
    "Kijk wie zich aanmeldde",
    "waar te weinig mensen komen",
    "stoel die vrij bleef",
    "dat er geen plek is",
    *EVENTS,
    "Schrijf 1 verslag",
    "Stel 1 verslag vast",
    "Bel of schrijf",
    *CONVERSATIONS,
    "om een verslag na te kijken",
)
WORK: dict[Role, tuple[str, ...]] = {
    Role.ADMINISTRATOR: ("niet aankwam", "lang wacht"),
    Role.PRIVACY_OFFICER: ("niet aankwam", "lang wacht", "tweede lezer", "Woo-verzoek", "verzoek over gegevens"),
    Role.ORGANISER: ORGANISER_WORK,
    Role.FACILITATOR: (*ENTRY_WORK, *CONVERSATIONS, *HOST, "Sluit 1 bijeenkomst af"),
    Role.MODERATOR: MODERATOR_WORK,
    Role.ANALYST: ("reactie op een", "export", "in geen bevinding"),
    Role.EDITOR: (
        "Kijk 1 casus na",
        "niet meer geldt",
        "bijna verloopt",
        "Maak 1 uitgave opnieuw",
        "reactie van een docent",
    ),
}
