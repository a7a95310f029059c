"""What the panel "Wie ontbreekt?" shows: the figures of a round beside what was agreed. Never a count of its own."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from contributions.service import Channel

from .figures import Figures, Line, Reading, Ways, bursts_in, range_of, read
from .figures.bars import Bar, bars_of
from .figures.keeping import figures_of
from .figures.words import (
    balance_in_words,
    gap_in_words,
    people_in_words,
    range_in_words,
    target_in_words,
    who_is_missing,
)
from .gaps import open_tasks_of
from .models import GapTask, Round
from .targets import targets_of, whole_tree


@dataclass(frozen=True, slots=True)
class PanelRow:
    """One perspective on the panel, in words and as a bar, with what is being done about it."""

    line: Line
    is_group: bool
    gap: str
    agreed: str
    percent: int | None
    bar: Bar
    task: GapTask | None

    @property
    def is_filled(self) -> bool:
        """Whether there is a task for a gap that is no gap any more: somebody may close it."""
        return self.task is not None and not self.line.is_missing


@dataclass(frozen=True, slots=True)
class CountRow:
    """One question, channel or week: its counts and its bar."""

    label: Any
    counts: Any
    bar: Bar


def reading_of(round_: Round) -> Reading:
    """The figures of a round on the tree, with its targets. Three queries."""
    return read(figures_of(round_)[0], whole_tree(), targets_of(round_))


def short_panel(round_: Round) -> dict[str, Any]:
    """What the page of the round shows of it: how many, how even, and who is missing. Three queries."""
    figures, as_of = figures_of(round_)
    reading = read(figures, whole_tree(), targets_of(round_))
    people = range_of(figures.before)
    return {
        "as_of": as_of,
        "people": people_in_words(people),
        "balance": balance_in_words(reading),
        "missing": [who_is_missing(line) for line in reading.missing],
        "has_targets": reading.has_targets,
    }


def full_panel(round_: Round) -> dict[str, Any]:
    """Everything of the page "Wie ontbreekt?". Four queries."""
    figures, as_of = figures_of(round_)
    reading = read(figures, whole_tree(), targets_of(round_))
    people = range_of(figures.before)
    return {
        "as_of": as_of,
        "people": people_in_words(people),
        "range": range_in_words(people),
        "balance": balance_in_words(reading),
        "reading": reading,
        "rows": _rows(reading, open_tasks_of(round_)),
        "missing": [who_is_missing(line) for line in reading.missing],
        "figures": figures,
        "questions": _questions(figures),
        "channels": _channels(figures),
        "weeks": _weeks(figures),
        "bursts": bursts_in(figures.days),
    }


def _rows(reading: Reading, tasks: dict[int, GapTask]) -> list[PanelRow]:
    lines = [line for line in reading.lines if line.people.total or line.positions.total or line.target or line.kinds]
    bars = bars_of([(line.people, line.gap.needed if line.gap else None) for line in lines])
    return [
        PanelRow(
            line=line,
            is_group=bool(line.kinds),
            gap=gap_in_words(line.gap) if line.gap else "",
            agreed=target_in_words(line.target) if line.target else "",
            percent=round(100 * line.people.total / reading.total) if reading.total else None,
            bar=bar,
            task=tasks.get(line.perspective.pk),
        )
        for line, bar in zip(lines, bars, strict=True)
    ]


def _questions(figures: Figures) -> list[CountRow]:
    """Skipped is the dark part of the bar, answered the light part: as the line under the table says."""
    bars = bars_of([(Ways(each.answered, each.skipped), None) for each in figures.questions])
    return [CountRow(each.text, each, bar) for each, bar in zip(figures.questions, bars, strict=True)]


def _channels(figures: Figures) -> list[CountRow]:
    labels = dict(Channel.choices)
    ways = [(labels.get(code, code), figures.channels[code]) for code in Channel.values if code in figures.channels]
    bars = bars_of([(each, None) for _label, each in ways])
    return [CountRow(label, each, bar) for (label, each), bar in zip(ways, bars, strict=True)]


def _weeks(figures: Figures) -> list[CountRow]:
    """People per week, from Monday; weeks in which nobody came included."""
    if not figures.days:
        return []
    per_week: defaultdict[date, int] = defaultdict(int)
    for day, people in figures.days.items():
        per_week[_monday(day)] += people
    monday, last, weeks = min(per_week), max(per_week), []
    while monday <= last:
        weeks.append((monday, per_week.get(monday, 0)))
        monday += timedelta(days=7)
    bars = bars_of([(Ways(0, people), None) for _monday_, people in weeks])
    return [CountRow(start, people, bar) for (start, people), bar in zip(weeks, bars, strict=True)]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
