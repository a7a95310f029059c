"""What handover adds to the admin."""

from wagtail import hooks

from .report.viewsets import ReportTextViewSet
from .viewsets import RunViewSet


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[RunViewSet | ReportTextViewSet]:
    """The menus "Dossiers" and "Verslagteksten"."""
    return [RunViewSet(), ReportTextViewSet()]
