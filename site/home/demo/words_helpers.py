"""What helpers and organisations outside government say in the example round. Nobody real said this."""

#: A text that went round in a newsletter: several people hand it in word for word.
HANDED_OUT = "Sluit niemand uit die door de overheid zelf in de knel kwam. Dat is waar dit voor bedoeld is."

LIMITS = (
    "Zaken die wij in de eerste lijn zelf kunnen oplossen. Geef ons dan wel een directe lijn, anders blijven wij bellen naar de wachtrij.",
    "Lopende procedures bij de rechter. Na een uitspraak kan er wel een rol zijn, als die niet wordt uitgevoerd.",
    "Individuele klachten over bejegening. Daarvoor is de klachtbehandeling, en daarna de Ombudsman.",
    "Toezicht op de dienst als geheel. Dat doet de inspectie al. Ga niets dubbel doen.",
    "Niets uitsluiten op inkomen. Juist mensen net boven de grens krijgen nu nergens hulp.",
    "Aangifte doen en formulieren invullen. Versterk daarvoor de belastingwinkels en de bibliotheken.",
    "Zaken waarvoor iemand een betaalde adviseur heeft en die adviseur er nog niet alles aan heeft gedaan.",
    "Wees streng aan het begin. Liever vijftig zaken goed dan vijfhonderd half.",
    "Geen zaken zonder toestemming van de cliënt. Ook niet als de helper het goed bedoelt.",
    "Internationale belastingzaken. Daar heb je heel andere kennis voor nodig.",
    "Gemeentelijke belastingen, tenzij er een patroon in zit.",
    "Zaken die alleen om uitleg vragen. Dat kan de eerste lijn beter, mits die de uitleg zelf begrijpt.",
)

REACH_AND_SAFETY = (
    "Eén telefoonnummer voor helpers, met iemand die de regels kent en mag doorverbinden.",
    "Cliënten komen niet zelf. Zorg dat wij namens hen mogen bellen, met één machtiging voor alles.",
    "Laat het lopen via de raadslieden, dan is de zaak al geordend als die bij u komt.",
    "Wij zien elke week hetzelfde probleem bij tien cliënten. Geef ons een plek om dat te melden, los van de zaak.",
    "Houd de deur ook open voor mensen zonder helper. Op het platteland zijn wij er vaak niet.",
)

NOT_AT_ALL = (
    "De kennis is er al, maar versnipperd. Een netwerk bouwen helpt meer dan een nieuw instituut.",
    "Zonder bevoegdheden wordt dit een praatpost. Dan liever helemaal niet.",
)

DISAGREE = (
    "Registreer elke melding, maar onderzoek pas als er een patroon is. Anders loopt het vast.",
    "Laat de eerste lijn eerst uitzoeken of anderen het ook zien. Dat kunnen wij in een week.",
)

IN_TIME = (
    "Zet de invordering stil zodra een zaak is aangemeld, ook als die nog niet is aangenomen.",
    "Werk met een vaste termijn per stap. Geen antwoord is dan ook een antwoord: door naar de volgende stap.",
    "Laat de helper meekijken tijdens bezwaar. Dan hoeft het einde niet het begin te zijn.",
)

STORIES = (
    (
        "Een cliënt kreeg vier beslissingen van drie afdelingen, die elkaar tegenspraken.",
        "Uiteindelijk een medewerker die de regels naast elkaar legde. Dat mocht eigenlijk niet in haar tijd.",
        "Na de tweede beslissing. Toen was al te zien dat niemand het geheel zag.",
    ),
    (
        "Een kleine ondernemer verdiende net te veel voor onze hulp en te weinig voor een adviseur.",
        "Wij hebben het toch gedaan, in onze eigen tijd.",
        "Bij de intake. Daar had een inkomensgrens niet het laatste woord mogen zijn.",
    ),
    (
        "Wij meldden drie keer hetzelfde signaal over een formulier dat mensen verkeerd begrijpen.",
        "Wij kregen een ontvangstbevestiging. Daarna hoorden wij niets meer.",
        "Na de eerste melding. Laat weten wat er met een signaal gebeurt, ook als het nee is.",
    ),
    (
        "Een moeder durfde de telefoon niet meer op te nemen na eerdere ervaringen met de overheid.",
        "Een ervaringsdeskundige uit dezelfde wijk die eerst gewoon kwam koffiedrinken.",
        "Voordat het dossier dicht ging omdat zij niet reageerde.",
    ),
    (
        "Een vakbondslid had een voorlopige aanslag die jarenlang te laag was. Daarna kwam alles in één keer.",
        "Onze belastingservice rekende het na. De regeling kwam pas na het derde verzoek.",
        "Toen het systeem zag dat het inkomen niet bij de aanslag paste.",
    ),
)
