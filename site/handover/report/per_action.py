"""The chapter of one action of the agenda: heard, where groups differ, decided, open, and the next step."""

from collections.abc import Iterator

from django.utils.formats import date_format

from contributions.service import HIDDEN, AgendaPart
from education.service import Block
from synthesis.models import Decision
from synthesis.service import DecisionState

from ..models import Audience
from .charts import Bars, Charts
from .models import Place
from .reading import Theme, Told
from .texts import Texts

#: What is said, in short and in full, when no finding stands here. Public is what a public decision rests on.
NOTHING_FOUND = {
    Audience.INTERNAL.value: ("Nog geen bevinding.", "Hierover is nog niets gevonden."),
    Audience.PUBLIC.value: ("Nog niets openbaar.", "Wat wij hierover vonden, is nog niet openbaar."),
}
_PART_NAMES = {AgendaPart.WHAT: "WAT", AgendaPart.HOW: "HOE", AgendaPart.WHO: "WIE"}
_NOT_SAID = "Niet gezegd"


def heading(text: str, level: int = 2) -> Block:
    """A heading; level 2 is a chapter."""
    return Block("heading", text=text, level=level)


def chapter(number: str, theme: Theme, audience: str, texts: Texts, charts: Charts) -> Iterator[Block]:
    """All of one action, under its number in the report."""
    item = theme.item
    yield heading(f"{number} {_PART_NAMES[AgendaPart(item.part)]} · Actie {item.number}: {item.title}", 3)
    if item.explanation:
        yield Block("paragraph", text=item.explanation)
    yield from texts.blocks(Place.ACTION, item)
    yield from _heard(theme, audience, charts)
    yield from _differ(theme)
    yield from _decided(theme)
    yield from _open(theme, texts)
    if next_step := texts.at(Place.NEXT_STEP, item):
        yield heading("De volgende stap", 4)
        yield from (Block("paragraph", text=each) for each in next_step)


def _heard(theme: Theme, audience: str, charts: Charts) -> Iterator[Block]:
    yield heading("Wat wij hoorden", 4)
    if not theme.found and not theme.earlier:
        yield Block("paragraph", text=NOTHING_FOUND[audience][1])
    if theme.found:
        yield Block(
            "table",
            text="Bij voor en tegen staan drie getallen: mensen buiten de overheid / erbinnen / samen. "
            "Bij ‘samen’ horen ook mensen die niet zeiden waar zij bij horen.",
            items=("Nr.", "Bevinding", "Voor", "Tegen", "Hoe zeker"),
            rows=tuple(_finding_row(told) for told in theme.found),
        )
        if len(theme.found) > 1:
            bars = [Bars(told.number, told.supporting[3], told.contradicting[3]) for told in theme.found]
            yield charts.block(str(theme.item.number), bars)
    for quote in theme.quotes:
        side = "spreekt tegen" if quote.speaks_against else "ondersteunt"
        yield Block("box", text=f"{quote.source}, {side} {quote.finding}", items=(f"‘{quote.words}’",))
    beside = tuple(f"{told.number} {told_beside}." for told in theme.found for told_beside in told.beside)
    if beside:
        yield Block("paragraph", text="Handen, klassen en keuzes zonder woorden (niet bij de mensen opgeteld):")
        yield Block("bullets", items=beside)
    if theme.earlier:
        yield Block("paragraph", text="Uit eerder onderzoek (geen stemmen van nu):")
        yield Block("bullets", items=tuple(_earlier(finding) for finding in theme.earlier))


def _finding_row(told: Told) -> tuple[str, ...]:
    def people(cells: tuple[str, ...]) -> str:
        shown = cells[0], cells[1], cells[3]
        if HIDDEN in shown:
            return HIDDEN if set(shown) == {HIDDEN} else " / ".join(shown)
        return "\u00a0/\u00a0".join(shown)  # spaces that do not break: numbers alone stand on one line

    sure = str(told.finding.get_confidence_display()).partition(":")[0]
    state = "; nog niet vastgesteld" if told.is_concept else ""
    sentence = f"{told.finding.sentence} ({told.finding.get_stance_display()}{state})"
    return told.number, sentence, people(told.supporting), people(told.contradicting), sure


def _earlier(finding: object) -> str:
    place = f", {finding.page_reference}" if finding.page_reference else ""  # type: ignore[attr-defined]
    return f"{finding.sentence} Bron: {finding.occasion.title}{place}."  # type: ignore[attr-defined]


def _differ(theme: Theme) -> Iterator[Block]:
    """Citizens, organisations and government side by side, for and against."""
    named = {name for told in theme.found for name in told.groups or ()}
    if not named:
        return
    order = sorted(named, key=lambda name: (not name, name))
    yield heading("Wie zegt wat?", 4)
    yield Block(
        "table",
        text="Mensen voor en tegen, per groep:",
        items=("Nr.", *(name[:1].upper() + name[1:] or _NOT_SAID for name in order)),
        rows=tuple((told.number, *_per_group(told, order)) for told in theme.found),
    )


def _per_group(told: Told, order: list[str]) -> Iterator[str]:
    for name in order:
        if told.groups is None:
            yield HIDDEN
        else:
            supporting, contradicting = told.groups.get(name, (0, 0))
            yield f"{supporting} voor, {contradicting} tegen" if supporting or contradicting else "–"


def _decided(theme: Theme) -> Iterator[Block]:
    yield heading("Wat er besloten is", 4)
    if not theme.decisions:
        yield Block("paragraph", text="Hierover is nog niets besloten.")
    for number, decision, rests_on in theme.decisions:
        yield Block("box", text=f"{number} {decision.title}", items=tuple(_decision(decision, rests_on)))


def _decision(decision: Decision, rests_on: list[str]) -> Iterator[str]:
    state = "Definitief" if decision.state == DecisionState.FINAL else f"Voorlopig ({decision.get_state_display()})"
    yield f"{decision.get_outcome_display()}. {state}."
    yield f"Waarom: {decision.reason}"
    if decision.state == DecisionState.FINAL and decision.what_changed:
        yield f"Wat er veranderde na de reacties: {decision.what_changed}"
    if rests_on:
        yield f"Rust op: {', '.join(rests_on)}."
    if decision.owner_name:
        yield f"Aanspreekbaar: {decision.owner_name}."
    if decision.review_on:
        yield f"Wij kijken er opnieuw naar op {date_format(decision.review_on, 'j F Y')}."


def _open(theme: Theme, texts: Texts) -> Iterator[Block]:
    waiting = [
        f"{number} is nog voorlopig: {decision.title}"
        for number, decision, _rests in theme.decisions
        if decision.state != DecisionState.FINAL
    ]
    waiting += [f"{told.number} heeft nog geen besluit: {told.finding.sentence}" for told in theme.undecided]
    questions = texts.at(Place.QUESTIONS, theme.item)
    if waiting or questions:
        yield heading("Wat nog open staat", 4)
    if waiting:
        yield Block("bullets", items=tuple(waiting))
    yield from (Block("paragraph", text=each) for each in questions)
