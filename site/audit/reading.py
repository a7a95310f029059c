"""Writing down that somebody of the staff looked at data of people."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse

from .recording import looked


class AuditedReadMixin:
    """For a view on one object: looking at it leaves a line, once it was really shown.

    Set `audit_action` ("app.verb"); the view has `object` or `get_object()`.
    """

    audit_action: str = ""
    object: models.Model
    request: HttpRequest

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it, then write it down."""
        response: HttpResponse = super().get(request, *args, **kwargs)  # type: ignore[misc]
        if response.status_code == 200:
            looked(self.audit_action, by=request.user, on=self.object)
        return response
