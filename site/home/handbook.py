"""The guides for who organises a round or a conversation: one part per phase, with the ways to the screens."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access

from consultation.service import ways_to_ask


@require_admin_access
@require_safe
def handbook(request: HttpRequest) -> HttpResponse:
    """For all staff. A way to a screen shows only to who may open that screen."""
    return render(request, "home/admin/handbook.html", {"methods": ways_to_ask()})


@require_admin_access
@require_safe
def group_handbook(request: HttpRequest) -> HttpResponse:
    """From an empty group to a checked report, for all staff."""
    return render(request, "home/admin/group_handbook.html")


@require_admin_access
@require_safe
def lesson_handbook(request: HttpRequest) -> HttpResponse:
    """From an empty lesson pack to a class that counts and a teacher who is answered, for all staff."""
    return render(request, "home/admin/lesson_handbook.html")
