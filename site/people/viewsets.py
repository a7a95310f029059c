"""What people adds to the admin: colleagues and perspectives."""

from typing import Any, ClassVar, cast

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.usage import UsageView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.users.views import users as wagtail_views

from audit.service import record

from .access import FACTORS
from .access_views import AccessView, EndSessionsView, TakeFactorAwayView
from .addresses import account_address_gone
from .enums import Role
from .fresh import typed_before
from .models import Perspective, User
from .roles import staff_accounts
from .sessions import before_closing, end_sessions, tell_both_addresses
from .staff_forms import StaffCreationForm, StaffEditForm


class OnlyStaff:
    """Accounts of participants are not managed here: whose they are is nobody's business."""

    def get_object(self, *args: Any, **kwargs: Any) -> User:
        """The colleague asked for; anybody else does not exist here (404)."""
        found: User = super().get_object(*args, **kwargs)  # type: ignore[misc]
        if not staff_accounts().filter(pk=found.pk).exists():
            raise Http404
        return found


class NotAbove:
    """Who is no superuser does not touch one: a new address or a deletion would hand over everything."""

    request: HttpRequest

    def get_object(self, *args: Any, **kwargs: Any) -> User:
        """The colleague asked for, unless that is a superuser and you are not (404)."""
        found: User = super().get_object(*args, **kwargs)  # type: ignore[misc]
        if found.is_superuser and not getattr(self.request.user, "is_superuser", False):
            raise Http404
        return found


class KeepsTyped:
    """What was typed before showing who one is, stands in the form again."""

    request: HttpRequest

    def get_initial(self) -> dict[str, Any]:
        """The words, the roles, and whether the account is on."""
        initial: dict[str, Any] = super().get_initial()  # type: ignore[misc]
        typed = typed_before(self.request)
        if typed:
            words = {name: typed[name][-1] for name in ("email", "first_name", "last_name") if typed.get(name)}
            groups = [key for key in typed.get("groups", []) if key.isdigit()]
            initial |= {**words, "groups": groups, "is_active": "is_active" in typed}
        return initial


class StaffIndexView(wagtail_views.IndexView):
    """Colleagues with their roles."""

    def get_base_queryset(self) -> QuerySet[User]:
        """Who works here, with their roles at hand, and whether they have a second lock."""
        lock = Exists(Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS))
        found = staff_accounts().annotate(has_second_factor=lock)
        return found.select_related("wagtail_userprofile").prefetch_related("groups")

    @cached_property
    def columns(self) -> list[Column]:
        """Name, address, roles, whether there is a second lock, and when the account was last used."""
        return [
            *[column for column in super().columns if column.name == "name"],
            Column("email", label=_("E-mailadres"), sort_key="email"),
            Column("roles", label=_("Rollen"), accessor=roles_of),
            Column("second_factor", label=_("Tweede slot"), accessor=second_factor_of),
            DateColumn("last_login", label=_("Laatst ingelogd"), sort_key="last_login"),
        ]


class StaffAddView(KeepsTyped, wagtail_views.CreateView):
    """A new colleague."""


class StaffEditView(KeepsTyped, NotAbove, OnlyStaff, wagtail_views.EditView):
    """One colleague."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Keep the address from before: the form writes the new one over it."""
        super().setup(request, *args, **kwargs)
        self.old_address = self.object.email
        self.was_active = self.object.is_active
        self.had_groups = set(self.object.groups.values_list("pk", flat=True))

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Wagtail's, and the way to how this colleague comes in."""
        url = reverse("wagtailusers_users:access", args=[self.object.pk])
        return [*super().header_more_buttons, Button(_("Bekijk de toegang"), url=url, icon_name="lock", priority=15)]

    def save_instance(self) -> User:
        """Save; what changed stands in the trail. Who gets another address is told so on the old one.

        Who may do less than before, or is switched off, goes on in no session of before, also when switched on again.
        """
        by = cast(User, self.request.user)
        with transaction.atomic():
            saved: User = super().save_instance()
            if saved.is_active != self.was_active:
                record("account.switched_on" if saved.is_active else "account.switched_off", by=by, on=saved)
            lost = self.had_groups - set(saved.groups.values_list("pk", flat=True))
            if (lost or not saved.is_active) and not self.editing_self:
                end_sessions(saved)
            if saved.email.lower() != self.old_address.lower():
                record("account.address_changed", by=by, on=saved)
                account_address_gone(saved, self.old_address)
                tell_both_addresses(self.old_address, saved.email)
                if not self.editing_self:
                    end_sessions(saved)
        return saved


class StaffDeleteView(NotAbove, OnlyStaff, wagtail_views.DeleteView):
    """A colleague who left."""

    def delete_action(self) -> Any:
        """Nobody goes on in a session of somebody who is gone, and none of it stays."""
        with transaction.atomic():
            record("account.deleted", by=cast(User, self.request.user), on=self.object)
            before_closing([self.object])
            return super().delete_action()


class StaffHistoryView(OnlyStaff, wagtail_views.HistoryView):
    """What was changed about a colleague."""


class StaffUsageView(OnlyStaff, UsageView):
    """Where a colleague is referred to."""


class StaffViewSet(wagtail_views.UserViewSet):
    """Wagtail's screens for users, for staff only and without passwords."""

    index_view_class = StaffIndexView
    add_view_class = StaffAddView
    edit_view_class = StaffEditView
    delete_view_class = StaffDeleteView
    history_view_class = StaffHistoryView
    usage_view_class = StaffUsageView
    # Wagtail's template for users ends with the bulk actions, which are taken away (wagtail_hooks).
    index_template_name = "wagtailadmin/generic/index.html"
    menu_label = _("Medewerkers")
    copy_view_enabled = False

    def get_urlpatterns(self) -> list[URLPattern]:
        """Wagtail's, and how a colleague comes in."""
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/toegang/", AccessView.as_view(), name="access"),
            path("<int:pk>/toegang/log-uit/", EndSessionsView.as_view(), name="end_sessions"),
            path("<int:pk>/toegang/haal-slot-weg/", TakeFactorAwayView.as_view(), name="take_factor_away"),
        ]

    def get_form_class(self, for_update: bool = False) -> Any:
        """Our forms."""
        return StaffEditForm if for_update else StaffCreationForm


def second_factor_of(user: User) -> str:
    """Whether a colleague has one. In words, because its absence must be seen."""
    return str(_("ja") if getattr(user, "has_second_factor", False) else _("nog niet"))


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
            help_text=_(
                "Verander de code niet meer als er antwoorden zijn. Een andere groep mag: dan tellen wij opnieuw."
            ),
        ),
        FieldPanel("offered"),
        FieldPanel("merged_into"),
        FieldPanel("fills_target"),
        FieldPanel("order"),
    ]
