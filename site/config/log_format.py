"""Log lines that a machine can read, each with the number of the request it belongs to. Never who or from where."""

import logging
import re
import uuid
from collections.abc import Callable
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-ID"
#: What a proxy of ours may give as a number: nothing that could carry a sentence into the log.
_NUMBER = re.compile(r"[0-9a-fA-F-]{16,64}")

_current: ContextVar[str] = ContextVar("request_id", default="")


class RequestIdMiddleware:
    """Gives every request a random number, in the log and in the answer, so that a complaint can be found back.

    A number that a proxy of our own gave is kept; one from a stranger is not.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get(HEADER, "") if settings.ALLAUTH_TRUSTED_PROXY_COUNT else ""
        number = given if _NUMBER.fullmatch(given) else uuid.uuid4().hex
        token = _current.set(number)
        try:
            response = self.get_response(request)
        finally:
            _current.reset(token)
        response.headers[HEADER] = number
        return response


class AddRequestId(logging.Filter):
    """Puts the number of the request on each log record; empty in the worker and on the command line."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets it through."""
        record.request_id = _current.get()
        return True
