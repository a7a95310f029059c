"""When an address is no longer somebody's: what waits for it never leaves, what failed loses address and words."""

from collections.abc import Sequence

from django.db.models.functions import Lower

from people.service import Farewell, Gone

from .models import WIPED, Notice, NoticeState


def wipe_what_waits(gone: Sequence[Gone], farewell: Farewell) -> None:
    """Listens to people's deed. What left already was wiped on leaving; the key stays, so that it is not sent anew.

    A mail that was just handed to the mail server cannot be called back.
    """
    people, addresses = {each.person for each in gone}, {each.address.lower() for each in gone}
    states = [NoticeState.FAILED] if farewell == Farewell.LAST_LETTER else [NoticeState.QUEUED, NoticeState.FAILED]
    theirs = Notice.objects.annotate(small=Lower("to")).filter(person__in=people, small__in=addresses)
    theirs.filter(state__in=states).update(state=NoticeState.FAILED, last_problem="", **WIPED)
