"""Made-up cases about young people. No person in them exists."""

from .cases_shape import Story

YOUTH = (
    Story(
        "eighteen-care",
        "Achttien en meteen een schuld",
        "Dylan werd achttien in een instelling. Niemand vertelde hem over zorgtoeslag. "
        "Zijn premie werd een jaar niet betaald. Nu heeft hij een schuld van 1.900 euro. "
        "Toeslag over vorig jaar kan hij niet meer vragen. De laatste dag is voorbij. "
        "Zijn begeleider ziet dit bij bijna elke jongere die vertrekt.",
        "youth complex single 5",
        "Dit gaat over opgroeien in een instelling.",
    ),
    Story(
        "care-leavers",
        "Een brief op de verjaardag",
        "Elk jaar worden duizenden jongeren achttien in de jeugdzorg. "
        "Velen weten niet dat zij toeslag kunnen krijgen. "
        "Een gemeente stuurde als proef een brief op hun verjaardag. "
        "Daarna vroeg bijna iedereen de toeslag op tijd aan. "
        "De dienst mag van zichzelf zo’n brief niet sturen. "
        "Hij wijst naar de regels over privacy.",
        "youth light mass 6",
    ),
    Story(
        "side-job",
        "Geld terug van de bijbaan",
        "Noor werkt op zaterdag in een winkel. Haar baas houdt belasting in. "
        "Zij hoorde dat zij geld terug kan krijgen. Zij weet niet hoe. "
        "Zij heeft nog niemand gebeld. Op de website staat een filmpje met uitleg.",
        "youth light single 1",
    ),
    Story(
        "orphan-rent",
        "Alleen in het ouderlijk huis",
        "De moeder van Jay overleed toen hij negentien was. Hij bleef in het huurhuis wonen. "
        "Hij vroeg huurtoeslag aan. Die kreeg hij niet, want de huur is te hoog voor zijn leeftijd. "
        "Een goedkoper huis is er niet. Zijn spaargeld is over twee maanden op. "
        "De gemeente, de verhuurder en de dienst wijzen naar elkaar.",
        "youth complex single 8",
        "Dit gaat over de dood van een moeder.",
    ),
    Story(
        "parents-debt",
        "De schuld van mijn vader",
        "Toen Lisa zestien was, gebruikte haar vader haar naam voor zijn zaak. "
        "Zij wist daar niets van. Nu is zij twintig en krijgt zij aanslagen van 6.000 euro. "
        "De politie zegt dat dit een zaak is voor de Belastingdienst. "
        "De Belastingdienst vraagt om een papier van de politie. "
        "Lisa slaapt slecht en denkt aan stoppen met haar studie.",
        "youth complex single 9",
        "Dit gaat over een ouder die misbruik maakt van een kind.",
    ),
    Story(
        "student-finance",
        "Vraag over studiegeld",
        "Sem kreeg te veel geld voor zijn studie. Hij moet dat terugbetalen. "
        "Hij vindt de rente te hoog. Het geld komt van DUO en niet van de Belastingdienst. "
        "Hij weet niet waar hij met zijn vraag terecht kan.",
        "youth light single 1",
    ),
    Story(
        "app-language",
        "De app praat moeilijk",
        "Jongeren van een mbo-school probeerden de app voor toeslagen. "
        "Zij lazen woorden als toetsingsinkomen. Twee op de drie vulden iets verkeerd in. "
        "Wie een fout maakt, moet later geld terugbetalen. "
        "De school maakte een lijst met makkelijke woorden. "
        "De makers van de app kregen die lijst, maar deden er nog niets mee.",
        "youth light mass 5",
    ),
    Story(
        "meal-courier",
        "De maaltijd op de fiets",
        "Duizenden jongeren brengen eten rond op de fiets. De app noemt hen ondernemer. "
        "Velen weten niet dat zij dan zelf aangifte doen. "
        "Na een jaar krijgen zij een rekening en een boete. "
        "Een vakbond helpt er elke week twintig. "
        "De bond en de dienst denken verschillend over wie iets moet doen.",
        "youth complex mass 12",
    ),
)
