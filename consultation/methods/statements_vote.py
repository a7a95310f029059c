"""Kind `statement`: agree, disagree, no opinion, or not understood. One tap on a phone; a round to tick elsewhere."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from ..enums import Vote
from ..models import Item, ItemVersion
from .base import Given, Problem, Reading, Screen, Spoken

FIELD = "keuze"
#: What was chosen before: a press on another button than the four keeps it.
KEPT = "gekozen"


class VoteKind:
    """`value` is {"choices": [a Vote]}; there are no words.

    Alone on a screen the answers are four buttons: who presses one has answered and goes on. On a sheet with more
    questions they are rounds. The template knows which by the prefix: a screen has none.
    """

    def screen(
        self,
        item: Item,
        version: ItemVersion,
        given: Given,
        problems: Sequence[Problem] = (),
        notes: Sequence[Problem] = (),
    ) -> Screen:
        """Four answers. `by_button` tells the screen around it that it needs no button to go on."""
        value = chosen(given.value)
        context = {
            "rows": [{"value": vote.value, "label": str(vote.label), "meaning": ""} for vote in Vote],
            "value": value,
            "values": [value] if value else [],
            "problem": next((problem.message for problem in problems), ""),
            "by_button": True,
            "skip_label": _("Toon een andere stelling"),
            "enough_label": _("Genoeg stellingen, ga verder"),
            "plain": version.plain,
        }
        return Screen("consultation/methods/vote.html", context)

    def read(self, item: Item, version: ItemVersion, data: QueryDict, *, answer_expected: bool) -> Reading:
        """The vote of the button or the round; else the one that was kept. A forged code is no vote."""
        voted = next((code for code in (*data.getlist(FIELD)[::-1], data.get(KEPT)) if code in Vote.values), "")
        if not voted and answer_expected:
            sentence = _("Druk op een van de vier antwoorden. Of druk op ‘Toon een andere stelling’.")
            return Reading(Given(), (Problem(f"{FIELD}_0", sentence),))
        return Reading(Given({"choices": [voted]} if voted else {}))

    def is_empty(self, item: Item, version: ItemVersion, given: Given) -> bool:
        """No vote."""
        return not chosen(given.value)

    def tell(self, item: Item, version: ItemVersion, given: Given) -> list[str]:
        """The vote in words."""
        vote = chosen(given.value)
        return [str(Vote(vote).label)] if vote else []

    def speakable(self, item: Item, version: ItemVersion) -> list[Spoken]:
        """Nothing: one chooses here."""
        return []

    def spoken(self, item: Item, version: ItemVersion, given: Given) -> list[Spoken]:
        """No words here."""
        return []

    def export(self, item: Item, version: ItemVersion, value: Mapping[str, Any]) -> dict[str, Any]:
        """The code of the vote."""
        return {"choice": chosen(value)}

    def field_of(self, item: Item, prompt: str) -> str:
        """The first answer."""
        return f"{FIELD}_0"


def chosen(value: Mapping[str, Any]) -> str:
    """The code of the vote in an answer; "" without one."""
    return next((code for code in value.get("choices", []) if code in Vote.values), "")
