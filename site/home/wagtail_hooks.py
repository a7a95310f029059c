"""What home adds to the admin: the guide for who organises."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .handbook import group_handbook, handbook, lesson_handbook
from .operations.screen import OperationsView


@hooks.register("register_admin_urls")
def handbook_url() -> list[URLPattern]:
    """/beheer/zo-werkt-een-ronde/, …-gespreksgroep/ and …-lespakket/"""
    return [
        path("zo-werkt-een-ronde/", handbook, name="handbook"),
        path("zo-werkt-een-gespreksgroep/", group_handbook, name="group_handbook"),
        path("zo-werkt-een-lespakket/", lesson_handbook, name="lesson_handbook"),
        path("hoe-draait-het/", OperationsView.as_view(), name="operations"),
    ]


@hooks.register("register_help_menu_item")
def handbook_menu_item() -> MenuItem:
    """First under Help."""
    return MenuItem(_("Zo werkt een ronde"), reverse("handbook"), icon_name="help", order=10)


@hooks.register("register_help_menu_item")
def group_handbook_menu_item() -> MenuItem:
    """Second under Help."""
    return MenuItem(_("Zo werkt een gespreksgroep"), reverse("group_handbook"), icon_name="help", order=11)


@hooks.register("register_help_menu_item")
def lesson_handbook_menu_item() -> MenuItem:
    """Third under Help."""
    return MenuItem(_("Zo werkt een lespakket"), reverse("lesson_handbook"), icon_name="help", order=12)


class OperationsMenuItem(MenuItem):
    """For who looks after the platform."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Only who may open it."""
        return bool(request.user.has_perm(OperationsView.permission_required))


@hooks.register("register_reports_menu_item")
def operations_menu_item() -> OperationsMenuItem:
    """Under Rapporten, last."""
    return OperationsMenuItem(_("Hoe draait het?"), reverse("operations"), icon_name="cogs", order=9000)
