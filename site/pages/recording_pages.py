"""The few pages on which somebody may use a microphone, or a camera."""

from csp.constants import SELF
from django.http import HttpResponseBase

from .middleware import PERMISSIONS_POLICY

MICROPHONE_OFF, MICROPHONE_OURS = "microphone=()", "microphone=(self)"
CAMERA_OFF, CAMERA_OURS = "camera=()", "camera=(self)"


def allow_recording(response: HttpResponseBase) -> None:
    """On this page our own script may ask for the microphone, and play what was just recorded. Nowhere else."""
    response.headers["Permissions-Policy"] = PERMISSIONS_POLICY.replace(MICROPHONE_OFF, MICROPHONE_OURS)
    response._csp_update = {"media-src": [SELF, "blob:"]}  # type: ignore[attr-defined]


def allow_camera(response: HttpResponseBase) -> None:
    """On this page our own script may look through the camera, to read a code. Nothing of it is kept or sent."""
    response.headers["Permissions-Policy"] = PERMISSIONS_POLICY.replace(CAMERA_OFF, CAMERA_OURS)
