"""How a lesson pack is written down in code: what a person fills in on the screens, as data."""

from dataclasses import dataclass

from ..source import Fact, Question, Step


@dataclass(frozen=True, slots=True)
class WrittenMaterial:
    """One part. `kind` is a MaterialKind, `text` in the marks of :mod:`education.packs.marks`."""

    kind: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Ask:
    """What a class is asked: about views, never about home. `kind` is a ClassItemKind.

    `options` of a dilemma: (code, label); codes are fixed, people see labels.
    """

    kind: str
    text: str
    help: str = ""
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPack:
    """A whole pack. Codes are those of :mod:`education.enums`; `{cijfer:code}` in a text is the value of a fact.

    `agenda`: codes of the actions to which the voice of a class belongs.
    `goals`: codes of :mod:`education.catalogue.obk` (kerndoelen, burgerschap in the mbo).
    """

    slug: str
    title: str
    summary: str
    levels: tuple[str, ...]
    years: tuple[int, ...] = ()
    subjects: tuple[str, ...]
    goals: tuple[str, ...] = ()
    aims: tuple[str, ...]
    keywords: tuple[str, ...]
    minutes: int
    group_form: str
    reading: str
    preparation: str
    steps: tuple[Step, ...]
    materials: tuple[WrittenMaterial, ...]
    questions: tuple[Question, ...]
    facts: tuple[Fact, ...]
    asks: tuple[Ask, ...]
    agenda: tuple[str, ...] = ("preventie",)

    def of_kind(self, kind: str) -> tuple[WrittenMaterial, ...]:
        """The parts of one MaterialKind."""
        return tuple(material for material in self.materials if material.kind == kind)
