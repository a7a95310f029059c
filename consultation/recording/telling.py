"""A recording in words."""

from django.utils.translation import gettext as _

from ..models import Recording
from .limits import in_words


def tell(recording: Recording) -> str:
    """What it is and how long it lasts: Opname van 1 minuut en 20 seconden."""
    length = in_words(recording.seconds)
    return _("Opname van %(length)s") % {"length": length} if length else _("Opname")
