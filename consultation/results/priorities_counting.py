"""What people let come first: counted per question and group, with a balanced set beside the plain order.

Counted are people: how many give at least so many points (or choose it, or give it a high place), and the median.
The plain mean is not: one in twenty who puts everything on one thing moves it eight places.
"""

from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from statistics import median
from typing import Any

from synthesis.measures.gate import by_lowest
from synthesis.measures.ranks import borda

from ..enums import ItemKind
from ..methods.priorities_settings import SetKind, Settings
from ..models import Element, Item, Step
from .ballots import ALL, Ballot, Poll, polls_of, take
from .priorities_annex import annex_of
from .priorities_balanced import balanced, no_set
from .voices import compared_groups, voices


def count(step: Step, using: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Per question what everybody may see, and the annex. Five queries, however many people there are."""
    settings = Settings.of(step.settings)
    items = Item.objects.using(using).filter(step=step, current__isnull=False)
    polls = polls_of(items.select_related("current").order_by("order"), settings)
    labels = {group.code: group.label for group in compared_groups(using)}
    groups = list(labels)
    for voice in voices(step, using):
        if voice.item in polls:
            take(voice, polls[voice.item])
    results, annex = [], []
    for poll in polls.values():
        if poll.item.retired and not poll.ballots:
            continue  # what people answered before it was taken away stays
        found = count_poll(poll, groups, settings)
        results.append(found)
        annex.append(annex_of(poll, labels, found))
    elements: list[str] = []
    if step.product_version_id and step.product_version:
        of_product = Element.objects.using(using).filter(product=step.product_version.product_id)
        elements = list(of_product.order_by("code").values_list("code", flat=True))
    return {"items": results, "elements": elements}, {"items": annex}


def count_poll(poll: Poll, groups: list[str], settings: Settings) -> dict[str, Any]:
    """One question. `groups` are the compared ones; whoever speaks from elsewhere is counted beside them."""
    mine = [ballot for ballot in poll.ballots if ballot.group in groups]
    support = {code: _per_group(poll, code) for code in poll.codes}
    people = dict(sorted(Counter(ballot.group for ballot in poll.ballots).items()))
    found: dict[str, Any] = {
        "item": str(poll.item.pk),
        "kind": poll.item.kind,
        "least": poll.least,
        "people": people,
        "for": support,
        "ways": _per_way(mine),
        "for_ways": {code: _per_way([one for one in mine if poll.supports(one, code)]) for code in poll.codes},
        "medians": _medians(poll, groups) if poll.item.kind == ItemKind.POINTS else {},
        "borda": _borda(poll, mine) if poll.item.kind == ItemKind.RANKING else {},
    }
    found["plain"] = plain_order(poll, groups, found)
    lots = lots_of(poll)
    if settings.set == SetKind.NONE:
        return found | {"balanced": no_set()}
    return found | {"balanced": balanced(poll, groups, found, settings, lots)}


def plain_order(poll: Poll, groups: list[str], found: Mapping[str, Any]) -> list[str]:
    """By how many people find it important; a ranking by its Borda points. Ties: median, lowest group, lot."""
    per_group = both_of(found, groups)
    total = {code: sum(found["for"][code].get(group, 0) for group in groups) for code in poll.codes}
    middle = found["medians"].get(ALL, {})
    ties = {code: place for place, code in enumerate(by_lowest(poll.codes, per_group, lots_of(poll)))}
    first = found["borda"] or total
    return sorted(poll.codes, key=lambda code: (-first[code], -middle.get(code, 0), ties[code]))


def both_of(found: Mapping[str, Any], groups: list[str]) -> dict[str, dict[str, tuple[int, int]]]:
    """Per option and compared group: (people for it, people who answered)."""
    return {
        code: {group: (counts.get(group, 0), found["people"].get(group, 0)) for group in groups}
        for code, counts in found["for"].items()
    }


def lots_of(poll: Poll) -> dict[str, str]:
    """The lot of every option: drawn from the number of the question, which stood before anybody answered."""
    return {code: sha256(f"{poll.item.pk}:{code}".encode()).hexdigest() for code in poll.codes}


def _per_group(poll: Poll, code: str) -> dict[str, int]:
    return dict(sorted(Counter(one.group for one in poll.ballots if poll.supports(one, code)).items()))


def _per_way(ballots: list[Ballot]) -> dict[str, int]:
    invited = sum(ballot.is_invited for ballot in ballots)
    return {"invited": invited, "open": len(ballots) - invited}


def _medians(poll: Poll, groups: list[str]) -> dict[str, dict[str, float]]:
    """Of the points, per class and for the compared groups together; who gave nothing to a thing gave it 0."""
    classes: dict[str, list[Ballot]] = {}
    for ballot in poll.ballots:
        classes.setdefault(ballot.group, []).append(ballot)
    classes[ALL] = [ballot for ballot in poll.ballots if ballot.group in groups]
    return {
        name: {code: median(ballot.scores.get(code, 0) for ballot in ballots) for code in poll.codes}
        for name, ballots in classes.items()
        if ballots
    }


def _borda(poll: Poll, ballots: list[Ballot]) -> dict[str, float]:
    place = {code: number for number, code in enumerate(poll.codes)}
    points = borda(([place[code] for code in ballot.order] for ballot in ballots), len(place))
    return dict(zip(poll.codes, points, strict=True))
