"""Made-up cases about people with a small business. No person in them exists."""

from .cases_shape import Story

ENTREPRENEURS = (
    Story(
        "bakery-arrears",
        "De bakker en de oude schuld",
        "Tijdens corona mocht Nadia haar belasting later betalen. Nu betaalt zij elke maand een deel terug. "
        "In maart ging haar oven stuk. Zij betaalde één keer drie weken te laat. "
        "Daarom moet zij nu alles in één keer betalen. Dat is 18.000 euro. "
        "Dan gaat de bakkerij dicht en staan er vijf mensen op straat. "
        "De dienst zegt dat de regel geen uitzondering kent.",
        "entrepreneur complex single 8",
    ),
    Story(
        "late-payers-rule",
        "Eén keer te laat is klaar",
        "Een vereniging van kleine bedrijven telt 1.200 leden met dezelfde klacht. "
        "Zij betalen oude belasting in stukjes terug. Wie één keer te laat is, verliest de regeling. "
        "De brief daarover kwam bij velen na de laatste dag aan. "
        "De vereniging vraagt om één herinnering vooraf. "
        "De dienst denkt daar al een jaar over na.",
        "entrepreneur complex mass 12",
    ),
    Story(
        "vat-number",
        "Een cijfer verkeerd",
        "Joost is zelfstandig en maakt websites. In zijn btw-nummer stond één cijfer verkeerd. "
        "Dat was een fout van de dienst. Een klant in Duitsland betaalt daarom niet. "
        "Joost belde drie keer. De fout is nu hersteld. "
        "De klant wil een brief die dat zegt. Zo’n brief maakt de dienst niet.",
        "entrepreneur light single 2",
    ),
    Story(
        "small-business-scheme",
        "De verkeerde keuze",
        "Op de website kon je in één klik kiezen voor een regeling voor kleine bedrijven. "
        "Veel starters kozen die, want het leek makkelijk. "
        "Pas later lazen zij dat zij er drie jaar aan vastzitten. "
        "Voor sommigen kost dat 2.000 euro per jaar. "
        "Een brancheclub liet zien hoe de knop beter kan. Dat is werk voor één dag.",
        "entrepreneur light mass 4",
    ),
    Story(
        "zzp-burnout",
        "De aangifte bleef liggen",
        "Loes werkt voor zichzelf. Vorig jaar raakte zij overspannen. Zij maakte maandenlang geen post open. "
        "De dienst schatte toen zelf haar inkomen. Die schatting was veel te hoog. "
        "Zij moet 11.000 euro betalen. In het echt verdiende zij bijna niets. "
        "De termijn voor bezwaar is voorbij. "
        "Loes is nu beter en heeft alle papieren klaarliggen.",
        "entrepreneur complex single 6",
        "Dit gaat over ziek zijn door stress.",
    ),
    Story(
        "company-car",
        "De ritten met de bus",
        "Karim rijdt een bus van zijn eigen zaak. Hij schreef zijn ritten een half jaar niet op. "
        "Nu moet hij extra belasting betalen. "
        "De regels zijn duidelijk en Karim kende ze. Zijn boekhouder waarschuwde hem ook. "
        "Karim vindt dat de inspecteur streng doet.",
        "entrepreneur light single 2",
    ),
    Story(
        "two-desks",
        "Van het ene naar het andere loket",
        "Elif heeft een kapsalon en krijgt ook huurtoeslag. Haar inkomen wisselt elke maand. "
        "Het ene loket zegt dat zij moet schatten. Het andere zegt dat schatten niet mag. "
        "Elk jaar moet zij daarom geld terugbetalen. "
        "Zij wil gewoon weten hoe het moet. "
        "Een raadsman zoekt al een half jaar iemand die over beide gaat.",
        "entrepreneur complex single 6",
    ),
    Story(
        "market-traders",
        "De markt op dinsdag",
        "Op een markt staan veertig kramen. Alle veertig kregen controle op dezelfde dag. "
        "De controleurs waren beleefd. Zij vonden bijna niets. "
        "De kooplui voelen zich toch bekeken. Zij denken dat het om hun afkomst gaat. "
        "De dienst zegt dat het lot de markt koos. "
        "De kooplui willen weten of dat waar is.",
        "entrepreneur complex mass 14",
        "Dit gaat over het gevoel dat je om je afkomst gecontroleerd wordt.",
    ),
)
