"""Classes in the admin: which wait, what a class said in totals, and whether it stands beside its round."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from contributions.service import Refused
from people.models import User

from ..classroom.asking import items_of
from ..classroom.codes import in_two
from ..classroom.standing import TRUST_MOVES, decide, is_known_school
from ..classroom.totals import screens_in, totals_of
from ..enums import ClassState, Level, Trust
from ..models import ClassSession, ClassWords
from ..permissions import may_change_classes, may_read_class_words, may_type_slips
from .class_slips import SlipView


def shown_code(session: ClassSession) -> str:
    """The code of a class that is open: a colleague reads it to a teacher who calls. Later it opens nothing."""
    return in_two(session.code) if session.state == ClassState.OPEN else ""


def shown_day(session: ClassSession) -> str:
    """The day of a class. The hour is not kept, so "so many hours ago" would be made up."""
    return date_format(session.held_on, "j F Y")


class ClassIndexView(generic.IndexView):
    """All classes, those that wait first."""

    page_title = gettext_lazy("Klassen")
    any_permission_required = ("view", "change")

    def get_base_queryset(self) -> Any:
        """With the pack at hand: one query for all rows."""
        return super().get_base_queryset().select_related("pack")

    def get_edit_url(self, instance: ClassSession) -> str | None:
        """The name leads to the page of the class."""
        return None


def class_context(session: ClassSession, user: Any) -> dict[str, Any]:
    """What the page of a class shows. Totals and numbers; nobody's words, and nobody's choice."""
    levels = dict(Level.choices)
    return {
        "klas": session,
        "level": levels.get(session.level, ""),
        "is_known": is_known_school(session),
        "screens": screens_in(session),
        "totals": totals_of(session, items_of(session)),
        "words": ClassWords.objects.filter(session=session).count(),
        "may_type": may_type_slips(user),
        "may_read": may_read_class_words(user),
        "moves": TRUST_MOVES[session.trust] if may_change_classes(user) else frozenset(),
    }


class ClassPageView(generic.InspectView):
    """One class in totals, and the decision about it."""

    page_title = gettext_lazy("Klas")
    template_name = "education/admin/class.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Klassen > this class."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Klassen")},
            {"url": "", "label": str(self.object)},
        ]

    def get_fields(self) -> list[str]:
        """The template shows what matters."""
        return []

    @property
    def header_buttons(self) -> list[Any]:
        """None: the deeds stand in the page."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything on the page."""
        return super().get_context_data(**class_context(self.object, self.request.user), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Decide; or say why not, with what was typed."""
        if not may_change_classes(request.user):
            raise PermissionDenied
        assert isinstance(request.user, User)
        reason = request.POST.get("reason", "")
        try:
            decide(self.object, request.POST.get("to", ""), reason=reason, by=request.user)
        except Refused as refusal:
            context = self.get_context_data(refusal=refusal.sentence, reason=reason)
            return self.render_to_response(context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        messages.success(request, _("Uw besluit is bewaard."))
        return redirect("classes:inspect", self.object.pk)


class ClassViewSet(ModelViewSet):
    """Under /beheer/klassen/. A class is made by its teacher, and stays."""

    model = ClassSession
    name = "classes"
    url_prefix = "klassen"
    url_namespace = "classes"
    menu_label = gettext_lazy("Klassen")
    menu_name = "classes"
    icon = "group"
    menu_order = 146
    add_to_admin_menu = True
    add_to_reference_index = False
    inspect_view_enabled = True
    copy_view_enabled = False
    index_view_class = ClassIndexView
    inspect_view_class = ClassPageView
    form_fields = ("trust_reason",)
    list_filter = ("trust", "state", "way")
    search_fields = ("school", "pack__title")
    ordering = ("-trust", "-held_on", "pk")  # "waits" comes last in the alphabet, so first here
    list_display = (
        TitleColumn(
            "pack",
            label=gettext_lazy("Les"),
            accessor="pack.title",
            get_url=lambda session: reverse("classes:inspect", args=[session.pk]),
        ),
        Column("held_on", label=gettext_lazy("Op"), accessor=shown_day, sort_key="held_on"),
        Column("school", label=gettext_lazy("School"), sort_key="school"),
        Column("code", label=gettext_lazy("Klascode"), accessor=shown_code),
        Column("get_way_display", label=gettext_lazy("Hoe"), sort_key="way"),
        Column("pupils", label=gettext_lazy("Leerlingen"), sort_key="pupils"),
        Column("get_state_display", label=gettext_lazy("Stand"), sort_key="state"),
        StatusTagColumn(
            "get_trust_display",
            label=gettext_lazy("Telt mee"),
            sort_key="trust",
            primary=lambda session: session.trust == Trust.WAITS,
        ),
        Column("is_example", label="", accessor=lambda session: _("VOORBEELD") if session.is_example else ""),
    )

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """No adding, changing or deleting; no usage, no history: the audit trail has it."""
        names = ("add", "edit", "delete", "usage", "history")
        return super().get_common_view_kwargs(**{f"{name}_url_name": None for name in names}, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, the page of a class with its decision, and typing over slips."""
        names = ("index", "index_results", "inspect")
        kept = [pattern for pattern in super().get_urlpatterns() if pattern.name in names]
        return [*kept, path("<uuid:pk>/blaadjes/", SlipView.as_view(), name="slip")]
