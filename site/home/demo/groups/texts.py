"""What the groups of the demo are about. One for each phase of a group's life."""

from dataclasses import dataclass

YOU_GET = (
    "Wij betalen uw reis. U krijgt een bedankje van 50 euro, of een cadeaubon. "
    "Er is koffie, thee en iets te eten. Een tolk of kinderopvang regelen wij, als u dat vooraf zegt."
)
WORDS_USED = (
    "Een collega schrijft op wat er gezegd wordt, zonder namen. U krijgt het verslag om na te kijken. "
    "Klopt er iets niet, dan passen wij het aan. Daarna gebruikt het team uw woorden om het ontwerp te maken."
)


@dataclass(frozen=True, slots=True)
class GroupText:
    """One group: its words, and for which actions of the agenda (by code)."""

    slug: str
    kind: str
    title: str
    question: str
    for_whom: str
    agenda: tuple[str, ...]
    size: int = 8
    minimum: int = 5
    sessions: int = 1


IDEA = GroupText(
    slug="ondernemers-over-brieven",
    kind="focus_group",
    title="Brieven waar een ondernemer iets mee kan (VOORBEELD)",
    question="Welke brief van de Belastingdienst kostte u de meeste tijd, en waarom?",
    for_whom="Ondernemers en zzp’ers die hun administratie zelf doen.",
    agenda=("triage",),
)
RECRUITING = GroupText(
    slug="hulp-die-past",
    kind="focus_group",
    title="Hulp die bij u past (VOORBEELD)",
    question="Welke hulp had u nodig, en wanneer kwam die?",
    for_whom=(
        "Mensen die vastliepen met toeslagen of belasting. Ook mensen die anderen helpen, zijn welkom. "
        "Er schuiven hoogstens twee mensen van de overheid aan, om te luisteren."
    ),
    agenda=("triage",),
)
PLANNING = GroupText(
    slug="wie-eerst",
    kind="focus_group",
    title="Wie eerst? Praat mee over de volgorde (VOORBEELD)",
    question="Wie moet de belangenbehartiger het eerst helpen?",
    for_whom=(
        "Burgers, helpers en mensen die bij de overheid werken. Er waren meer aanmeldingen dan stoelen: wij loten."
    ),
    agenda=("triage",),
    sessions=3,
)
MEETING = GroupText(
    slug="overlegtafel-team",
    kind="round_table",
    title="Overlegtafel: wie zit er in het team? (VOORBEELD)",
    question="Welke mensen moeten er in het team zitten, en wat moeten zij kunnen?",
    for_whom="Mensen met eigen ervaring, hulpverleners, en twee mensen van Dienst Toeslagen.",
    agenda=("profiel",),
)
CHECKING = GroupText(
    slug="jongeren-en-geld",
    kind="focus_group",
    title="Achttien, en dan? Jongeren over post van de overheid (VOORBEELD)",
    question="Wat gebeurde er toen u 18 werd, met zorgtoeslag en belasting?",
    for_whom="Jongeren van 16 tot en met 26 jaar.",
    agenda=("triage",),
    minimum=4,
)
DONE = GroupText(
    slug="vertrouwen-terugwinnen",
    kind="focus_group",
    title="Hoe wint u weer vertrouwen? (VOORBEELD)",
    question="Wat moet de belangenbehartiger doen, zodat u durft te bellen?",
    for_whom="Mensen die door de overheid in de problemen kwamen.",
    agenda=("principes",),
)
