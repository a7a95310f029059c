"""A round of cases only: the method `cases` to begin with. The organiser picks the cases from the bank."""

from ..enums import Influence, MethodCode, ProductKind, TemplateGroup
from .shape import (
    ASKED_BY,
    COMPLAINT_ROUTE,
    HOW_LONG,
    MY_OWN_CASE,
    ON_PAPER,
    READ_BY,
    REGRET,
    WHO_CAN_SEE,
    RoundTemplate,
    StepTemplate,
)

CASES = RoundTemplate(
    code="cases",
    label="Casussen",
    description="Mensen lezen verzonnen zaken en zeggen wat er moet gebeuren. U kiest zelf de casussen uit de casusbank.",
    title="Wat zou u doen?",
    slug="casussen",
    question="Welke zaken moet de belangenbehartiger aannemen?",
    introduction="U leest hoogstens drie korte verhalen. Zij zijn verzonnen. Bij elk verhaal zegt u wat er moet gebeuren. Wordt het u te veel, dan mag u altijd stoppen.",
    why="Wij hebben regels om zaken te kiezen. Wij willen weten of iedereen die regels hetzelfde leest. Zo zien wij welke regel beter moet.",
    asked_by=ASKED_BY,
    decided_by="De kwartiermaker besluit wat er in het plan komt.",
    read_by=READ_BY,
    what_happens_next="Wij kijken bij elk verhaal wat mensen kozen. Daarna maken wij de regels beter. U leest wat er veranderde, en waarom.",
    group=TemplateGroup.METHOD,
    influence=Influence.THINK,
    faq=(HOW_LONG, WHO_CAN_SEE, MY_OWN_CASE, REGRET, ON_PAPER),
    complaint_route=COMPLAINT_ROUTE,
    steps=(StepTemplate("De verhalen", method=MethodCode.CASES, product=ProductKind.CRITERIA),),
)
