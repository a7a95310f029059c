"""Kind `top`: choose what is most important, at most so many; with costs, as long as the budget lasts."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Item, ItemVersion
from .base import Given, Problem, Screen
from .choice import Choice, Row
from .options import Option, options_of
from .texts import skip_hint


class Top(Choice):
    """`value` is {"choices": [codes in the order of the options]}; words by option code are reasons.

    Too many, or too expensive, is never kept, whichever button was pressed.
    """

    def screen(
        self,
        item: Item,
        version: ItemVersion,
        given: Given,
        problems: Sequence[Problem] = (),
        notes: Sequence[Problem] = (),
    ) -> Screen:
        """Boxes; where there is a budget each with what it costs, and what was spent so far."""
        context = super().screen(item, version, given, problems, notes).context
        cost = {option.code: option.cost for option in options_of(version)}
        budget = budget_of(version)
        spent = sum(cost.get(code, 0) for code in context["values"])
        context |= {"budget": budget, "spent": spent, "left": budget - spent if budget else 0}
        if budget:
            context["rows"] = [_with_cost(row, cost[row.value]) for row in context["rows"]]
        return Screen("consultation/methods/top.html", context)

    def takes_several(self, item: Item) -> bool:
        """Always."""
        return True

    def how_many(self, item: Item, version: ItemVersion) -> str:
        """How many one can choose, and how much it may cost."""
        most, budget = most_choices(version), budget_of(version)
        sentences = []
        if most < len(version.options.raw_data):
            sentence = ngettext(
                "Kies er hoogstens %(most)d. Minder mag ook.", "Kies er hoogstens %(most)d. Minder mag ook.", most
            )
            sentences.append(sentence % {"most": most})
        if budget:
            sentences.append(_("Samen mag het %(budget)d kosten.") % {"budget": budget})
        return " ".join(sentences)

    def wrong(self, item: Item, version: ItemVersion, chosen: Sequence[str], *, answer_expected: bool) -> str:
        """Too many, too expensive; and, when an answer is asked, nothing at all."""
        if not chosen:
            return (
                _("Kies wat u het belangrijkst vindt.") + " " + skip_hint()
                if item.required and answer_expected
                else ""
            )
        most = most_choices(version)
        if len(chosen) > most:
            return _("Kies er hoogstens %(most)d. U koos er nu %(count)d.") % {"most": most, "count": len(chosen)}
        budget = budget_of(version)
        spent = sum(option.cost for option in options_of(version) if option.code in chosen)
        if budget and spent > budget:
            sentence = _(
                "Dit kost samen %(spent)d. Dat is %(over)d te veel: het mag %(budget)d kosten. Haal iets weg."
            )
            return sentence % {"spent": spent, "over": spent - budget, "budget": budget}
        return ""


def most_choices(version: ItemVersion) -> int:
    """How many one can choose."""
    number = len(version.options.raw_data)
    return min(version.max_choices or number, number)


def budget_of(version: ItemVersion) -> int | None:
    """What it may cost together; None where nothing costs anything."""
    return version.budget if version.budget and has_costs(options_of(version)) else None


def has_costs(options: Sequence[Option]) -> bool:
    """Whether any of these costs something."""
    return any(option.cost for option in options)


def _with_cost(row: Row, cost: int) -> Row:
    """The cost belongs to the name of the thing: who hears the form hears it too."""
    label = _("%(label)s (kost %(cost)d)") % {"label": row.label, "cost": cost}
    return replace(row, label=label, cost=cost)
