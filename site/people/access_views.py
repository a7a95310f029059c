"""The screen of a colleague's access, and the deeds on it."""

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .access import AddressTooNew, access_of, sign_out_everywhere, take_second_factor_away
from .models import User
from .roles import staff_accounts, staff_may


class _OfColleague:
    """For who may change accounts; superusers are left to superusers, participants do not exist here."""

    request: HttpRequest
    kwargs: dict[str, Any]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse who may not."""
        if not staff_may(cast(User, request.user), "people.change_user"):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return response

    @cached_property
    def colleague(self) -> User:
        """The colleague of the address."""
        found = staff_accounts()
        if not getattr(self.request.user, "is_superuser", False):
            found = found.filter(is_superuser=False)
        return get_object_or_404(found, pk=self.kwargs["pk"])


class AccessView(_OfColleague, WagtailAdminTemplateMixin, TemplateView):
    """Which locks are on the account, and on which devices it is open."""

    template_name = "people/admin/access.html"
    page_title = gettext_lazy("Toegang")
    header_icon = "lock"
    _show_breadcrumbs = True

    def get_page_subtitle(self) -> str:
        """Of whom."""
        return self.colleague.get_full_name() or str(self.colleague)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > colleagues > colleague > this."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("wagtailusers_users:index"), "label": _("Medewerkers")},
            {
                "url": reverse("wagtailusers_users:edit", args=[self.colleague.pk]),
                "label": self.get_page_subtitle(),
            },
            {"url": "", "label": str(self.page_title)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """As it is now."""
        return super().get_context_data(colleague=self.colleague, access=access_of(self.colleague), **kwargs)


class EndSessionsView(_OfColleague, View):
    """Sign a colleague out everywhere. POST only; twice is harmless."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do it, and say so."""
        sign_out_everywhere(self.colleague, by=cast(User, request.user))
        messages.success(request, _("Overal uitgelogd. Bij het volgende gebruik moet deze collega opnieuw inloggen."))
        return redirect("wagtailusers_users:access", self.colleague.pk)


class TakeFactorAwayView(_OfColleague, View):
    """Take a colleague's lost second factor away. POST only; one's own changes at one's own account."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do it, and say what comes next."""
        if self.colleague.pk == request.user.pk:
            messages.error(request, _("Uw eigen tweede slot verandert u bij uw account."))
            return redirect("wagtailusers_users:access", self.colleague.pk)
        try:
            take_second_factor_away(self.colleague, by=cast(User, request.user))
        except AddressTooNew:
            messages.error(request, _("Het adres van deze collega veranderde net. Het slot blijft er zeven dagen op."))
        else:
            messages.success(request, _("Het tweede slot is weg. Deze collega krijgt een mail en zet een nieuw slot."))
        return redirect("wagtailusers_users:access", self.colleague.pk)
