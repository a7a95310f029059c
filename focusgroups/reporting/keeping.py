"""What is held of somebody after a conversation, and until when."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from people.models import Participant

from ..enums import ReportState, TranscriptState
from ..models import CheckedQuote, MemberCheck, Note, Speaker, Thanks, Transcript

#: A file of which nobody said who is who goes after so many days.
TRANSCRIPT_DAYS = 30
#: The law asks to keep accounts for so many years after the year itself.
THANKS_YEARS = 7


def speakers_of(participant: Participant) -> QuerySet[Speaker]:
    """Which speaker this person is, at each conversation."""
    theirs = Q(participation__participant=participant) | Q(seat__participant=participant)
    return Speaker.objects.filter(theirs).select_related("gathering")


def notes_of(participant: Participant) -> QuerySet[Note]:
    """Words of this person that are no contributions yet."""
    return Note.objects.filter(speaker__in=speakers_of(participant).values("pk")).exclude(text="")


def quotes_of(participant: Participant) -> QuerySet[CheckedQuote]:
    """What this person was asked to look at, and said of it."""
    quotes = CheckedQuote.objects.filter(check_of__participation__participant=participant)
    return quotes.select_related("contribution")


def expected_on(today: date) -> QuerySet[Any]:
    """Who may still look over the report of their conversation: the link is mailed again when they ask."""
    looking = MemberCheck.objects.filter(report__state=ReportState.CHECKING, report__check_until__gte=today)
    return looking.values("participation__participant")


def expired_transcripts(today: date) -> QuerySet[Transcript]:
    """Files that wait too long for somebody's choices. What was taken in keeps only its checksum."""
    old = Transcript.objects.filter(brought_on__lt=today - timedelta(days=TRANSCRIPT_DAYS))
    return old.filter(state=TranscriptState.READ)


def expired_thanks(today: date) -> QuerySet[Thanks]:
    """What the accounts no longer need."""
    return Thanks.objects.filter(seat__gathering__starts_at__year__lt=today.year - THANKS_YEARS)
