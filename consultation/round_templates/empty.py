"""A round without a subject: texts that are true of every round, and one question to begin with."""

from ..enums import Influence, ItemKind, TemplateGroup
from .shape import (
    COMPLAINT_ROUTE,
    HOW_LONG,
    MY_OWN_CASE,
    ON_PAPER,
    REGRET,
    WHO_CAN_SEE,
    ItemTemplate,
    RoundTemplate,
    StepTemplate,
)

_FIRST = ItemTemplate(
    key="first",
    kind=ItemKind.OPEN,
    text="Wat moeten wij weten voordat wij hierover besluiten?",
    help="Eén ding is genoeg. Denk aan wat u zelf zag of meemaakte.",
)

EMPTY = RoundTemplate(
    code="empty",
    label="Lege ronde",
    description="Voor elk ander onderwerp. U krijgt teksten die u kunt aanpassen, en één vraag als begin.",
    title="Denk met ons mee",
    slug="denk-mee",
    question="Wat vindt u dat wij anders of beter moeten doen?",
    introduction="Wij maken een plan voor een belangenbehartiger: iemand die helpt als mensen vastlopen bij de "
    "Belastingdienst of Dienst Toeslagen. Wij willen weten wat u ervan vindt.",
    why="Wij kunnen dit plan niet goed maken zonder de mensen om wie het gaat. U weet dingen die wij niet weten. Daarom "
    "vragen wij het u nu, voordat wij besluiten.",
    asked_by="Het team van de kwartiermaker: de mensen die de belangenbehartiger voorbereiden.",
    decided_by="De kwartiermaker besluit wat er in het plan komt.",
    read_by="Alleen het team van de kwartiermaker leest uw antwoorden.",
    what_happens_next="Wij lezen alles en zetten op een rij wat mensen vinden. Daarna schrijven wij op wat wij ermee doen, en "
    "waarom. Dat leest u op de pagina ‘Wat deden we ermee’.",
    group=TemplateGroup.METHOD,
    influence=Influence.THINK,
    faq=(HOW_LONG, WHO_CAN_SEE, MY_OWN_CASE, REGRET, ON_PAPER),
    complaint_route=COMPLAINT_ROUTE,
    steps=(StepTemplate("Uw antwoorden", (_FIRST,)),),
)
