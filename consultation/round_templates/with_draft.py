"""A round on one text only: the method `draft` to begin with."""

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


def _paragraph(key: str, text: str, explanation: str) -> ItemTemplate:
    return ItemTemplate(key=key, kind=ItemKind.PARAGRAPH, text=text, help=explanation)


_TEXT = (
    _paragraph("who", "Voor wie de belangenbehartiger er is.", "Voor mensen en kleine ondernemers die vastlopen."),
    _paragraph("what", "Wat de belangenbehartiger doet.", "Luisteren, uitzoeken, en samen een oplossing zoeken."),
    _paragraph("not", "Wat de belangenbehartiger niet doet.", "Het werk overnemen dat anderen al goed doen."),
)


DRAFT = RoundTemplate(
    code="draft",
    label="Samen een tekst verbeteren",
    description="Mensen lezen uw tekst stukje voor stukje, en stellen andere woorden voor. U maakt er een nieuwe versie van.",
    title="Lees met ons mee",
    slug="lees-mee",
    question="Is deze tekst duidelijk, en bent u het ermee eens?",
    introduction="Wij schreven een eerste versie. Die is nog niet af. U leest stukje voor stukje, en zegt wat beter kan.",
    why="Een tekst die wij alleen schrijven, past alleen bij ons. Daarom maken wij de tekst samen met u.",
    asked_by=ASKED_BY,
    decided_by="De kwartiermaker besluit wat er in het plan komt.",
    read_by=READ_BY,
    what_happens_next="Wij maken een nieuwe versie, met uw woorden erin. U ziet wat er veranderde, en waarom.",
    group=TemplateGroup.METHOD,
    influence=Influence.THINK,
    faq=(HOW_LONG, WHO_CAN_SEE, MY_OWN_CASE, REGRET, ON_PAPER),
    complaint_route=COMPLAINT_ROUTE,
    steps=(StepTemplate("De tekst, stukje voor stukje", _TEXT, method=MethodCode.DRAFT),),
)
