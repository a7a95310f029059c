"""A page for who comes in by the wrong door: a reload of a form's address, or a link to what only a button does."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class MethodRefusalMiddleware:
    """Django answers "method not allowed" with an empty page; a person gets a sentence that says what to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_empty = not response.streaming and not response.content
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or not is_empty or request.method == "HEAD":
            return response
        page = render(request, "405.html", status=HTTPStatus.METHOD_NOT_ALLOWED)
        # Which methods there are, and whatever the view said about keeping the answer.
        for name in ("Allow", "Cache-Control", "X-Robots-Tag"):
            if name in response.headers:
                page.headers[name] = response.headers[name]
        return page
