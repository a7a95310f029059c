"""Made-up cases about citizens, for the bank of cases. No person in them exists."""

from .cases_shape import Story

CITIZENS = (
    Story(
        "rent-lodger",
        "De vriend op de bank",
        "Een vriend van Marja sliep drie maanden bij haar op de bank. "
        "Hij schreef zich in op haar adres, omdat hij post nodig had. "
        "Nu moet Marja haar huurtoeslag van die maanden terugbetalen. "
        "Het gaat om 900 euro. Dat geld heeft zij niet. "
        "Zij belde vier keer. Elke keer kreeg zij een ander antwoord. "
        "De vriend woont er al lang niet meer.",
        "citizen complex single 6",
    ),
    Story(
        "childcare-hours",
        "Eén lijstje te laat",
        "Yusuf stuurde een lijst met uren van de opvang te laat op. Hij lag toen in het ziekenhuis. "
        "Daarom stopte zijn toeslag voor de opvang. De opvang wil wel haar geld. "
        "Yusuf maakte bezwaar. Dat duurt nu al negen maanden. "
        "Hij leent geld van zijn zus om de opvang te betalen. "
        "Verliest hij de plek? Dan kan hij niet meer werken.",
        "citizen complex single 8",
    ),
    Story(
        "letter-two-dates",
        "Twee data in één brief",
        "Veel mensen kregen dezelfde brief. "
        "Bovenaan staat dat zij voor 1 mei moeten betalen. Onderaan staat 1 juni. "
        "Wie in mei betaalt, krijgt een boete van 50 euro. "
        "Bij de bibliotheek komen elke dag mensen met deze brief. "
        "De medewerker daar weet ook niet wat klopt. "
        "De dienst zegt dat iedereen zelf bezwaar kan maken.",
        "citizen light mass 4",
    ),
    Story(
        "wrong-account",
        "Het oude rekeningnummer",
        "Ineke kreeg een nieuwe bank. Zij gaf haar nieuwe nummer op tijd door. "
        "Toch ging haar zorgtoeslag naar de oude rekening. Die bestaat niet meer. "
        "Het gaat om twee maanden. Zij belde één keer. "
        "De medewerker zei dat het binnen zes weken goed komt. Dat is nu drie weken geleden.",
        "citizen light single 1",
    ),
    Story(
        "divorce-partner",
        "Nog steeds partners op papier",
        "Sanne is al twee jaar weg bij haar man. Hij sloeg haar. "
        "Hij weigert de scheiding te tekenen. Voor de toeslagen telt zijn inkomen daarom nog mee. "
        "Sanne krijgt te weinig om van te leven. "
        "Om dat te veranderen moet zij papieren van hem hebben. Zij durft hem niets te vragen. "
        "Haar advocaat wacht al lang op een antwoord van de dienst.",
        "citizen complex single 10",
        "Dit gaat over geweld thuis.",
    ),
    Story(
        "widow-letters",
        "Post voor een overleden man",
        "De man van Truus overleed in januari. Zij meldde dat meteen bij de gemeente. "
        "Sindsdien kreeg zij zeven brieven op zijn naam. In de laatste staat dat hij een boete krijgt. "
        "Truus moet steeds huilen als zij zo’n brief ziet. "
        "Aan de telefoon zeggen zij dat de computer de brieven maakt. "
        "Niemand kan ze stoppen.",
        "citizen light single 2",
        "Dit gaat over de dood van een partner.",
    ),
    Story(
        "letters-to-the-dead",
        "De computer weet het niet",
        "Een vereniging voor ouderen kreeg 400 klachten. Ze gaan allemaal over hetzelfde. "
        "Na een overlijden komt er nog maanden post op naam van de dode. "
        "Soms staat er een boete in. De dienst kent dit al twee jaar. "
        "Het systeem wordt vernieuwd, maar niemand weet wanneer. "
        "De vereniging vraagt om nu al een brief met uitleg.",
        "citizen complex mass 15",
        "Dit gaat over post na een overlijden.",
    ),
    Story(
        "payment-plan",
        "Te veel per maand",
        "Henk moet 2.400 euro terugbetalen. Hij mag dat doen in 24 maanden. "
        "Dat is 100 euro per maand. Hij houdt dan 30 euro per week over voor eten. "
        "De gemeente rekende uit dat hij maar 20 euro kan missen. "
        "De dienst wil de som van de gemeente niet gebruiken. "
        "Henk eet nu drie dagen per week bij de kerk.",
        "citizen complex single 5",
        "Dit gaat over geldzorgen en honger.",
    ),
    Story(
        "no-digid",
        "Alles gaat via de computer",
        "Wim is 81 jaar en heeft geen computer. Hij wil zijn huurtoeslag veranderen. "
        "Een formulier op papier bestaat nog, maar het staat nergens. "
        "De telefoon verwijst naar de website. Op het kantoor is pas over vijf weken plek. "
        "Zijn buurvrouw wil helpen. Zij mag niet inloggen met zijn code.",
        "citizen light single 2",
    ),
    Story(
        "paper-form-gone",
        "Het papieren formulier is zoek",
        "Op de website staat niet meer dat een formulier op papier mag. "
        "Sociaal raadslieden in twintig plaatsen merken dat. "
        "Mensen zonder computer vragen daarom niets meer aan. Zij lopen geld mis. "
        "Eén zin op de website zou al veel helpen. "
        "De raadslieden vroegen daar twee keer om. Zij kregen geen antwoord.",
        "citizen light mass 3",
    ),
    Story(
        "back-taxes-error",
        "Een fout van negen jaar geleden",
        "Bij Fatma zag de dienst een fout in een oude aangifte. De dienst maakte die fout zelf. "
        "Zij moet nu toch 3.100 euro betalen, met rente. "
        "Fatma vroeg hoe dat kan. In het antwoord staan alleen nummers van wetten. "
        "Een rechtswinkel denkt dat de termijn voorbij is. "
        "De dienst neemt de telefoon van de rechtswinkel niet op.",
        "citizen complex single 7",
    ),
    Story(
        "court-runs",
        "De rechter kijkt al",
        "Piet is het niet eens met zijn aanslag. Hij ging met een advocaat naar de rechter. "
        "Over zes weken is de zitting. Piet vindt dat lang. "
        "Hij wil dat de belangenbehartiger nu vast met de inspecteur praat. "
        "De inspecteur wacht liever op de rechter.",
        "citizen light single 3",
    ),
    Story(
        "not-agreed-with-law",
        "De grens ligt te laag",
        "Gerda verdient 200 euro te veel voor zorgtoeslag. Zij krijgt dus niets. "
        "De som klopt. De regels zijn goed uitgelegd. "
        "Gerda vindt de grens niet eerlijk. Veel mensen om haar heen vinden dat ook. "
        "Zij vraagt of de belangenbehartiger de wet kan laten veranderen.",
        "citizen light mass 6",
    ),
    Story(
        "dog-tax",
        "De belasting voor de hond",
        "Bram kreeg een rekening van de gemeente voor zijn hond. De hond is vorig jaar doodgegaan. "
        "Hij schreef de gemeente een brief. Er kwam nog geen antwoord. "
        "Bram dacht dat de Belastingdienst dit regelt. Dat is niet zo.",
        "citizen light single 1",
    ),
    Story(
        "garnished-wage",
        "Twee keer beslag",
        "Op het loon van Ricardo ligt beslag van de Belastingdienst. Een andere dienst legde ook beslag. "
        "Samen nemen zij meer dan mag. Hij houdt 700 euro over voor een gezin met drie kinderen. "
        "Allebei zeggen zij dat de ander moet wachten. "
        "De verhuurder heeft een brief gestuurd. Over drie weken moet het gezin het huis uit.",
        "citizen complex single 9",
        "Dit gaat over een gezin dat zijn huis kan verliezen.",
    ),
    Story(
        "already-solved",
        "Het is net opgelost",
        "Anneke kreeg een verkeerde aanslag. Zij maakte bezwaar en kreeg gelijk. "
        "Het geld staat weer op haar rekening. "
        "Anneke is nog boos. Het duurde zeven maanden en niemand zei sorry. "
        "Zij wil dat iemand dat opschrijft, zodat het een ander niet gebeurt.",
        "citizen light single 1",
    ),
)
