"""Kind `case`: a made-up story. Would it be taken up, which criterion decided, and why in one sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from contributions.service import ContributionKind

from ..enums import ResultsShown, Take
from ..models import Item, ItemVersion
from .base import Given, Problem, Reading, Screen, Spoken, TextLimit, with_words
from .options import Option, options_of
from .texts import skip_hint, too_long, typed

TAKE, CRITERION, WHY = "oordeel", "criterium", "waarom"
#: No criterion decided, or somebody cannot say: kept beside an empty criterion.
NONE, DO_NOT_KNOW = "none", "do_not_know"


@dataclass(frozen=True, slots=True)
class Row:
    """One choice on the screen. What a criterion means can be read apart, above the choices."""

    value: str
    label: str
    meaning: str = ""


class CaseKind:
    """`value` is {"take": a Take, "criterion": code of an element or "", "blind": whether others were not seen}.

    Who says that none of the criteria decided, or that they do not know, has "criterion" "" and that in "otherwise".
    The words at prompt "" are the reason.
    """

    def screen(
        self,
        item: Item,
        version: ItemVersion,
        given: Given,
        problems: Sequence[Problem] = (),
        notes: Sequence[Problem] = (),
    ) -> Screen:
        """The story (behind its warning, when it has one), two questions, and room for a sentence."""
        at = {problem.field_id: problem.message for problem in problems}
        criteria = options_of(version)
        context = {
            "tells_help": True,
            "story": version.help,
            "warning": item.case.warning if item.case else "",
            "is_opened": bool(given.value or given.words or problems),
            "takes": [Row(take.value, str(take.label)) for take in Take],
            "take": given.value.get("take", ""),
            "take_problem": at.get(f"{TAKE}_0", ""),
            "criteria": criteria,
            "choices": [Row(option.code, option.label) for option in [*criteria, *otherwise()]],
            "criterion": given.value.get("otherwise") or given.value.get("criterion", ""),
            "why": given.words.get("", ""),
            "why_problem": at.get(WHY, ""),
            "why_note": next((note.message for note in notes), ""),
            "limit": int(TextLimit.ANSWER),
        }
        return Screen("consultation/methods/case.html", context)

    def read(self, item: Item, version: ItemVersion, data: QueryDict, *, answer_expected: bool) -> Reading:
        """What was chosen. A code that we did not offer is left out: only a forged form holds one."""
        take, chosen = data.get(TAKE, ""), data.get(CRITERION, "")
        why = typed(data, WHY)
        value: dict[str, Any] = {}
        if take in Take.values:
            value["take"] = take
        if chosen in {option.code for option in options_of(version)}:
            value["criterion"] = chosen
        elif chosen in (NONE, DO_NOT_KNOW):
            value |= {"criterion": "", "otherwise": chosen}
        if value:
            value = {"criterion": "", **value, "blind": item.step.results_shown != ResultsShown.LIVE}
        problems = [problem] if (problem := too_long(why, WHY)) else []
        if answer_expected and "take" not in value and (value or why or item.required):
            sentence = _("Kies of de belangenbehartiger deze zaak oppakt.") + " " + skip_hint()
            problems.insert(0, Problem(f"{TAKE}_0", sentence))
        return Reading(Given(value, {"": why} if why else {}), tuple(problems))

    def is_empty(self, item: Item, version: ItemVersion, given: Given) -> bool:
        """Not said whether it is taken up: a criterion or a reason alone is no answer."""
        return not given.value.get("take")

    def tell(self, item: Item, version: ItemVersion, given: Given) -> list[str]:
        """What was chosen, what decided, and why."""
        if not given.value.get("take"):
            return []
        labels = {option.code: option.label for option in [*options_of(version), *otherwise()]}
        code = given.value.get("otherwise") or given.value.get("criterion", "")
        lines = [str(Take(given.value["take"]).label)]
        if code in labels:
            lines.append(_("Wat de doorslag gaf: %(criterion)s") % {"criterion": labels[code]})
        return [*lines, *filter(None, [given.words.get("", "")])]

    def speakable(self, item: Item, version: ItemVersion) -> list[Spoken]:
        """Nothing: one chooses here, and a recording alone would be no answer."""
        return []

    def spoken(self, item: Item, version: ItemVersion, given: Given) -> list[Spoken]:
        """The reason."""
        question = f"{version.text}: {_('Waarom?')}"
        return with_words([Spoken("", ContributionKind.REASON, question, "")], given)

    def export(self, item: Item, version: ItemVersion, value: Mapping[str, Any]) -> dict[str, Any]:
        """Three columns: the judgement, the criterion, and whether it was given before seeing others."""
        return {
            "take": value.get("take", ""),
            "criterion": value.get("criterion") or value.get("otherwise", ""),
            "blind": int(bool(value.get("blind"))) if value.get("take") else "",
        }

    def field_of(self, item: Item, prompt: str) -> str:
        """The field of the reason."""
        return WHY


def otherwise() -> list[Option]:
    """What stands below the criteria."""
    return [Option(NONE, _("Geen van deze")), Option(DO_NOT_KNOW, _("Dat weet ik niet"))]
