"""What pages adds to the admin: the desk on its first screen, and the pattern page with all components."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.auth import require_admin_access
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.api.v2.router import WagtailAPIRouter

from .admin_api import only_what_may_be_chosen
from .file_forms import judge_wagtails_own_fields
from .panels import DeskPanel
from .pattern_samples import pattern_context
from .plain_language_views import check_texts

judge_wagtails_own_fields()


@require_admin_access
def patterns(request: HttpRequest) -> HttpResponse:
    """All components of the theme on one page, for who builds or edits pages."""
    return render(request, "components/pattern_page.html", pattern_context())


@hooks.register("construct_homepage_panels")
def add_desk(request: HttpRequest, panels: list[Component]) -> None:
    """What needs this member of staff now, above everything else."""
    panels.append(DeskPanel())


@hooks.register("register_admin_urls")
def pattern_urls() -> list[URLPattern]:
    """/beheer/patronen/ and /beheer/leesbaar/"""
    return [
        path("patronen/", patterns, name="patterns"),
        path("leesbaar/", check_texts, name="plain_language"),
    ]


@hooks.register("construct_admin_api", order=1000)
def files_in_the_api(router: WagtailAPIRouter) -> None:
    """Lists of files hold what one may choose."""
    only_what_may_be_chosen(router)


@hooks.register("register_help_menu_item")
def pattern_menu_item() -> MenuItem:
    """Under Help, where people look for how things are done here."""
    return MenuItem(_("Patronen"), reverse("patterns"), icon_name="view", order=900)
