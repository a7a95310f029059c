"""What a template of a round consists of: plain data, no database."""

from dataclasses import dataclass, field

from ..enums import Influence, ItemKind


@dataclass(frozen=True, slots=True)
class OptionTemplate:
    """One answer to choose, or one small prompt of a story. The code is for ever, the label is not."""

    code: str
    label: str
    meaning: str = ""
    reason_prompt: str = ""


@dataclass(frozen=True, slots=True)
class ItemTemplate:
    """One question. `key` is known inside the template only: a later question can refer to it.

    shown_after: (key of an earlier question, code of its option) for a question that follows one answer.
    agenda: numbers of the actions of the agenda this question is about.
    """

    key: str
    kind: ItemKind
    text: str
    help: str = ""
    options: tuple[OptionTemplate, ...] = ()
    agenda: tuple[int, ...] = ()
    min_choices: int | None = None
    max_choices: int | None = None
    shown_after: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class RoundTemplate:
    """A round that an organiser can start from. Dates and the contact person are left to the organiser."""

    code: str
    label: str
    description: str
    title: str
    slug: str
    question: str
    introduction: str
    why: str
    asked_by: str
    decided_by: str
    read_by: str
    what_happens_next: str
    step_title: str
    items: tuple[ItemTemplate, ...]
    influence: Influence = Influence.THINK
    agenda: tuple[int, ...] = field(default_factory=tuple)
    takes_recordings: bool = False


#: The answers to "mee eens of niet", in words: nobody has to read a number.
AGREEMENT: tuple[OptionTemplate, ...] = (
    OptionTemplate("agree_strongly", "Helemaal mee eens"),
    OptionTemplate("agree", "Mee eens"),
    OptionTemplate("neutral", "Niet eens en niet oneens"),
    OptionTemplate("disagree", "Niet mee eens", reason_prompt="Waarom bent u het er niet mee eens?"),
    OptionTemplate("disagree_strongly", "Helemaal niet mee eens", reason_prompt="Waarom bent u het er niet mee eens?"),
    OptionTemplate("do_not_know", "Dat weet ik niet"),
)
