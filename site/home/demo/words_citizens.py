"""What people outside government say in the example round. Nobody real said this."""

#: Answers to "welke zaken niet": one sentence or two, as people write on a phone.
LIMITS = (
    "Ruzie over een paar tientjes. Daar is de Belastingtelefoon voor.",
    "Zaken die al bij de rechter liggen. Dan loop je elkaar maar in de weg.",
    "Mensen die expres hebben gefraudeerd. Maar kijk wel eerst goed of dat echt zo is!",
    "Ik zou niks uitsluiten. Wie bij u aanklopt heeft al genoeg nee gehoord.",
    "Echtscheidingen en andere ruzies in de familie. Dat is iets voor een mediator.",
    "Grote bedrijven met eigen adviseurs. Die redden zich wel.",
    "Vragen over gewoon aangifte doen. De bibliotheek bij ons helpt daar heel goed mee.",
    "Als de gemeente het probleem is en niet de belasting, verwijs dan door. Maar wel warm: bel erachteraan.",
    "Geen idee eerlijk gezegd. Als u maar duidelijk zegt waarom u nee zegt, en waar ik dan heen moet.",
    "Zaken waar iemand anders al mee bezig is. Twee mensen op één dossier geeft alleen maar verwarring.",
    "Als iemand zelf nog niets heeft geprobeerd. Eén telefoontje mag je wel vragen.",
    "Liever niets afwijzen aan de telefoon. Laat iemand eerst het verhaal doen.",
    "Boetes voor te hard rijden en zo. Dat hoort hier niet.",
    "Mensen die een advocaat hebben. Of nee, eigenlijk ook wel, als die advocaat er niet uitkomt.",
    "Schulden die niets met belasting of toeslagen te maken hebben. Daar is schuldhulp voor.",
    "Het moet niet gaan over politiek. Wel over mensen.",
)

HOW_TO_REACH = (
    "Gewoon bellen en een mens krijgen. Geen keuzemenu met negen opties.",
    "Een plek in het buurthuis waar je binnen kunt lopen. Met koffie, en zonder afspraak.",
    "Via WhatsApp. Brieven durf ik soms niet open te maken.",
    "Bellen in de avond. Overdag sta ik in de keuken van het restaurant.",
    "Iemand die naar mij toe komt. Ik woon in een dorp en de bus gaat één keer per uur.",
    "Met een brief, want ik bewaar alles in een map. Dan kan ik terugzoeken wat er gezegd is.",
    "Eén vast persoon die mijn naam kent. Niet elke keer opnieuw uitleggen.",
    "Een appje sturen met een foto van de brief, en dat iemand dan terugbelt.",
    "Via mijn boekhouder, die mag namens mij bellen. Ik heb een winkel en geen tijd.",
    "Ik wil eerst kunnen vragen zonder te zeggen wie ik ben.",
    "In mijn eigen taal. Mijn Nederlands is goed genoeg voor de winkel, niet voor een brief van de belasting.",
    "Op school! Laat iemand in de klas komen vertellen dat het bestaat.",
)

TOO_LONG = (
    "Drie weken is lang zat als de huur betaald moet worden.",
    "Ik wachtte elf maanden. Twee maanden had ik nog snap ik.",
    "Meer dan zes weken niets horen. Stuur dan tenminste een berichtje dat je er nog mee bezig bent.",
    "Zodra de termijn voorbij is die ze zelf hebben gegeven. Wij moeten ons ook aan de datum houden.",
    "Eén maand. Een bedrijf kan in die tijd al omvallen.",
    "Als je twee keer hebt gebeld en twee keer wat anders hoort.",
    "Acht weken, en korter als er kinderen in huis zijn.",
)

NOT_AT_ALL = (
    "Weer een loket erbij. Zorg liever dat de loketten die er zijn hun werk kunnen doen.",
    "Ik geloof er niet meer in. Eerst zien dat de overheid haar eigen fouten toegeeft.",
    "Het geld kan beter naar de sociaal raadslieden. Die kennen de mensen in de wijk al.",
    "Omdat het dan weer iemand van de overheid is die over de overheid gaat.",
)

