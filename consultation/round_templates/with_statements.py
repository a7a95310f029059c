"""A round of statements only: the method `statements` to begin with."""

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
    RoundTemplate,
    StepTemplate,
)


def _statement(key: str, text: str) -> ItemTemplate:
    return ItemTemplate(key=key, kind=ItemKind.STATEMENT, text=text)


_STATEMENTS = (
    _statement("needed", "Er moet een belangenbehartiger komen."),
    _statement("close_by", "Hulp moet in de buurt te vinden zijn."),
    _statement("independent", "De belangenbehartiger mag niet bij de overheid horen."),
    _statement("quick", "Snel helpen is belangrijker dan alles precies uitzoeken."),
    _statement("everyone", "Iedereen die vastloopt, moet terechtkunnen."),
    ItemTemplate(key="own", kind=ItemKind.OWN, text="Mist u een stelling? Schrijf er zelf een."),
)


STATEMENTS = RoundTemplate(
    code="statements",
    label="Stellingen",
    description="Mensen zeggen of zij het eens zijn, en schrijven zelf stellingen erbij. U ziet waar groepen het over eens zijn.",
    title="Wat vindt u hiervan?",
    slug="stellingen",
    question="Met welke zinnen bent u het eens, en met welke niet?",
    introduction="Hieronder staan zinnen van ons en van anderen. U zegt bij elke zin wat u ervan vindt. U mag er zelf ook een schrijven.",
    why="Wij zoeken waar iedereen het over eens is, en waar niet. Dat weten wij pas als veel verschillende mensen antwoorden.",
    asked_by=ASKED_BY,
    decided_by="De kwartiermaker besluit wat er in het plan komt.",
    read_by=READ_BY,
    what_happens_next="Wij tellen per groep wie het eens is en wie niet. Daarna schrijven wij op wat wij ermee doen, en waarom.",
    group=TemplateGroup.METHOD,
    influence=Influence.THINK,
    faq=(HOW_LONG, WHO_CAN_SEE, MY_OWN_CASE, REGRET, ON_PAPER),
    complaint_route=COMPLAINT_ROUTE,
    steps=(StepTemplate("De stellingen", _STATEMENTS, method=MethodCode.STATEMENTS),),
)
