"""The method `questions`: one question per screen, in six kinds."""

from django.utils.translation import gettext_lazy as _

from ..enums import ItemKind, MethodCode
from ..results.questions import count
from .base import Method
from .choice import Choice
from .open_question import OpenQuestion
from .ranking import Ranking
from .step_method import StepMethod
from .story import Story

KINDS: dict[str, Method] = {
    ItemKind.OPEN: OpenQuestion(),
    ItemKind.SINGLE: Choice(),
    ItemKind.MULTIPLE: Choice(),
    ItemKind.SCALE: Choice(),
    ItemKind.RANKING: Ranking(),
    ItemKind.STORY: Story(),
}

QUESTIONS = StepMethod(
    code=MethodCode.QUESTIONS,
    kinds=KINDS,
    promise=_("Wij lezen elk antwoord, en tellen hoeveel mensen wat kozen."),
    explained="consultation/explained/questions.html",
    count=count,
)
