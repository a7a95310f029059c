"""What this app adds to the admin."""

from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.users import wagtail_hooks as _registered_first  # noqa: F401  (what is taken away below must be there)
from wagtail.users.views.bulk_actions.user_bulk_action import UserBulkAction

from .viewsets import PerspectiveViewSet

# Wagtail's bulk actions on users take any account, so also a participant's: past OnlyStaff, they would show
# addresses and make anybody staff. Wagtail has no way to unregister a hook, so they leave its list here.
hooks._hooks["register_bulk_action"] = [
    (action, order) for action, order in hooks._hooks["register_bulk_action"] if not issubclass(action, UserBulkAction)
]


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
