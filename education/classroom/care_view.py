"""What happens when words of a pupil give worries, for teachers, parents and everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View


class CareForPupils(View):
    """One page of text; reading it sets no cookie."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The steps, in the order in which we take them."""
        return render(request, "education/classroom/care.html")
