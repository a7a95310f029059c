"""What handover adds to the admin."""

from wagtail import hooks

from .report.viewsets import ReportTextViewSet
from .viewsets import RunViewSet
from .woo.viewsets import WooViewSet


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[RunViewSet | ReportTextViewSet | WooViewSet]:
    """The menus "Dossiers", "Verslagteksten" and "Woo-verzoeken"."""
    return [RunViewSet(), ReportTextViewSet(), WooViewSet()]
