"""What a method is as a whole: how its items are asked, what it deals, what it counts, and how that is explained.

A method touches no request. What asks the database (counting) is a function that the worker calls; see
docs/methods.md for a method of your own, from start to end.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..enums import ItemKind, MethodCode
from .base import Given, Method, Remark

if TYPE_CHECKING:
    from django import forms

    from ..importing.columns import Column
    from ..models import Item, ItemVersion, Step

    #: (step, its items in order, those that were answered in that order, seed, group) -> what this person meets:
    #: what was answered, and at most one more. The same arguments give the same items. `seed` "" deals nothing new;
    #: `group` is the code of the person's group, or "" when it is not known.
    Deal = Callable[[Step, Sequence[Item], Sequence[Item], str, str], list[Item]]
    #: (item, what was kept there, all items of its step) -> what the writer may want to look at again; [] is nothing.
    Remarks = Callable[[Item, Given, Sequence[Item]], list[Remark]]
    #: (step, database alias) -> (what everybody may see, the annex for analysts). Plain data for JSON.
    Count = Callable[[Step, str], tuple[Mapping[str, Any], Mapping[str, Any]]]
    #: (item, the version that was asked) -> the columns of one question on the sheet for paper.
    Columns = Callable[[Item, ItemVersion], Sequence[Column]]
    #: (step, results as counted) -> context of the template of results. Small cells are hidden here.
    Show = Callable[[Step, Mapping[str, Any]], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class StepMethod:
    """One method. What a method does not do, it leaves out.

    kinds: by ItemKind, how an item of this method is asked.
    promise: one sentence for participants: what is done with an answer.
    explained: the template of the plain page that says how the result is computed (promise 11).
    deal: for a method in which nobody meets all items; None asks every item in order.
    dealt_kinds: the kinds that are dealt; others of the step come after them.
    most: so many items one person is dealt before the way goes on; reads the settings of the step.
    paper: what of the dealt items stands on the paper form with this number (0: no form chosen); None: up to thirty.
    invited: the step as it is set for who came with a card (an organised session); None: as for everybody.
    more_label: the words on the way from the overview to what can still be answered; "" offers none.
    remarks: what there is to say about an answer that was just kept, beside what the guard says.
    count, show, results_template: what comes out, and how it is shown. None: there are no results beside the words.
    route: after counting: write at the items where answers are wanted (Item.routing).
    settings_form: what an organiser can set at a step of this method.
    label, kind_labels: what the method and its kinds are called, for one that has no line in enums.py.
    columns: by ItemKind, the columns of the sheet for paper, for a kind that has no line in importing/columns.py.
    others_template: how others answered, for who has answered all they were dealt; their own answers then stand.
    """

    code: str
    kinds: Mapping[str, Method]
    promise: Any = ""
    explained: str = ""
    deal: "Deal | None" = None
    dealt_kinds: frozenset[str] = frozenset()
    most: "Callable[[Step], int] | None" = None
    paper: "Callable[[Step, Sequence[Item], int], list[Item]] | None" = None
    invited: "Callable[[Step], Step] | None" = None
    more_label: Any = ""
    remarks: "Remarks | None" = None
    count: "Count | None" = None
    show: "Show | None" = None
    results_template: str = ""
    annex_template: str = ""
    route: "Callable[[Step], int] | None" = None
    settings_form: "type[forms.Form] | None" = None
    others_template: str = ""
    label: Any = ""
    kind_labels: Mapping[str, Any] = field(default_factory=dict)
    columns: "Mapping[str, Columns]" = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the method is called."""
        return str(self.label or MethodCode(self.code).label)

    def kind_choices(self) -> list[tuple[str, str]]:
        """The kinds an item of this method can be, each with what that is called."""
        return [(str(kind), str(self.kind_labels.get(kind) or ItemKind(kind).label)) for kind in self.kinds]

    def kind(self, item: "Item") -> Method:
        """How this item is asked. A kind this method does not know is a fault of ours: KeyError."""
        return self.kinds[item.kind]
