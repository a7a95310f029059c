"""The quiz of the easy version, and what the class is asked, at A2."""

from ...source import Option, Question
from ..shape import Ask

QUESTIONS: tuple[Question, ...] = (
    Question(
        "v1",
        "choice",
        "Wat is een DigiD?",
        (
            Option("Een bankpas", says="Nee. Met een bankpas betaal je."),
            Option("Een sleutel voor websites van de overheid", True, "Klopt."),
            Option("Een verzekering", says="Nee. Met een DigiD log je in."),
        ),
    ),
    Question(
        "v2",
        "true_false",
        "Ben je 18? Dan heb je zelf een zorgverzekering nodig.",
        explanation="Ja. Kies er een binnen {cijfer:verzekertermijn}.",
    ),
    Question(
        "v3",
        "true_false",
        "Zorgtoeslag krijg je vanzelf.",
        is_true=False,
        explanation="Nee. Je vraagt het zelf aan.",
    ),
    Question(
        "v4",
        "several",
        "Wat doe je met een brief van de overheid? Kies alles wat klopt.",
        (
            Option("Openmaken", True),
            Option("Kijken voor welke dag ik iets moet doen", True),
            Option("Weggooien", says="Bewaar de brief. Je hebt hem later nodig."),
            Option("Hulp vragen als ik hem niet snap", True),
        ),
    ),
    Question(
        "v5",
        "match",
        "Wie helpt waarmee? Verbind.",
        pairs=(
            ("Geldfit", "Vragen over geld"),
            ("Het Juridisch Loket", "Vragen over brieven en je recht"),
            ("De Kindertelefoon", "Praten als je jonger bent dan 18"),
        ),
    ),
    Question(
        "v6",
        "choice",
        "Een vriend vraagt om jouw DigiD. Wat doe je?",
        (
            Option("Geven. Het is mijn vriend.", says="Niet doen. Je DigiD is alleen van jou."),
            Option("Niet geven", True, "Klopt. Ook niet aan een vriend."),
        ),
    ),
    Question(
        "v7",
        "open",
        "Wat doe jij eerst als je 18 wordt?",
        model_answer="Bijvoorbeeld: een DigiD aanvragen, of een zorgverzekering kiezen.",
    ),
)

ASKS: tuple[Ask, ...] = (
    Ask("statement", "Brieven van de overheid zijn te moeilijk."),
    Ask("statement", "Jongeren van 18 moeten alles zelf regelen."),
    Ask("statement", "Wie een fout maakt, krijgt een tweede kans."),
    Ask(
        "dilemma",
        "Wat helpt jongeren van 18 het meest?",
        "Kies er één. Er is geen fout antwoord.",
        (
            ("letter", "Een makkelijke brief"),
            ("person", "Iemand die je kunt bellen"),
            ("school", "Een les op school"),
        ),
    ),
    Ask(
        "own_words",
        "Wat moet de overheid anders doen voor jongeren?",
        "Schrijf geen namen. Over thuis hoef je niets te vertellen.",
    ),
)
