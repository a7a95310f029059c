"""What this app adds to the admin."""

from wagtail import hooks

from .viewsets import NoticeViewSet


@hooks.register("register_admin_viewset")
def register_notice_viewset() -> NoticeViewSet:
    """Messages, under reports."""
    return NoticeViewSet()
