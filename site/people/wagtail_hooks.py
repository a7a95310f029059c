"""What this app adds to the admin."""

from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from .viewsets import PerspectiveViewSet


@hooks.register("register_admin_viewset")
def register_perspectives() -> PerspectiveViewSet:
    """Perspectives, under settings."""
    return PerspectiveViewSet()


@hooks.register("insert_global_admin_css")
def demo_notice_css() -> SafeString | str:
    """The looks of the notice that this is a demo (templates/wagtailadmin/base.html)."""
    if not settings.IS_DEMO:
        return ""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin-demo.css"))
