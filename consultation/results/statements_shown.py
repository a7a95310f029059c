"""What came out of statements, as a page shows it: under headings, with a bar per group and the same as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from contributions.service import HIDDEN, Recruitment
from synthesis.measures.bridge import Verdict

from ..enums import Vote
from ..models import Item, Step
from .statements_hiding import Told, told_of
from .statements_words import conclusion_of, headings, labels_beside, sentence_of
from .voices import compared_groups

#: Staff are told when at least so many people, and such a share, did not understand a statement.
SIGNAL_FROM, SIGNAL_SHARE = 3, 0.1
#: What is left of a bar when parts of it are hidden.
_REST = "hidden"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a bar: which vote, and where, as attributes of a drawing."""

    kind: str
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One group: its pieces from left to right, and the same in words."""

    label: str
    words: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One statement. `has_scores`: the public reads them when there are enough answers and nothing is hidden."""

    text: str
    is_retired: bool
    verdict: str
    sentence: str
    bars: tuple[Bar, ...]
    rows: tuple[tuple[Any, ...], ...]
    has_scores: bool
    score: str
    gap: str


def show(step: Step, results: Mapping[str, Any]) -> dict[str, Any]:
    """The context of templates/consultation/results/statements.html. Two queries, however many statements."""
    labels = {group.code: group.label for group in compared_groups()}
    groups = [code for code in results.get("groups", []) if code in labels]
    items = {str(item.pk): item for item in Item.objects.filter(step=step).select_related("current")}
    rows = [row for row in results.get("statements", []) if row["item"] in items]
    shown = [(row, _shown(row, items[row["item"]], groups, labels)) for row in rows]
    return {
        "conclusion": conclusion_of(rows),
        "sections": [
            {"code": code, "title": title, "sentence": sentence, "statements": _sorted(shown, verdicts)}
            for code, verdicts, title, sentence in headings()
        ],
        "headers": [
            _("Wie"),
            *(str(vote.label) for vote in Vote),
            _("Samen"),
            *(str(way.label) for way in Recruitment),
        ],
        "legend": [{"kind": vote.value, "label": str(vote.label)} for vote in Vote],
        "signals": [signal for row in rows if (signal := _signal(row, str(items[row["item"]])))],
        "key": f"stap{step.order}",
    }


def _sorted(shown: Sequence[tuple[Mapping[str, Any], Shown]], verdicts: Sequence[Verdict]) -> list[Shown]:
    """The clearest first."""

    def place(pair: tuple[Mapping[str, Any], Shown]) -> tuple[int, float]:
        row = pair[0]
        clear = row["gap"]["size"][0] if row["verdict"] == Verdict.DIVIDES else (row["score"] or [0.0])[0]
        return list(verdicts).index(row["verdict"]), clear if row["verdict"] == Verdict.DISAGREED else -clear

    return [each for _row, each in sorted((pair for pair in shown if pair[0]["verdict"] in verdicts), key=place)]


def _shown(row: Mapping[str, Any], item: Item, groups: Sequence[str], labels: Mapping[str, str]) -> Shown:
    beside = {code: label for code, label in labels_beside().items() if row["counts"].get(code)}
    named = {**{code: labels[code] for code in groups}, **beside}
    told = told_of(row["counts"], list(named))
    of_groups = told[: len(groups)]
    return Shown(
        text=str(item),
        is_retired=item.retired,
        verdict=row["verdict"],
        sentence=sentence_of(row, labels),
        bars=tuple(_bar(each, named[each.code]) for each in of_groups),
        rows=tuple((named[each.code], *map(_number, (*each.votes, each.total, *each.ways))) for each in told),
        has_scores=row["verdict"] != Verdict.TOO_FEW and all(each.is_whole for each in of_groups),
        score=_score(row),
        gap=_gap(row, labels),
    )


def _bar(told: Told, label: str) -> Bar:
    """Shares of who answered; what is hidden is one piece, and nothing is drawn of a group whose total is hidden."""
    if not told.total:
        words = _("nog niemand") if told.total == 0 else _("te weinig mensen om te laten zien")
        return Bar(label, words, ())
    known = [(vote, number) for vote, number in zip(Vote, told.votes, strict=True) if number]
    rest = told.total - sum(number for _vote, number in known)
    parts = [*((vote.value, number) for vote, number in known), *([(_REST, rest)] if rest else [])]
    segments, x = [], 0
    for kind, number in parts:
        segments.append(Segment(kind, _percent(x, told.total), _percent(number, told.total)))
        x += number
    words = ", ".join(f"{number} {str(vote.label).lower()}" for vote, number in known)
    return Bar(label, f"{words}, {rest} {_('verborgen')}".removeprefix(", ") if rest else words, tuple(segments))


def _percent(number: int, total: int) -> str:
    return f"{100 * number / total:.2f}%"


def _number(number: int | None) -> int | str:
    return HIDDEN if number is None else number


def _score(row: Mapping[str, Any]) -> str:
    if not row["score"]:
        return ""
    value, low, high = (round(100 * number) for number in row["score"])
    sentence = _("Brugscore: %(value)d van 100. Bijna zeker tussen %(low)d en %(high)d.")
    return sentence % {"value": value, "low": low, "high": high}


def _gap(row: Mapping[str, Any], labels: Mapping[str, str]) -> str:
    gap = row["gap"]
    if not gap:
        return ""
    value, low, high = (round(100 * number) for number in gap["size"])
    if not value:
        return ""
    sentence = _(
        "Grootste verschil in eens: %(value)d op de 100, tussen ‘%(one)s’ en ‘%(other)s’. "
        "Bijna zeker tussen %(low)d en %(high)d."
    )
    one, other = (labels.get(gap[end], gap[end]) for end in ("higher", "lower"))
    return sentence % {"value": value, "one": one, "other": other, "low": max(low, 0), "high": high}


def _signal(row: Mapping[str, Any], text: str) -> dict[str, Any] | None:
    """A statement that many did not understand, for the organiser only."""
    votes = [ways for classes in row["counts"].values() for ways in classes.values()]
    unclear = sum(counts.get(Vote.UNCLEAR, 0) for counts in votes)
    people = sum(sum(counts.values()) for counts in votes)
    if unclear < SIGNAL_FROM or unclear < SIGNAL_SHARE * people:
        return None
    return {"text": text, "unclear": unclear, "people": people}
