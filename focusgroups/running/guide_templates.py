"""Guides to begin with, one per kind of conversation. The words are Dutch content; organisers change them freely."""

from dataclasses import dataclass

from ..enums import GroupKind, SectionKind


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a guide: what the facilitator says, and what is asked (question, and how to ask further)."""

    kind: SectionKind
    title: str
    minutes: int
    say: str
    questions: tuple[tuple[str, str], ...] = ()


_WELCOME = Part(
    SectionKind.WELCOME,
    "Welkom en afspraken",
    10,
    "Fijn dat u er bent. Ik ben … en ik leid dit gesprek. Naast mij zit …, die schrijft mee.\n"
    "Wij schrijven geen namen op. U bent voor ons een nummer: dat staat op uw kaartje.\n"
    "Er zijn geen foute antwoorden. U mag een vraag overslaan en u mag altijd weg.\n"
    "Wij vertellen buiten niet wie wat zei. Doet u dat ook niet?\n"
    "Wij behandelen vandaag geen eigen zaken. Hebt u hulp nodig? Dan zeg ik u na afloop wie u helpt.\n"
    "Heeft iedereen gezegd wat wij met de woorden mogen doen? Uw antwoord kunt u altijd veranderen.",
)
_CLOSING = Part(
    SectionKind.CLOSING,
    "Afronden",
    10,
    "Ik vat samen wat ik hoorde. Zegt u het als het niet klopt?\n"
    "U krijgt het verslag om na te kijken. U kunt uw woorden verbeteren of weghalen.\n"
    "U hoort ook wat wij ermee doen. Dank u wel voor uw tijd.",
    (
        (
            "Wat moeten wij vooral onthouden van dit gesprek?",
            "Ga de tafel rond. Iedereen mag één ding noemen, of niets.",
        ),
        ("Wie misten wij vandaag aan tafel?", "Wie kent iemand die dit ook wil vertellen?"),
    ),
)

FOCUS_GROUP = (
    _WELCOME,
    Part(
        SectionKind.OPENING,
        "Kennismaken",
        15,
        "Wij beginnen met een rondje. Vertel zoveel als u wilt. Uw naam hoeft niet.",
        (("Waarom wilde u hierbij zijn?", "Geef iedereen de beurt. Vraag nog niet door."),),
    ),
    Part(
        SectionKind.CORE,
        "Wat maakte u mee?",
        35,
        "Denk aan een keer dat u hulp zocht. Het hoeft geen groot verhaal te zijn.",
        (
            (
                "Wat ging er mis, en wanneer merkte u dat?",
                "Wat deed u toen? Wie hielp u? Herkennen anderen dit?",
            ),
            ("Wat had u op dat moment geholpen?", "Wie had dat moeten doen? Wat was de eerste stap?"),
        ),
    ),
    Part(
        SectionKind.CORE,
        "Hoe moet het worden?",
        40,
        "Er komt misschien iemand die opkomt voor mensen die vastlopen. Wij willen weten wat die moet doen.",
        (
            ("Wanneer moet die persoon in actie komen?", "En wanneer juist niet? Geef een voorbeeld."),
            ("Wat moet die persoon kunnen en mogen?", "Wat geeft u vertrouwen? Wat neemt dat weg?"),
        ),
    ),
    _CLOSING,
)
ROUND_TABLE = (
    _WELCOME,
    Part(
        SectionKind.OPENING,
        "Vanuit welke plek praat u?",
        10,
        "Wij zitten hier met mensen van binnen en buiten de overheid. Ieders ervaring telt even zwaar.",
        (("Wat ziet u vanaf uw plek gebeuren?", "Laat burgers en helpers het eerst aan het woord."),),
    ),
    Part(
        SectionKind.CORE,
        "Eén casus, alle kanten",
        45,
        "Wij lezen een verzonnen zaak voor. Niemand hoeft over een echte zaak te praten.",
        (
            ("Waar loopt het in deze zaak vast?", "Wie kan daar iets aan doen? Wat houdt die persoon tegen?"),
            ("Wat is hier een goede oplossing?", "Past die binnen de regels? Is die eerlijk voor anderen?"),
        ),
    ),
    Part(
        SectionKind.CORE,
        "Wat spreken wij af?",
        40,
        "Wij zoeken wat voor iedereen aan deze tafel werkt. Wij hoeven het niet eens te worden.",
        (
            ("Waar zijn wij het over eens?", "Steek uw hand op. Wie ziet het anders, en waarom?"),
            ("Waar blijven wij het over oneens?", "Wat heeft u nodig om ermee te kunnen leven?"),
        ),
    ),
    _CLOSING,
)
INTERVIEW = (
    Part(
        SectionKind.WELCOME,
        "Welkom en afspraken",
        5,
        "Fijn dat u wilt praten. Ik ben …. Ik stel vragen en schrijf mee. Uw naam komt nergens te staan.\n"
        "U mag een vraag overslaan en u mag altijd stoppen. Er zijn geen foute antwoorden.\n"
        "Ik behandel geen zaken. Hebt u hulp nodig? Dan zeg ik u na afloop wie u helpt.",
    ),
    Part(
        SectionKind.OPENING,
        "Beginnen",
        5,
        "",
        (("Waarom wilde u hierover praten?", "Neem de tijd. Een stilte is niet erg."),),
    ),
    Part(
        SectionKind.CORE,
        "Uw ervaring",
        25,
        "",
        (
            ("Wat gebeurde er, van het begin af aan?", "Wat deed u toen? Wie was er bij? Hoe voelde dat?"),
            ("Wat had u op dat moment geholpen?", "Wie had dat moeten doen?"),
        ),
    ),
    Part(
        SectionKind.CORE,
        "Uw advies",
        15,
        "",
        (("Wat moet er anders, volgens u?", "Wat als eerste? Wat werkt nu al goed?"),),
    ),
    Part(
        SectionKind.CLOSING,
        "Afronden",
        10,
        "Ik vat samen wat ik hoorde. Zegt u het als het niet klopt?\n"
        "U krijgt het verslag om na te kijken. Dank u wel voor uw tijd.",
        (("Ben ik iets vergeten te vragen?", ""),),
    ),
)
WORK_SESSION = (
    _WELCOME,
    Part(
        SectionKind.OPENING,
        "Wat ligt er al?",
        15,
        "Ik laat zien wat er al bedacht is. Het is een voorstel. Alles mag nog anders.",
        (("Wat valt u als eerste op?", "Wat begrijpt u niet? Welk woord is lastig?"),),
    ),
    Part(
        SectionKind.CORE,
        "Beter maken",
        45,
        "Wij werken in tweetallen. Pak een pen. Streep door, schrijf erbij.",
        (
            ("Wat moet erbij, en wat moet eruit?", "Waarom? Voor wie maakt dat verschil?"),
            ("Hoe zegt u het in uw eigen woorden?", "Schrijf de zin op zoals u die zegt."),
        ),
    ),
    Part(
        SectionKind.CORE,
        "Kiezen",
        30,
        "Wij leggen de voorstellen naast elkaar en steken onze hand op.",
        (("Welk voorstel kiest u, en waarom?", "Tel de handen. Vraag ook wie tegen is."),),
    ),
    _CLOSING,
)

_TEMPLATES: dict[str, tuple[Part, ...]] = {
    GroupKind.FOCUS_GROUP: FOCUS_GROUP,
    GroupKind.ROUND_TABLE: ROUND_TABLE,
    GroupKind.INTERVIEW: INTERVIEW,
    GroupKind.WORK_SESSION: WORK_SESSION,
}


def template_for(kind: str) -> tuple[Part, ...]:
    """The guide for this kind of conversation (a GroupKind); that of a focus group when it is another."""
    return _TEMPLATES.get(kind, FOCUS_GROUP)
