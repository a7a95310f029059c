"""What this app adds to the admin."""

from wagtail import hooks

from .viewsets import AuditViewSet


@hooks.register("register_admin_viewset")
def register_trail() -> AuditViewSet:
    """The trail, under reports."""
    return AuditViewSet()
