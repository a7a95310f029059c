"""What a colleague does with a text for the report: write it, under their name."""

from django.db import transaction

from audit.service import record
from people.models import User
from privacy.service import guard_for_storage

from .models import ReportText


@transaction.atomic
def write_text(text: ReportText, *, by: User | None) -> ReportText:
    """Keep this text, new or changed, without what must never be kept: it may stand on the web."""
    text.body = guard_for_storage(text.body)[0]
    text.changed_by = by
    text.save()
    record("handover.write_text", by=by, on=text, place=text.place)
    return text
