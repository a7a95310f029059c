"""The quiz, and what the class is asked."""

from ...source import Option, Question
from ..shape import Ask

QUESTIONS: tuple[Question, ...] = (
    Question(
        "v1",
        "choice",
        "Wat is triage?",
        (
            Option("Kiezen wie je eerst helpt", True, "Klopt."),
            Option("Iedereen even lang laten wachten", says="Nee. Bij triage kies je juist een volgorde."),
            Option("Een straf van de rechter", says="Nee. Triage is geen straf."),
        ),
    ),
    Question(
        "v2",
        "several",
        "Welke redenen kun je aan iedereen uitleggen? Kies alles wat klopt.",
        (
            Option("Deze persoon is het meest in nood", True),
            Option("Hiermee help je veel mensen tegelijk", True),
            Option("Ik ken deze persoon", says="Dat is voortrekken. Dat is niet eerlijk voor anderen."),
            Option("Deze persoon heeft al alles geprobeerd", True),
        ),
    ),
    Question(
        "v3",
        "true_false",
        "De Belangenbehartiger bestaat al.",
        is_true=False,
        explanation="Nee. De overheid denkt er nog over na. Daarom mag jij meedenken.",
    ),
    Question(
        "v4",
        "match",
        "Welke regel past bij welke keuze? Verbind.",
        pairs=(
            ("De app makkelijker maken", "Wat veel mensen helpt"),
            ("Mevrouw Bos bellen", "Wie al alles heeft geprobeerd"),
            ("De brief van Finn uitleggen", "Wat snel klaar is"),
        ),
    ),
    Question(
        "v5",
        "true_false",
        "Gelijke gevallen moet de overheid gelijk behandelen.",
        explanation="Ja. Dat staat in {cijfer:gelijk} van de Grondwet.",
    ),
    Question(
        "v6",
        "choice",
        "Iemand moet wachten. Wat is een eerlijk bericht?",
        (
            Option("‘Wij bellen u snel.’ Terwijl je niet weet wanneer.", says="Dat belooft iets wat je niet weet."),
            Option("‘Wij kunnen u nu niet helpen. Dit is waarom, en dit kunt u nu doen.’", True, "Klopt."),
            Option("Geen bericht", says="Dan weet iemand niet waar die aan toe is."),
        ),
    ),
    Question(
        "v7",
        "open",
        "Bedenk zelf een regel om te kiezen wie eerst gaat. Zeg ook voor wie die regel oneerlijk kan zijn.",
        model_answer=(
            "Bijvoorbeeld: wie het langst wacht, gaat eerst. Dat is oneerlijk voor iemand die vandaag in nood komt."
        ),
    ),
)

ASKS: tuple[Ask, ...] = (
    Ask("statement", "Wie het meest in nood is, moet altijd eerst."),
    Ask("statement", "Veel mensen een beetje helpen is beter dan één iemand heel goed helpen."),
    Ask("statement", "Wie zelf nog niet heeft gebeld, moet dat eerst doen."),
    Ask(
        "dilemma",
        "Het team heeft nog tijd voor één ding. Wat kies jij?",
        "De gevallen zijn verzonnen. Er is geen fout antwoord.",
        (
            ("app", "De app makkelijker maken voor duizenden jongeren"),
            ("amira", "Amira helpen, die tussen twee diensten vastzit"),
            ("bos", "Mevrouw Bos helpen, die vier keer belde"),
        ),
    ),
    Ask(
        "own_words",
        "Hoe moet de Belangenbehartiger kiezen wie eerst hulp krijgt?",
        "Schrijf wat jij vindt. Schrijf geen namen. Over thuis hoef je niets te vertellen.",
    ),
)
