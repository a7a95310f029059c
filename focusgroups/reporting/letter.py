"""The report on paper, for one person: to read, to tick, to write on, and to send back."""

from django.conf import settings
from django.utils import translation

from audit.service import record
from pages.service import render_pdf
from people.models import User

from ..models import FocusGroup, MemberCheck
from .links import check_url

TEMPLATE = "focusgroups/print/look_back.html"
STYLES = ("consultation/print.css",)


def letter_pdf(check: MemberCheck, *, by: User | None) -> bytes:
    """The letter as a PDF: with address, summary and this person's own words. Who made it is in the audit trail.

    Raises PdfUnavailable on a machine that cannot make one.
    """
    group = FocusGroup.objects.filter(sessions=check.report.gathering_id).first()
    with translation.override(settings.LANGUAGE_CODE):
        made = render_pdf(
            TEMPLATE,
            {
                "check": check,
                "report": check.report,
                "gathering": check.report.gathering,
                "contact": getattr(check.participation.participant, "contact", None),
                "quotes": [
                    quote
                    for quote in check.quotes.select_related("contribution").order_by("contribution__order", "pk")
                    if not quote.contribution.emptied_reason
                ],
                "link": check_url(check),
                "phone": group.contact_phone if group else "",
            },
            stylesheets=STYLES,
        )
    record("focusgroups.print_check", by=by, on=check)
    return made
