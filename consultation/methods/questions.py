"""The method `questions`: one question per screen, in six kinds."""

from ..enums import ItemKind
from ..models import Item
from .base import Method
from .choice import Choice
from .open_question import OpenQuestion
from .ranking import Ranking
from .story import Story

KINDS: dict[str, Method] = {
    ItemKind.OPEN: OpenQuestion(),
    ItemKind.SINGLE: Choice(),
    ItemKind.MULTIPLE: Choice(),
    ItemKind.SCALE: Choice(),
    ItemKind.RANKING: Ranking(),
    ItemKind.STORY: Story(),
}


def question_kind(item: Item) -> Method:
    """How this question is asked."""
    return KINDS[item.kind]
