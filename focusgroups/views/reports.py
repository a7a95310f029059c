"""The reports of a group, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from ..models import FocusGroup
from ..reporting.public import reports_context


def reports(request: HttpRequest, slug: str) -> HttpResponse:
    """What came out of the conversations of a group: the reports that are final."""
    group = get_object_or_404(FocusGroup.objects.public(), slug=slug)
    return render(request, "focusgroups/reports.html", {"group": group, **reports_context(group)})