DISAGREE = (
    "Eén melding kan ook gewoon een misverstand zijn. Wacht tot er drie zijn.",
    "Dan krijg je zoveel te onderzoeken dat de rest blijft liggen.",
    "Het ligt eraan hoe erg het is. Een klein foutje hoeft niet meteen uitgezocht.",
)

IN_TIME = (
    "Laat iemand tijdens het wachten al meekijken, en zet de incasso even stil.",
    "Bel na een maand zelf op om te vragen hoe het gaat. De meeste mensen bellen niet nog een keer.",
    "Spreek een uiterste dag af. Is het dan niet klaar, dan begint u.",
)

#: (what happened, who helped or did not, when somebody should have stepped in)
STORIES = (
    (
        "Ik moest mijn toeslag van twee jaar terugbetalen omdat mijn inkomen was veranderd. Ik had het doorgegeven, maar op het verkeerde formulier.",
        "Een vrouw van de sociaal raadslieden. Zij belde, en toen kon het ineens wel.",
        "Bij de eerste brief al. Toen had iemand moeten bellen in plaats van schrijven.",
    ),
    (
        "Mijn man overleed en zijn aangifte liep nog. Ik kreeg een half jaar lang brieven op zijn naam.",
        "Mijn dochter heeft alles uitgezocht. Aan de telefoon kreeg ik steeds iemand anders.",
        "Toen ik de overlijdensakte stuurde. Dat had genoeg moeten zijn.",
    ),
    (
        "Ik ben stukadoor en kreeg een naheffing van mijn btw. Ik begreep niet waar het bedrag vandaan kwam.",
        "Niemand. Voor ondernemers was er bij het loket niets, zeiden ze.",
        "Toen ik uitstel vroeg en drie weken niets hoorde. Intussen stond er beslag op mijn bus.",
    ),
    (
        "Ik werd 18 en kreeg zorgtoeslag. Niemand had verteld dat ik het moest veranderen toen ik ging werken.",
        "Mijn mentor van het mbo. Die wist het ook niet, maar ging wel mee bellen.",
        "Op mijn verjaardag. Stuur dan een filmpje van één minuut waarin staat wat je moet doen.",
    ),
    (
        "Door een verhuizing stonden wij even op twee adressen. Alle toeslagen stopten tegelijk.",
        "De wijkcoach. Die had een nummer waar wel iemand opnam.",
        "Voordat alles werd stopgezet. Eén vraag van één minuut had het opgelost.",
    ),
    (
        "Ik heb moeite met lezen. De brieven liet ik liggen tot mijn buurvrouw het zag.",
        "Zij heeft alles op volgorde gelegd. Daarna ging het taalpunt in de bibliotheek verder.",
        "Als er drie brieven zonder antwoord zijn, moet er iemand bellen.",
    ),
    (
        "Mijn kapperszaak ging dicht. De belasting rekende nog met het jaar dat het goed ging.",
        "Mijn boekhouder deed wat hij kon. Bij de dienst was er geen vaste persoon.",
        "Toen ik zelf belde dat ik ging stoppen.",
    ),
    (
        "De opvang van mijn zoon wisselde van eigenaar. Ineens klopte het nummer niet meer en moest ik alles terugbetalen.",
        "Een medewerker die zei: dit kan niet de bedoeling zijn. Zij heeft het uitgezocht. Daar ben ik haar nog dankbaar voor.",
        "Meteen. Het was een fout in een nummer, niet in mij.",
    ),
    (
        "Ik zorg voor mijn moeder en kreeg een bedrag uit haar budget. Daardoor raakte ik mijn huurtoeslag kwijt.",
        "Niemand kon mij vooraf vertellen dat dit zou gebeuren.",
        "Op het moment dat het budget werd aangevraagd.",
    ),
    (
        "Ik kreeg een betalingsregeling die hoger was dan wat ik overhield. Ik heb maanden pasta gegeten.",
        "De kerk, met eten. En later het Juridisch Loket, met een brief.",
        "Toen ik opschreef wat ik per maand overhield. Dat heeft niemand gelezen, denk ik.",
    ),
    (
        "Ik rij pakketjes en stond opeens als zelfstandige ingeschreven. Ik wist niet dat ik btw moest doen.",
        "Een andere bezorger. Die had het een jaar eerder meegemaakt.",
        "Bij het inschrijven. Vraag dan: weet u wat er nu van u verwacht wordt?",
    ),
)
