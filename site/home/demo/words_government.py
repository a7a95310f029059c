"""What people inside government say in the example round. Nobody real said this."""

LIMITS = (
    "Zaken waar bezwaar of beroep nog openstaat en gewoon werkt. Anders halen wij onze eigen procedures onderuit.",
    "Zaken die al bij ons maatwerkteam liggen. Vraag het even na, dan zitten er geen twee teams op.",
    "Pas op voor dubbel werk met de Ombudsman en de inspectie. Spreek af wie wat doet, en schrijf dat op.",
    "Geen zaken aannemen zonder de behandelaar te horen. Hoor en wederhoor moet de eerste stap zijn.",
    "Fraudeonderzoeken die nog lopen.",
    "Verzoeken om kwijtschelding die alleen gaan over de hoogte van het bedrag.",
    "Zaken waarin de wet geen enkele ruimte laat. Maar meld die dan wel bij de wetgever, want dat is juist het signaal.",
    "Alles wat een gesprek met de behandelaar kan oplossen. Organiseer dat gesprek, en neem de zaak niet over.",
    "Wek geen verwachting die u niet waar kunt maken. Zeg aan de voorkant wat u niet kunt.",
    "Vragen die bij de gemeente thuishoren, zoals bijstand en kwijtschelding van lokale belastingen.",
    "Zaken ouder dan vijf jaar waarvan geen stukken meer zijn.",
    "Niet de personeelszaken van medewerkers. Wel de vraag of zij veilig een signaal kunnen geven.",
    "Zaken die alleen politiek zijn. De kracht zit in rustig oplossen.",
    "Geschillen tussen burgers over wie recht heeft op een toeslag.",
    "Massale bezwaren. Daar is al een aparte weg voor.",
    "Wat bij het Stella-team loopt. Wel graag overleg als het daar vastzit.",
)

SAFETY = (
    "Dat mijn leidinggevende het goed vindt, en dat ook hardop zegt in het team.",
    "Een nummer buiten de eigen organisatie, en dat niemand ziet wie gebeld heeft.",
    "Tijd. Een buikpijndossier uitzoeken kost een dag, en die staat niet in het rooster.",
    "Dat ik hoor wat ermee gebeurde. Anders doe ik het één keer en daarna nooit meer.",
    "Een collega die meekijkt voordat het naar buiten gaat. Wij weten zelf ook niet altijd of het klopt.",
    "Duidelijke regels over welke gegevens ik mag delen.",
    "Dat het niet wordt gezien als klikken, maar als vakwerk.",
    "Ruimte om te zeggen: volgens de regels klopt dit, en toch is het niet goed.",
    "Een vast contact dat onze systemen kent. Anders ben ik alleen maar aan het uitleggen.",
)

TOO_LONG = (
    "De wettelijke termijn. Daarna mag iemand best aan de bel trekken.",
    "Dertien weken bij bezwaar, maar twee weken als er een deurwaarder voor de deur staat.",
    "Zodra wij zelf geen datum meer kunnen noemen.",
)

NOT_AT_ALL = (
    "Er zijn al Stella, Escala, klachtbehandeling, de inspectie en de Ombudsman. De burger ziet straks door de loketten de hulp niet meer.",
    "Geef de medewerkers die er zijn de ruimte om te doen wat nodig is. Dan is dit niet nodig.",
    "Het moet hooguit tijdelijk. Als wij ons werk goed doen, kan het na vijf jaar weg.",
)

DISAGREE = (
    "Veel losse meldingen zijn bij ons allang bekend. Vraag het eerst na.",
    "Zonder ondergrens loopt een klein team meteen vol.",
    "Beoordeel eerst de ernst. Niet elk nieuw signaal is een groot signaal.",
)

IN_TIME = (
    "Kijk bij binnenkomst alvast of er iets dringends speelt, zoals een beslag. Los dat eerst op.",
    "Spreek met de dienst af dat u al tijdens het bezwaar mag meelezen.",
)

STORIES = (
    (
        "Een aanvrager kreeg volgens de regels niets, terwijl iedereen in het team zag dat dit niet bedoeld was.",
        "Een jurist die durfde te zoeken naar ruimte. Het kostte ons drie maanden overleg.",
        "Toen de eerste medewerker het zag. Zij wist niet bij wie zij terechtkon.",
    ),
    (
        "Ik belde een ondernemer op over een oude schuld. Hij zei: u bent de eerste die belt in vier jaar.",
        "Dat gesprek zelf. In een half uur hadden wij een regeling.",
        "Na de eerste aanmaning. Bellen is sneller dan de derde brief.",
    ),
    (
        "Onze brief was juridisch goed en toch begreep niemand hem. Ik kreeg veertig telefoontjes over één zin.",
        "Een testpanel met echte mensen. Daarna is de brief veranderd.",
        "Voordat de brief de deur uit ging.",
    ),
    (
        "Een gezin had met drie afdelingen te maken. Elke afdeling had gelijk, en samen ging het mis.",
        "De maatwerktafel. Maar daar kom je pas als het al misgegaan is.",
        "Toen de tweede afdeling zag dat er al een eerste was.",
    ),
)
