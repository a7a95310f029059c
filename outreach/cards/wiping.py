"""When words are taken back they leave everywhere: cards that do not count yet, and the report that repeats them."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from contributions.models import Contribution, Participation
from contributions.service import ModerationState, OccasionKind
from notices import service as notices
from people.models import Participant
from privacy.service import Purpose

from ..models import EventReport, SignalCard, WordBack

#: A stretch of at least so many words in a report is somebody's sentence; less is language.
_FEWEST_WORDS = 4
_SENTENCE_END = re.compile(r"[.?!\n]+")
KEPT = timedelta(days=365)


def wipe_participation(participation: Participation) -> None:
    """Everything of this participation is taken back: nothing of its cards is left but that they were there."""
    SignalCard.objects.filter(participation=participation).exclude(draft_words="").update(draft_words="")


def forget_drafts(participation_ids: Sequence[UUID]) -> int:
    """These drafts go, and with them the cards of a workbook that never counted; returns how many."""
    return SignalCard.objects.filter(participation__in=participation_ids, contribution=None).delete()[0]


def wipe_copies(contributions: Sequence[Contribution]) -> None:
    """These words were just emptied: a report that repeats a sentence of them loses that sentence.

    Gets the contributions as they were, with their words.
    """
    _wipe_from_reports((each.occasion_id, [each.original, each.redacted]) for each in contributions)


def wipe_taken_off(contributions: Sequence[Contribution]) -> None:
    """A moderator took these words off, or covered some: a report, which everybody reads, loses those sentences."""
    _wipe_from_reports((each.occasion_id, _not_to_be_read(each)) for each in contributions)


def wipe_without_leave(participant: Participant, purposes: set[str]) -> None:
    """Leave to quote, or to publish, was taken back: a report that repeats words of this person loses those sentences.

    Registered at privacy.service.after_withdrawal: in the transaction in which the leave ends.
    """
    if not purposes & {Purpose.QUOTE, Purpose.PUBLISH}:
        return
    said = Contribution.objects.filter(participation__participant=participant, occasion__kind=OccasionKind.EVENT)
    _wipe_from_reports((each.occasion_id, [each.original, each.redacted]) for each in said)


def _not_to_be_read(contribution: Contribution) -> list[str]:
    """What of these words nobody may read now: all, or only the sentences that are covered."""
    if contribution.moderation != ModerationState.PUBLISHED or contribution.replaced_by_id is not None:
        return [contribution.original, contribution.redacted]
    told = set(_SENTENCE_END.split(contribution.redacted))
    return [each for each in _SENTENCE_END.split(contribution.original) if each not in told]


def _wipe_from_reports(words: Iterable[tuple[int, list[str]]]) -> None:
    by_occasion: dict[int, list[str]] = {}
    for occasion_id, texts in words:
        by_occasion.setdefault(occasion_id, []).extend(texts)
    reports = EventReport.objects.select_for_update(of=("self",)).filter(date__gathering__occasion__in=by_occasion)
    for report in reports.select_related("date__gathering"):
        texts = by_occasion[report.date.gathering.occasion_id or 0]
        heard, steps = without(report.heard, texts), without(report.next_steps, texts)
        if (heard, steps) != (report.heard, report.next_steps):
            report.heard, report.next_steps, report.version = heard, steps, report.version + 1
            report.save(update_fields=["heard", "next_steps", "version"])


def without(text: str, words: Iterable[str]) -> str:
    """The text without the sentences of these words, however they are spaced and cased."""
    for said in words:
        for sentence in sorted([said, *_SENTENCE_END.split(said)], key=len, reverse=True):
            found = [re.escape(word) for word in re.findall(r"\w+", sentence)]
            if len(found) >= _FEWEST_WORDS:
                text = re.sub(r"\b" + r"\W+".join(found) + r"\b", _("(weggehaald)"), text, flags=re.IGNORECASE)
    return text


def words_back_of(participant: Participant) -> QuerySet[WordBack]:
    """The messages about reports of one person."""
    return WordBack.objects.filter(participant=participant)


def purge_words_back(participant: Participant, _reason: str) -> int:
    """These messages are gone, also what did not leave yet: an address from a card stands nowhere else any more."""
    rows = list(words_back_of(participant))
    notices.forget(keys=[row.key for row in rows])
    return WordBack.objects.filter(pk__in=[row.pk for row in rows]).delete()[0]


def words_back_past_term(today: date) -> QuerySet[WordBack]:
    """Messages of more than a year ago: by then nobody asks any more who was told."""
    return WordBack.objects.filter(told_on__lt=today - KEPT)
