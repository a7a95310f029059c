"""Deeds on findings: writing one down, and tying it to what it rests on and to what speaks against it."""

from collections.abc import Iterable

from django.db import transaction

from audit.service import record
from contributions.models import AgendaItem, Contribution, Occasion, Tally
from people.models import User

from .enums import Confidence, Direction, FindingState, Stance
from .finding_desk.moving import move_finding
from .models import Evidence, Excerpt, Finding


@transaction.atomic
def record_finding(
    *,
    sentence: str,
    agenda_item: AgendaItem,
    by: User | None,
    stance: str = Stance.NEUTRAL,
    confidence: str = Confidence.FAIR,
    occasion: Occasion | None = None,
    page_reference: str = "",
    evidence: Iterable[Contribution] = (),
    is_example: bool = False,
    adopt: bool = False,
) -> Finding:
    """Write a finding down, with where it comes from: a place in an earlier study, or people's words.

    It is a concept until the team adopts it; `adopt` does both at once.
    """
    finding = Finding.objects.create(
        sentence=sentence,
        stance=stance,
        confidence=confidence,
        agenda_item=agenda_item,
        occasion=occasion,
        page_reference=page_reference,
        is_example=is_example,
    )
    add_evidence(finding, evidence, by=by)
    return move_finding(finding, FindingState.ADOPTED, by=by) if adopt else finding


@transaction.atomic
def add_evidence(
    finding: Finding, words: Iterable[Contribution], *, by: User | None, direction: str = Direction.FOR
) -> int:
    """Say that these whole contributions speak for (or against) this finding; returns how many are new."""
    rows = [Evidence(finding=finding, contribution=each, direction=direction, added_by=by) for each in words]
    return _add(finding, rows, by)


@transaction.atomic
def add_excerpts(
    finding: Finding, excerpts: Iterable[Excerpt], *, by: User | None, direction: str = Direction.FOR
) -> int:
    """The same for stretches of words; returns how many are new."""
    rows = [
        Evidence(
            finding=finding,
            contribution_id=excerpt.contribution_id,
            excerpt=excerpt,
            direction=direction,
            added_by=by,
        )
        for excerpt in excerpts
    ]
    return _add(finding, rows, by)


@transaction.atomic
def add_tallies(finding: Finding, tallies: Iterable[Tally], *, by: User | None, direction: str = Direction.FOR) -> int:
    """The same for shows of hands and totals of classes: beside people, never added to them."""
    rows = [Evidence(finding=finding, tally=each, direction=direction, added_by=by) for each in tallies]
    return _add(finding, rows, by)


@transaction.atomic
def add_result(
    finding: Finding, name: str, url: str, *, by: User | None, direction: str = Direction.FOR, note: str = ""
) -> Evidence:
    """The same for the result of a round: what people chose without words, with the page that shows it."""
    row, is_new = Evidence.objects.get_or_create(
        finding=finding,
        result_name=name,
        defaults={"result_url": url, "direction": direction, "note": note, "added_by": by},
    )
    if is_new:
        record("synthesis.add_evidence", by=by, on=finding, count=1)
    return row


@transaction.atomic
def remove_evidence(finding: Finding, words: Iterable[Contribution], *, by: User | None) -> int:
    """Take back that this finding rests on these words, whole or in part; returns how many contributions."""
    keys = [each.pk for each in words]
    Evidence.objects.filter(finding=finding, contribution__in=keys).delete()
    if keys:
        record("synthesis.remove_evidence", by=by, on=finding, count=len(keys))
    return len(keys)


@transaction.atomic
def turn_evidence(row: Evidence, *, by: User | None) -> Evidence:
    """From for to against, or back."""
    standing = Evidence.objects.select_for_update().get(pk=row.pk)
    standing.direction = Direction.AGAINST if standing.direction == Direction.FOR else Direction.FOR
    standing.save(update_fields=["direction"])
    record("synthesis.turn_evidence", by=by, on=standing.finding, direction=standing.direction)
    return standing


@transaction.atomic
def drop_evidence(rows: Iterable[Evidence], *, by: User | None) -> int:
    """Take these rows away; returns how many. Their words stay where they are."""
    rows = list(rows)
    Evidence.objects.filter(pk__in=[each.pk for each in rows]).delete()
    for finding in {each.finding for each in rows}:
        record("synthesis.remove_evidence", by=by, on=finding, count=len(rows))
    return len(rows)


def _add(finding: Finding, rows: list[Evidence], by: User | None) -> int:
    """What stands there already stays as it is: the database keeps each source once per finding."""
    before = Evidence.objects.filter(finding=finding).count()
    Evidence.objects.bulk_create(rows, ignore_conflicts=True)
    added = Evidence.objects.filter(finding=finding).count() - before
    if added:
        record("synthesis.add_evidence", by=by, on=finding, count=added)
    return added
