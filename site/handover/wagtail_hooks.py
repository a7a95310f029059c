"""What handover adds to the admin."""

from wagtail import hooks

from .viewsets import RunViewSet


@hooks.register("register_admin_viewset")
def register_viewset() -> RunViewSet:
    """The menu "Exports"."""
    return RunViewSet()
