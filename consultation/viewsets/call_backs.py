"""Requests to be called: a list, and two buttons per request. Every look at the list is in the audit trail."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet

from audit.service import record

from ..call_backs import handle
from ..enums import CallBackState
from ..models import CallBackRequest

_HANDLED = (CallBackState.DONE, CallBackState.UNREACHABLE)


class HandleColumn(Column):
    """The two buttons, for requests that are open."""

    cell_template_name = "consultation/admin/call_back_buttons.html"

    def get_value(self, instance: CallBackRequest) -> str:
        """Open or not."""
        return instance.state


class CallBackIndexView(generic.IndexView):
    """Whom to call, oldest first; what is open comes first."""

    any_permission_required = ("handle",)

    def get_base_queryset(self) -> QuerySet[CallBackRequest]:
        """With the round at hand."""
        return CallBackRequest.objects.select_related("round").order_by("-state", "asked_on")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Reading phone numbers is written down: how many, of which page of the list."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        record("consultation.read_call_backs", by=self.request.user, shown=len(context["object_list"]))
        return context


class CallBackHandleView(PermissionCheckedMixin, View):
    """Called, or could not be reached. POST only."""

    model = CallBackRequest
    permission_required = "handle"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: UUID, state: str) -> HttpResponse:
        """Write it down."""
        get_object_or_404(CallBackRequest, pk=pk)
        if state not in _HANDLED:
            messages.error(request, _("Deze knop kennen wij niet. Ververs de pagina."))
        elif handle(pk, state, by=request.user):  # type: ignore[arg-type]
            messages.success(request, _("Bewaard. De gegevens worden binnenkort vanzelf gewist."))
        else:
            messages.warning(request, _("Een collega was u voor. Bel niet nog een keer."))
        return redirect("call_backs:index")


class CallBackViewSet(ModelViewSet):
    """Under /beheer/terugbellen/. Made by participants, deleted by retention: never by hand."""

    model = CallBackRequest
    name = "call_backs"
    url_prefix = "terugbellen"
    url_namespace = "call_backs"
    menu_label = gettext_lazy("Terugbellen")
    menu_name = "call-backs"
    icon = "mobile-alt"
    menu_order = 120
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    exclude_form_fields = ("id",)
    index_view_class = CallBackIndexView
    list_filter = ("state",)
    list_display = (
        Column("name", label=gettext_lazy("Naam"), accessor=lambda asked: asked.name or _("geen naam")),
        Column("phone", label=gettext_lazy("Telefoon")),
        Column("when", label=gettext_lazy("Wanneer bellen")),
        Column("round.title", label=gettext_lazy("Ronde")),
        Column(
            "asked_on",
            label=gettext_lazy("Gevraagd op"),
            accessor=lambda asked: date_format(asked.asked_on, "j F Y"),
            sort_key="asked_on",
        ),
        StatusTagColumn(
            "get_state_display",
            label=gettext_lazy("Stand"),
            primary=lambda asked: asked.state == CallBackState.OPEN,
        ),
        HandleColumn("state", label=gettext_lazy("Bewaar")),
    )

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Only a list: nothing to add, edit, delete or look up."""
        return super().get_common_view_kwargs(
            **{
                "add_url_name": None,
                "edit_url_name": None,
                "delete_url_name": None,
                "history_url_name": None,
                "usage_url_name": None,
                **kwargs,
            }
        )

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list and the deed."""
        kept = [pattern for pattern in super().get_urlpatterns() if pattern.name in ("index", "index_results")]
        return [*kept, path("<uuid:pk>/<slug:state>/", CallBackHandleView.as_view(), name="handle")]
