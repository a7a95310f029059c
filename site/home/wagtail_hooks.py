"""What home adds to the admin: the guide for who organises."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .handbook import handbook


@hooks.register("register_admin_urls")
def handbook_url() -> list[URLPattern]:
    """/beheer/zo-werkt-een-ronde/"""
    return [path("zo-werkt-een-ronde/", handbook, name="handbook")]


@hooks.register("register_help_menu_item")
def handbook_menu_item() -> MenuItem:
    """First under Help."""
    return MenuItem(_("Zo werkt een ronde"), reverse("handbook"), icon_name="help", order=10)
