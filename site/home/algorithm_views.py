"""/privacy/algoritmes/: the algorithms that help us, in the fields of the Algoritmeregister."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from privacy.service import algorithms


@require_safe
def algorithm_page(request: HttpRequest) -> HttpResponse:
    """All of them on one page; asks the database nothing of its own."""
    return render(request, "home/algorithms.html", {"algorithms": algorithms()})
