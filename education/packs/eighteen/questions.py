"""The quiz, and what the class is asked."""

from ...source import Option, Question
from ..shape import Ask

QUESTIONS: tuple[Question, ...] = (
    Question(
        "v1",
        "choice",
        "Binnen welke tijd na je 18e verjaardag moet je een zorgverzekering hebben?",
        (
            Option("1 week", says="Zo snel hoeft het niet."),
            Option("{cijfer:verzekertermijn}", True, "Klopt. Maar je betaalt ook voor de maanden daarvoor."),
            Option("1 jaar", says="Dan ben je veel te laat. Je kunt een boete krijgen."),
        ),
    ),
    Question(
        "v2",
        "several",
        "Wat regel je zelf als je 18 wordt? Kies alles wat klopt.",
        (
            Option("Een zorgverzekering", True),
            Option("Zorgtoeslag aanvragen", True),
            Option("De stempas aanvragen", says="Die krijg je vanzelf."),
            Option("Studiefinanciering aanvragen", True),
        ),
        explanation="De verzekering, de toeslag en het geld voor school komen niet vanzelf.",
    ),
    Question(
        "v3",
        "true_false",
        "Woon je bij je ouders? Dan telt hun inkomen mee voor jouw zorgtoeslag.",
        is_true=False,
        explanation="Nee. Voor zorgtoeslag telt jouw eigen inkomen, en dat van een toeslagpartner.",
    ),
    Question(
        "v4",
        "match",
        "Wie doet wat? Verbind.",
        pairs=(
            ("DUO", "Geld voor school"),
            ("Dienst Toeslagen", "Zorgtoeslag"),
            ("SVB", "Kinderbijslag"),
            ("De Belastingdienst", "Belasting terug van je bijbaan"),
        ),
    ),
    Question(
        "v5",
        "true_false",
        "Een contract dat je tekent als je 18 bent, geldt echt. Ook als je er spijt van hebt.",
        explanation="Ja. Lees dus eerst wat er staat. Soms mag je binnen een korte tijd nog stoppen.",
    ),
    Question(
        "v6",
        "choice",
        "Je krijgt zorgtoeslag en gaat meer verdienen. Wat doe je?",
        (
            Option(
                "Niets. Dat ziet de dienst zelf wel.", says="Dat ziet de dienst vaak pas later. Dan betaal je terug."
            ),
            Option(
                "Doorgeven binnen {cijfer:doorgeeftermijn}", True, "Klopt. Zo hoef je later minder terug te betalen."
            ),
            Option("Wachten tot het nieuwe jaar", says="Dan is het te laat."),
        ),
    ),
    Question(
        "v7",
        "choice",
        "Je krijgt een sms: ‘Uw DigiD verloopt vandaag, klik hier.’ Wat doe je?",
        (
            Option("Snel klikken", says="Niet doen. Zo pakken dieven je gegevens."),
            Option("Niet klikken en zelf naar digid.nl gaan", True, "Klopt."),
            Option("Doorsturen naar vrienden", says="Dan kunnen zij ook in de val lopen."),
        ),
    ),
    Question(
        "v8",
        "open",
        "Je snapt een brief van de overheid niet. Noem twee mensen of plekken waar je hulp vraagt.",
        model_answer=(
            "Bijvoorbeeld: je mentor, je ouder of verzorger, of de afzender zelf. "
            "Geldfit, het Juridisch Loket of een spreekuur in de bibliotheek is ook goed. Twee noemen is genoeg."
        ),
        explanation="Hulp vragen is slim. Doe het voor de laatste dag die in de brief staat.",
    ),
)

ASKS: tuple[Ask, ...] = (
    Ask("statement", "De overheid moet elke jongere op de 18e verjaardag een duidelijke brief sturen."),
    Ask("statement", "Jongeren moeten zelf uitzoeken wat zij moeten regelen."),
    Ask("statement", "Wie 18 is en een fout maakt, verdient een tweede kans."),
    Ask(
        "dilemma",
        "Er is geld voor één ding. Wat moet er komen voor jongeren die bijna 18 zijn?",
        "Er is geen fout antwoord.",
        (
            ("lessons", "Lessen over geld en post op elke school"),
            ("person", "Eén vaste persoon die je kunt bellen of appen"),
            ("automatic", "Toeslagen die je vanzelf krijgt"),
        ),
    ),
    Ask(
        "own_words",
        "Wat moet de overheid weten over jongeren die 18 worden?",
        "Schrijf wat jij vindt. Schrijf geen namen. Over thuis hoef je niets te vertellen.",
    ),
)
