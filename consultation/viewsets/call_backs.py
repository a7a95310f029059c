"""Requests to be called: a list, and what one does per request. Every look at the list is in the audit trail."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet

from audit.service import looked
from contributions.service import Refused
from people.models import User

from ..call_backs import claim, give_back, handle
from ..enums import WAITING_CALL_BACKS, CallBackState
from ..models import CallBackRequest
from ..permissions import may_enter

#: What asks for a call comes first; who was tried before, after who was not.
_ORDER = (CallBackState.OPEN, CallBackState.TRIED, CallBackState.DONE, CallBackState.UNREACHABLE)
_HANDLED = (CallBackState.TRIED, CallBackState.DONE, CallBackState.UNREACHABLE)
_CLAIM, _GIVE_BACK = "bellen", "teruggeven"


class HandleColumn(Column):
    """What one can do: take it, or write down how the call went."""

    cell_template_name = "consultation/admin/call_back_buttons.html"

    def get_cell_context_data(self, instance: CallBackRequest, parent_context: Any) -> dict[str, Any]:
        """Whether it waits, and who calls."""
        user, today = parent_context["request"].user, timezone.localdate()
        is_claimed = instance.claimed_by_id is not None and instance.claimed_on == today
        return {
            **super().get_cell_context_data(instance, parent_context),
            "is_waiting": instance.state in WAITING_CALL_BACKS,
            "is_mine": is_claimed and instance.claimed_by_id == user.pk,
            "is_others": instance.is_claimed_by_another(user.pk, today),
        }


class CallBackIndexView(generic.IndexView):
    """Whom to call: who was not tried yet first, the oldest on top."""

    any_permission_required = ("handle",)

    def get_base_queryset(self) -> QuerySet[CallBackRequest]:
        """With the round and the caller at hand."""
        place = Case(*(When(state=s, then=Value(n)) for n, s in enumerate(_ORDER)), output_field=IntegerField())
        found = CallBackRequest.objects.select_related("round", "claimed_by").annotate(place=place)
        return found.order_by("place", "asked_on", "pk")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Reading phone numbers is written down: how many, of which page of the list."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        found = list(context["object_list"])
        looked("consultation.read_call_backs", by=self.request.user, seen=found, shown=len(found))
        return context


class CallBackHandleView(PermissionCheckedMixin, View):
    """Take a request or give it back; or write down how the call went. POST only."""

    model = CallBackRequest
    permission_required = "handle"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: UUID, state: str) -> HttpResponse:
        """Do it; whoever takes a request goes on to the script."""
        asked = get_object_or_404(CallBackRequest, pk=pk)
        assert isinstance(request.user, User)
        try:
            said = self._do(asked, state, by=request.user)
        except Refused as refusal:
            messages.warning(request, refusal.sentence)
            return redirect("call_backs:index")
        if not said:
            messages.error(request, _("Deze knop kennen wij niet. Ververs de pagina."))
        else:
            messages.success(request, said)
        if state == _CLAIM and request.POST.get("script") and may_enter(request.user):
            return redirect("entries:script", asked.round_id)
        return redirect("call_backs:index")

    def _do(self, asked: CallBackRequest, deed: str, *, by: User) -> str:
        """What was done, in a sentence; "" for a deed that is not there."""
        if deed == _CLAIM:
            claim(asked.pk, by=by)
            return _("U belt deze persoon. Collega's zien dat. Schrijf daarna op hoe het ging.")
        if deed == _GIVE_BACK:
            give_back(asked.pk, by=by)
            return _("Teruggegeven. Een collega kan nu bellen.")
        if deed not in _HANDLED:
            return ""
        seen = self.request.POST.get("gezien", "")
        is_number = seen.isascii() and seen.isdigit() and len(seen) < 10
        handle(asked.pk, deed, by=by, seen_attempts=int(seen) if is_number else None)
        if deed == CallBackState.TRIED:
            return _("Bewaard. De persoon blijft op de lijst staan.")
        return _("Bewaard. De gegevens worden binnenkort vanzelf gewist.")


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
        HandleColumn("state", label=gettext_lazy("Wat doet u?")),
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
            primary=lambda asked: asked.state in WAITING_CALL_BACKS,
        ),
        Column("attempts", label=gettext_lazy("Keer geprobeerd")),
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
