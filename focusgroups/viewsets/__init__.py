"""The screens of focus groups in the admin."""

from .groups import GroupViewSet

__all__ = ["GroupViewSet"]
