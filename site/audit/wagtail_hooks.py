"""What this app adds to the admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from .viewsets import AuditViewSet


@hooks.register("register_admin_viewset")
def register_trail() -> AuditViewSet:
    """The trail, under reports."""
    return AuditViewSet()


@hooks.register("insert_global_admin_css")
def audit_css() -> SafeString:
    """The looks of the way to who looked at what stands on a screen."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin-audit.css"))
