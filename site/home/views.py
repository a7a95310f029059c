"""Searching the site."""

import re

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Page

PER_PAGE = 10
LONGEST_QUERY = 100


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Public pages that hold the words. The words stay in the address bar and nowhere else."""
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:LONGEST_QUERY]
    # Signs mean something to the search engine of a database, and nothing to a visitor: it gets words only.
    plain = " ".join(re.findall(r"\w+", words))
    found = Page.objects.live().public().specific().search(plain) if plain else []
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    return render(request, "home/search.html", {"words": words, "results": page})
