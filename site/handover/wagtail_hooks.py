"""What handover adds to the admin."""

from wagtail import hooks

from .viewsets import RunViewSet
from .woo.viewsets import WooViewSet


@hooks.register("register_admin_viewset")
def register_viewset() -> RunViewSet:
    """The menu "Exports"."""
    return RunViewSet()


@hooks.register("register_admin_viewset")
def register_woo() -> WooViewSet:
    """The menu "Woo-verzoeken"."""
    return WooViewSet()
