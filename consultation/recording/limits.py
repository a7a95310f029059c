"""How much one may say, and how long we keep how it sounded."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MOST_BYTES = 6 * 1024 * 1024
MOST_SECONDS = 3 * 60
#: A recorder stops a little after it was told to.
GRACE_SECONDS = 5
#: The form around the file: its token and the like.
FORM_BYTES = 64 * 1024
#: A file up to this size is read to its end, so that the browser can read why we refuse it. A larger one is not.
MOST_BYTES_HEARD_OUT = 60 * 1024 * 1024

#: Recordings are refused when the disk has less room than this: answers in words must still be kept.
LEAST_FREE_BYTES = 1024 * 1024 * 1024

DAYS_AFTER_DONE = 14
DAYS_AFTER_HANDING_IN = 60

_MINUTE = 60


def in_words(seconds: int | None) -> str:
    """A length as one says it: "1 minuut en 20 seconden"; "" when it is not known."""
    if seconds is None:
        return ""
    minutes, rest = divmod(seconds, _MINUTE)
    said = []
    if minutes:
        said.append(ngettext("%(count)d minuut", "%(count)d minuten", minutes) % {"count": minutes})
    if rest or not minutes:
        said.append(ngettext("%(count)d seconde", "%(count)d seconden", rest) % {"count": rest})
    return (" " + _("en") + " ").join(said)
