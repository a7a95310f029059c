"""When words are taken back they leave everywhere: notes that wait, remarks, and the summary that repeats them."""

import re
from collections.abc import Iterable, Sequence

from django.db.models import F, Q
from django.utils.translation import gettext as _

from contributions.models import Contribution, Participation
from people.models import Participant

from ..models import MemberCheck, Note, Report
from .telling import keep_back

#: A stretch of at least so many words in a summary is somebody's sentence; less is language.
_FEWEST_WORDS = 4


def wipe_participation(participation: Participation) -> None:
    """Everything of this participation is taken back: notes that are no contributions yet, and the member check."""
    theirs = Q(speaker__participation=participation) | Q(speaker__seat__participation=participation)
    Note.objects.filter(theirs).exclude(text="").update(text="", version=F("version") + 1)
    checks = MemberCheck.objects.filter(participation=participation)
    keep_back(list(checks.select_related("report")))
    checks.update(remark="", link_version=F("link_version") + 1)


def wipe_copies(contributions: Sequence[Contribution]) -> None:
    """These words were just emptied: a summary that repeats a sentence of them loses that sentence.

    Gets the contributions as they were, with their words.
    """
    by_occasion: dict[int, list[str]] = {}
    for each in contributions:
        by_occasion.setdefault(each.occasion_id, []).extend([each.original, each.redacted])
    reports = Report.objects.select_for_update(of=("self",)).filter(gathering__occasion__in=by_occasion)
    for report in reports.select_related("gathering").exclude(summary=""):
        wiped = without(report.summary, by_occasion[report.gathering.occasion_id or 0])
        if wiped != report.summary:
            report.summary, report.version = wiped, report.version + 1
            report.save(update_fields=["summary", "version"])


def without(summary: str, texts: Iterable[str]) -> str:
    """The summary without the sentences of these texts, however they are spaced and cased."""
    for text in texts:
        for sentence in sorted(_sentences(text), key=len, reverse=True):
            words = [re.escape(word) for word in re.findall(r"\w+", sentence)]
            if len(words) >= _FEWEST_WORDS:
                summary = re.sub(r"\b" + r"\W+".join(words) + r"\b", _("(weggehaald)"), summary, flags=re.IGNORECASE)
    return summary


def wipe_person(participant: Participant, reason: str) -> int:
    """Notes and remarks of this person, at every conversation; returns how many held words."""
    theirs = Q(speaker__participation__participant=participant) | Q(speaker__seat__participant=participant)
    count = Note.objects.filter(theirs).exclude(text="").update(text="", version=F("version") + 1)
    checks = MemberCheck.objects.filter(participation__participant=participant)
    keep_back(list(checks.select_related("report")))
    checks.update(link_version=F("link_version") + 1)
    return count + checks.exclude(remark="").update(remark="")


def _sentences(text: str) -> list[str]:
    return [text, *re.split(r"[.?!\n]+", text)]
