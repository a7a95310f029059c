"""A round of choosing only: the method `priorities` to begin with."""

from ..enums import Influence, ItemKind, MethodCode, TemplateGroup
from .shape import (
    ASKED_BY,
    COMPLAINT_ROUTE,
    HOW_LONG,
    MY_OWN_CASE,
    ON_PAPER,
    READ_BY,
    REGRET,
    WHO_CAN_SEE,
    ItemTemplate,
    OptionTemplate,
    RoundTemplate,
    StepTemplate,
)

_POINTS = ItemTemplate(
    key="points",
    kind=ItemKind.POINTS,
    text="Verdeel tien punten over deze onderwerpen.",
    help="Geef veel punten aan wat u belangrijk vindt. Nul punten mag ook.",
    budget=10,
    options=(
        OptionTemplate("access", "Hulp die u makkelijk vindt", "Eén plek, met een mens aan de lijn."),
        OptionTemplate("solve", "Zaken die vastzitten", "Samen zoeken naar een oplossing."),
        OptionTemplate("signal", "Fouten op tijd zien", "Zodat het niet meer mensen overkomt."),
        OptionTemplate("change", "Regels die beter worden", "Meepraten over wetten en brieven."),
        OptionTemplate("prevent", "Problemen voorkomen", "Uitleg en hulp voordat het misgaat."),
    ),
)


PRIORITIES = RoundTemplate(
    code="priorities",
    label="Kiezen wat voorgaat",
    description="Mensen verdelen punten, kiezen de belangrijkste of zetten op volgorde. U ziet wat elke groep laat voorgaan.",
    title="Wat gaat voor?",
    slug="wat-gaat-voor",
    question="Wat moet er het eerst gebeuren?",
    introduction="Niet alles kan tegelijk. U krijgt tien punten. Die verdeelt u over wat u belangrijk vindt.",
    why="Kiezen is lastig, ook voor ons. Wij willen weten wat voor u het zwaarst telt, voordat wij kiezen.",
    asked_by=ASKED_BY,
    decided_by="De kwartiermaker besluit wat er in het plan komt.",
    read_by=READ_BY,
    what_happens_next="Wij tellen per groep wat mensen laten voorgaan. Daarna schrijven wij op wat wij kiezen, en waarom.",
    group=TemplateGroup.METHOD,
    influence=Influence.THINK,
    faq=(HOW_LONG, WHO_CAN_SEE, MY_OWN_CASE, REGRET, ON_PAPER),
    complaint_route=COMPLAINT_ROUTE,
    steps=(StepTemplate("Wat komt het eerst?", (_POINTS,), method=MethodCode.PRIORITIES),),
)
