"""The one kind of page on which a visitor may use a microphone."""

from csp.constants import SELF
from django.http import HttpResponseBase

from .middleware import PERMISSIONS_POLICY

MICROPHONE_OFF, MICROPHONE_OURS = "microphone=()", "microphone=(self)"


def allow_recording(response: HttpResponseBase) -> None:
    """On this page our own script may ask for the microphone, and play what was just recorded. Nowhere else."""
    response.headers["Permissions-Policy"] = PERMISSIONS_POLICY.replace(MICROPHONE_OFF, MICROPHONE_OURS)
    response._csp_update = {"media-src": [SELF, "blob:"]}  # type: ignore[attr-defined]
