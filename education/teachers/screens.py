"""What the screens of teachers share."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views import View


class TeacherScreen(View):
    """A screen that no cache keeps: it holds an address, or the words of one teacher."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer, and keep it out of every cache."""
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def show(self, template: str, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        """A screen."""
        return render(self.request, f"education/teachers/{template}.html", context, status=status)
