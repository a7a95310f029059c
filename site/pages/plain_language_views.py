"""Is this easy to read? What was typed in a form of the admin is looked at, answered, and kept nowhere."""

import re
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.auth import require_admin_access

from .plain_language import report_on

#: More than a whole round with all its questions.
MOST_CHARACTERS = 60_000
#: What a form sends along that nobody wrote.
_NOT_WRITTEN = re.compile(
    r"(?:^|[-_])(?:csrfmiddlewaretoken|seen|token|next|slug|code|id|type|order|deleted|count|phone)$"
)
_FRAGMENT = "pages/admin/plain_language_report.html"


@require_admin_access
@require_POST
def check_texts(request: HttpRequest) -> HttpResponse:
    """The advice: a piece of a page for the script that asks for it, else a page of its own."""
    report = report_on(written(request.POST))
    if request.headers.get("X-Piece"):
        return render(request, _FRAGMENT, {"report": report})
    return render(request, "pages/admin/plain_language.html", {"report": report, "page_title": _title()})


def written(data: QueryDict) -> Iterable[str]:
    """The texts in a posted form: what people write, in the order of the form, up to a limit."""
    room = MOST_CHARACTERS
    for name in data:
        if _NOT_WRITTEN.search(name):
            continue
        for text in data.getlist(name):
            if room > 0 and " " in text.strip() and not text.lstrip().startswith(("{", "[")):
                yield text[:room]
                room -= len(text)


def _title() -> str:
    return _("Is dit makkelijk te lezen?")
