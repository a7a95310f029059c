"""What people adds to the admin: colleagues and perspectives."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.users.views import users as wagtail_views

from .enums import Role
from .models import Perspective, User
from .roles import staff_accounts
from .staff_forms import StaffCreationForm, StaffEditForm


class OnlyStaff:
    """Accounts of participants are not managed here: whose they are is nobody's business."""

    def get_object(self, *args: Any, **kwargs: Any) -> User:
        """The colleague asked for; anybody else does not exist here (404)."""
        found: User = super().get_object(*args, **kwargs)  # type: ignore[misc]
        if not staff_accounts().filter(pk=found.pk).exists():
            raise Http404
        return found


class StaffIndexView(wagtail_views.IndexView):
    """Colleagues with their roles."""

    def get_base_queryset(self) -> QuerySet[User]:
        """Who works here, with their roles at hand."""
        return staff_accounts().select_related("wagtail_userprofile").prefetch_related("groups")

    @cached_property
    def columns(self) -> list[Column]:
        """Name, address, roles, whether the account works, and when it was last used."""
        return [
            *[column for column in super().columns if column.name in ("bulk_actions", "name")],
            Column("email", label=_("E-mailadres"), sort_key="email"),
            Column("roles", label=_("Rollen"), accessor=roles_of),
            DateColumn("last_login", label=_("Laatst ingelogd"), sort_key="last_login"),
        ]


class StaffEditView(OnlyStaff, wagtail_views.EditView):
    """One colleague."""


class StaffDeleteView(OnlyStaff, wagtail_views.DeleteView):
    """A colleague who left."""


class StaffHistoryView(OnlyStaff, wagtail_views.HistoryView):
    """What was changed about a colleague."""


class StaffViewSet(wagtail_views.UserViewSet):
    """Wagtail's screens for users, for staff only and without passwords."""

    index_view_class = StaffIndexView
    edit_view_class = StaffEditView
    delete_view_class = StaffDeleteView
    history_view_class = StaffHistoryView
    menu_label = _("Medewerkers")
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> Any:
        """Our forms."""
        return StaffEditForm if for_update else StaffCreationForm


def roles_of(user: User) -> str:
    """The roles of a colleague, by their Dutch names."""
    names = {group.name for group in user.groups.all()}
    labels = [str(role.label) for role in Role if role.value in names]
    return ", ".join(["Superuser", *labels] if user.is_superuser else labels)


class PerspectiveViewSet(ModelViewSet):
    """From where people speak. The codes are fixed: counting and export go by them."""

    model = Perspective
    name = "perspectieven"
    icon = "group"
    menu_label = _("Perspectieven")
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    list_display: ClassVar = ["label", "parent", "side", "plain_label", "offered", "fills_target"]
    list_filter: ClassVar = ["level", "side", "offered"]
    ordering: ClassVar = ["order", "pk"]
    panels: ClassVar = [
        FieldPanel("label"),
        FieldPanel("plain_label"),
        MultiFieldPanel(
            [FieldPanel("code"), FieldPanel("level"), FieldPanel("side"), FieldPanel("parent")],
            heading=_("Plaats in de boom"),
            help_text=_("Verander dit niet meer als er antwoorden zijn."),
        ),
        FieldPanel("offered"),
        FieldPanel("fills_target"),
        FieldPanel("order"),
    ]
