"""The quiz, and what the class is asked."""

from ...source import Option, Question
from ..shape import Ask

QUESTIONS: tuple[Question, ...] = (
    Question(
        "v1",
        "choice",
        "Wat is een voorschot?",
        (
            Option("Geld dat je vooruit krijgt", True, "Klopt. Later kijkt de dienst of het bedrag goed was."),
            Option("Geld dat je altijd mag houden", says="Nee. Soms betaal je een deel terug."),
            Option("Een boete", says="Nee. Een voorschot is geld dat je krijgt."),
        ),
    ),
    Question(
        "v2",
        "true_false",
        "Toeslagen krijg je vanzelf als je recht hebt.",
        is_true=False,
        explanation="Nee. Je vraagt ze zelf aan.",
    ),
    Question(
        "v3",
        "several",
        "Je krijgt zorgtoeslag. Wat geef je door? Kies alles wat klopt.",
        (
            Option("Ik ga meer verdienen", True),
            Option("Ik ga samenwonen", True),
            Option("Ik koop een fiets", says="Dat verandert je inkomen niet."),
            Option("Ik raak mijn baan kwijt", True),
        ),
    ),
    Question(
        "v4",
        "choice",
        "Hoe snel geef je een verandering door?",
        (
            Option("Binnen {cijfer:doorgeeftermijn}", True, "Klopt."),
            Option("Binnen 1 jaar", says="Dan krijg je maanden lang een verkeerd bedrag."),
            Option("Alleen als er een brief komt", says="Nee. Je geeft het zelf door."),
        ),
    ),
    Question(
        "v5",
        "match",
        "Wat hoort bij elkaar? Verbind.",
        pairs=(
            ("Zorgtoeslag", "De premie van je zorgverzekering"),
            ("Huurtoeslag", "De huur van je woning"),
            ("Kinderopvangtoeslag", "De opvang van een kind"),
            ("Bezwaar", "Vragen om opnieuw te kijken"),
        ),
    ),
    Question(
        "v6",
        "true_false",
        "Moet je terugbetalen? Dan heb je altijd iets fout gedaan.",
        is_true=False,
        explanation="Nee. Je schat vooraf je inkomen. Een schatting klopt bijna nooit precies.",
    ),
    Question(
        "v7",
        "choice",
        "Je kunt het bedrag niet in één keer betalen. Wat doe je?",
        (
            Option("De brief weggooien", says="Dan wordt het bedrag vaak hoger."),
            Option("Een regeling vragen", True, "Klopt. Je betaalt dan elke maand een deel."),
            Option("Geld lenen om te betalen", says="Liever niet. Vraag eerst een regeling."),
        ),
    ),
    Question(
        "v8",
        "open",
        "Je bent het niet eens met een brief van Dienst Toeslagen. Wat doe je, en binnen welke tijd?",
        model_answer="Ik maak bezwaar, binnen {cijfer:bezwaartermijn}. Ik schrijf wat niet klopt. Ik kan hulp vragen.",
    ),
)

ASKS: tuple[Ask, ...] = (
    Ask("statement", "Wie per ongeluk een fout maakt, moet niet alles hoeven terugbetalen."),
    Ask("statement", "De overheid moet toeslagen vanzelf geven aan wie er recht op heeft."),
    Ask("statement", "Een toeslag aanvragen is te moeilijk voor jongeren."),
    Ask(
        "dilemma",
        "Iemand gaf een nieuwe baan te laat door. Wat is eerlijk?",
        "Er is geen fout antwoord.",
        (
            ("all", "Alles terugbetalen: regels gelden voor iedereen"),
            ("part", "Een deel terugbetalen: een fout mag iets kosten"),
            ("talk", "Eerst praten: waarom ging het mis?"),
        ),
    ),
    Ask(
        "own_words",
        "Wat moet er beter als jongeren een toeslag aanvragen?",
        "Schrijf wat jij vindt. Schrijf geen namen. Over thuis hoef je niets te vertellen.",
    ),
)
