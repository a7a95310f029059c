"""The quiz, and what the class is asked."""

from ...source import Option, Question
from ..shape import Ask

QUESTIONS: tuple[Question, ...] = (
    Question(
        "v1",
        "choice",
        "Waarom betalen zo veel mensen toeslag terug?",
        (
            Option("Omdat zij fraude plegen", says="Nee. Bij de meeste mensen is daar geen sprake van."),
            Option("Omdat het voorschot rust op een schatting", True, "Klopt. Het echte inkomen is pas later bekend."),
            Option("Omdat een toeslag een lening is", says="Nee. Een toeslag is geen lening."),
        ),
    ),
    Question(
        "v2",
        "choice",
        "Iemand verdient 200 euro meer en houdt daar 100 euro van over. Hoe hoog is de marginale druk?",
        (
            Option("20 procent", says="Reken opnieuw: welk deel van de 200 euro is weg?"),
            Option("50 procent", True, "Klopt. 100 van de 200 euro houdt die persoon niet over."),
            Option("100 procent", says="Dan zou er niets overblijven."),
        ),
    ),
    Question(
        "v3",
        "match",
        "Welke stap zet je waar? Verbind.",
        pairs=(
            ("Bezwaar", "Dienst Toeslagen"),
            ("Beroep", "De rechtbank"),
            ("Hoger beroep", "De Raad van State"),
        ),
    ),
    Question(
        "v4",
        "several",
        "Waar hangt een toeslag van af? Kies alles wat klopt.",
        (
            Option("Het inkomen van het hele jaar", True),
            Option("Een toeslagpartner", True),
            Option("De partij waarop je stemt", says="Nee. Dat is geheim en doet er niet toe."),
            Option("Vaak ook het vermogen", True),
        ),
    ),
    Question(
        "v5",
        "true_false",
        "Tegen een besluit van de overheid kun je bij de rechter terecht.",
        explanation="Ja. Eerst maak je bezwaar. Daarna kun je naar de rechter, binnen {cijfer:beroepstermijn}.",
    ),
    Question(
        "v6",
        "true_false",
        "In de toeslagenaffaire ging het alleen mis bij de uitvoering.",
        is_true=False,
        explanation="Nee. De rapporten wijzen ook naar wie de wet maakte en naar de rechters.",
    ),
    Question(
        "v7",
        "open",
        "Noem een argument voor en een argument tegen toeslagen die vanzelf gaan.",
        model_answer=(
            "Voor: niemand mist geld door een formulier. Tegen: een fout in de gegevens raakt meteen veel mensen. "
            "Ook gebruikt de overheid dan meer gegevens van mensen."
        ),
    ),
)

ASKS: tuple[Ask, ...] = (
    Ask("statement", "De overheid mag mijn gegevens gebruiken als ik daardoor vanzelf een toeslag krijg."),
    Ask("statement", "Een ambtenaar moet van de regels mogen afwijken als dat eerlijker is."),
    Ask("statement", "Wie de regels niet kent, heeft zelf schuld."),
    Ask(
        "dilemma",
        "Welke oplossing heeft jouw voorkeur?",
        "Denk aan wie er wint en aan wie er verliest.",
        (
            ("automatic", "Toeslag gaat vanzelf"),
            ("abolish", "Geen toeslagen meer, wel lagere prijzen"),
            ("help", "Het stelsel blijft, met iemand die helpt"),
        ),
    ),
    Ask(
        "own_words",
        "Wat moet iemand kunnen die mensen helpt als zij vastlopen bij de overheid?",
        "Schrijf wat jij vindt. Schrijf geen namen. Over thuis hoef je niets te vertellen.",
    ),
)
