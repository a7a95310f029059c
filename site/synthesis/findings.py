"""Deeds on findings: tying them to the words they rest on."""

from collections.abc import Iterable

from django.db import transaction

from audit.service import record
from contributions.models import Contribution
from people.models import User

from .models import Finding


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
