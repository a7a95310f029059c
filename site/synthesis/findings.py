"""Deeds on findings: writing one down, and tying it to the words it rests on."""

from collections.abc import Iterable

from django.db import transaction

from audit.service import record
from contributions.models import AgendaItem, Contribution, Occasion
from people.models import User

from .enums import Stance
from .models import Finding


@transaction.atomic
def record_finding(
    *,
    sentence: str,
    agenda_item: AgendaItem,
    by: User | None,
    stance: str = Stance.NEUTRAL,
    occasion: Occasion | None = None,
    page_reference: str = "",
    evidence: Iterable[Contribution] = (),
    is_example: bool = False,
) -> Finding:
    """Write a finding down, with where it comes from: a place in an earlier study, or people's words."""
    finding = Finding.objects.create(
        sentence=sentence,
        stance=stance,
        agenda_item=agenda_item,
        occasion=occasion,
        page_reference=page_reference,
        is_example=is_example,
    )
    add_evidence(finding, evidence, by=by)
    return finding


@transaction.atomic
def add_evidence(finding: Finding, words: Iterable[Contribution], *, by: User | None) -> int:
    """Say that this finding rests on these words; returns how many. Adding twice is harmless."""
    words = list(words)
    finding.evidence.add(*words)
    if words:
        record("synthesis.add_evidence", by=by, on=finding, count=len(words))
    return len(words)


@transaction.atomic
def remove_evidence(finding: Finding, words: Iterable[Contribution], *, by: User | None) -> int:
    """Take back that this finding rests on these words; returns how many."""
    words = list(words)
    finding.evidence.remove(*words)
    if words:
        record("synthesis.remove_evidence", by=by, on=finding, count=len(words))
    return len(words)
