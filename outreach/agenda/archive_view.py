"""What was: the archive of the agenda."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .context import archive_context


@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    """One year at a time, the newest first."""
    context = archive_context(request.GET.get("jaar", ""), request.GET.get("p"))
    return render(request, "outreach/agenda/archive.html", context)
