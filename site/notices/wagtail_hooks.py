"""What this app adds to the admin."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from .panels import MailPanel
from .viewsets import NoticeViewSet


@hooks.register("register_admin_viewset")
def register_notice_viewset() -> NoticeViewSet:
    """Messages, under reports."""
    return NoticeViewSet()


@hooks.register("construct_homepage_panels")
def add_mail_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Mail that did not leave, on the first screen."""
    panels.append(MailPanel())
