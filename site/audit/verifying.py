"""Finding what was changed, taken away or slipped in after all, past the guards of the database.

Problems are codes with the number of a seal: the command says them in words, the operator's page counts them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby

from django.db.models import Max, Min
from django.utils import timezone

from . import outside, protection
from .models import AuditEvent, AuditSeal, Outcome
from .outside import Outside
from .recording import record
from .sealing import digest_of, key_name, mark_of
from .terms import TRAIL_DAYS

#: Lines without a seal for longer than this: nobody seals.
SEALED_WITHIN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it was written: a code, and the seal (or the name of a guard) it is about."""

    code: str
    what: str = ""


@dataclass(slots=True)
class Verdict:
    """What was looked at, and what is wrong with it."""

    seals: int = 0
    lines: int = 0
    restarts: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def verify(outside_since: date = date.min) -> Verdict:
    """Look at every line and every seal inside, and at those put outside from this day on. Changes nothing."""
    verdict = Verdict()
    verdict.problems += [Problem("guard_missing", name) for name in protection.missing()]
    known = {seal.number: seal for seal in AuditSeal.objects.all()}
    verdict.seals = len(known)
    verdict.restarts = [number for number, seal in known.items() if seal.is_restart]
    verdict.problems += _chain(known)
    verdict.problems += _lines(known, verdict)
    verdict.problems += _outside(known, outside_since)
    oldest = AuditEvent.objects.unsealed().aggregate(at=Min("at"))["at"]
    if oldest is not None and oldest < timezone.now() - SEALED_WITHIN:
        verdict.problems.append(Problem("not_sealed"))
    return verdict


def verify_and_record(outside_since: date = date.min) -> Verdict:
    """Look, and say on the trail itself how it was: what the operator's page shows."""
    verdict = verify(outside_since)
    codes = sorted({problem.code for problem in verdict.problems})
    record(
        "audit.verify",
        by=None,
        outcome=Outcome.REFUSED if codes else Outcome.DONE,
        problems=len(verdict.problems),
        codes=",".join(codes),
        lines=verdict.lines,
        seals=verdict.seals,
    )
    return verdict


@dataclass(frozen=True, slots=True)
class TrailState:
    """What the operator's page shows of the trail; None where there is nothing to tell."""

    problems: int | None
    verified_at: datetime | None
    unsealed_since: datetime | None


def trail_state() -> TrailState:
    """How it was the last time somebody looked, and since when lines wait for a seal. Two queries."""
    last = AuditEvent.objects.filter(action="audit.verify").order_by("-pk").first()
    unsealed = AuditEvent.objects.unsealed().aggregate(at=Min("at"))["at"]
    return TrailState(last.details["problems"] if last else None, last.at if last else None, unsealed)


def _chain(known: dict[int, AuditSeal]) -> Iterator[Problem]:
    ours, before = key_name(), None
    for number in sorted(known):
        seal = known[number]
        if seal.key_name != ours:
            yield Problem("other_key", str(number))
        elif seal.mark != mark_of(seal):
            yield Problem("seal_changed", str(number))
        if seal.is_restart:
            before = seal
            continue
        if number != (before.number + 1 if before else 1):
            yield Problem("seal_missing", str(number - 1))
        elif seal.previous != (before.mark if before else ""):
            yield Problem("chain_broken", str(number))
        before = seal


def _lines(known: dict[int, AuditSeal], verdict: Verdict) -> Iterator[Problem]:
    """Each seal against the lines under it. Without any it must be past its term."""
    seen: set[int] = set()
    sealed = AuditEvent.objects.exclude(seal=None).order_by("seal_id", "pk")
    for number, events in groupby(sealed.iterator(chunk_size=2_000), key=lambda event: int(event.seal_id or 0)):
        found = list(events)
        verdict.lines += len(found)
        seen.add(number)
        seal = known.get(number)
        if seal is None:  # made while we looked
            continue
        if len(found) < seal.count:
            yield Problem("line_gone", str(number))
        elif len(found) > seal.count:
            yield Problem("line_added", str(number))
        elif digest_of(found) != seal.digest:
            yield Problem("line_changed", str(number))
    limit = _term()
    for number, seal in known.items():
        if number not in seen and seal.count and seal.last_at > limit:
            yield Problem("line_gone", str(number))


def _outside(known: dict[int, AuditSeal], since: date) -> Iterator[Problem]:
    """What stands outside must stand inside, unless a seal says that a back-up was put back after it."""
    there: dict[int, set[str]] = {}
    for each in outside.read_all(since):
        there.setdefault(each.number, set()).add(each.mark)
    for number in sorted(there):
        seal = known.get(number)
        if seal is None:
            if not _is_skipped(number, known):
                yield Problem("only_outside", str(number))
        elif there[number] != {seal.mark} and not (seal.mark in there[number] and _is_before_restart(number, known)):
            yield Problem("differs_outside", str(number))
    first = max(outside.oldest_kept(), since)
    for number, seal in known.items():
        if seal.written and number not in there and timezone.localdate(seal.last_at) > first:
            yield Problem("not_outside", str(number))


def _is_skipped(number: int, known: dict[int, AuditSeal]) -> bool:
    """Whether a restart says that this seal went with the back-up that was put back."""
    inside = [each for each in known if each < number]
    restart = min((each for each, seal in known.items() if seal.is_restart and each > number), default=None)
    return restart is not None and not any(max(inside, default=0) < each < restart for each in known)


def _is_before_restart(number: int, known: dict[int, AuditSeal]) -> bool:
    """Whether this number may have been used twice: after a back-up was put back, before that was said."""
    return any(seal.is_restart and each > number for each, seal in known.items())


def _term() -> datetime:
    return timezone.now() - timedelta(days=TRAIL_DAYS - 1)


def newest_outside() -> Outside | None:
    """The seal with the highest number that stands outside."""
    return max(outside.read_all(), key=lambda each: each.number, default=None)


def newest_inside() -> int:
    """The highest number in this database; 0 when there is none."""
    return AuditSeal.objects.aggregate(number=Max("number"))["number"] or 0
