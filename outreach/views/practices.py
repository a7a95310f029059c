"""Somebody knows what worked: how that becomes a story."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gatherings.service import place_of, when_of

from ..stories.dialogues import next_helpers_dates


@require_safe
def propose(request: HttpRequest) -> HttpResponse:
    """First a conversation among helpers: where the next ones are, and whom to call."""
    dates = [(each.event, when_of(each.gathering), place_of(each.gathering)) for each in next_helpers_dates()]
    return render(request, "outreach/practice_propose.html", {"dates": dates})
