"""The bank of cases in the admin: the list with its mix, writing, changing, looking over, taking out of use."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.model import ModelViewSet

from contributions.service import ChangedMeanwhile, Refused

from ..case_forms import FIELDS, CaseForm, retired_note
from ..cases.bank import change_case, mix_in_words, numbers_noticed, restore_case, retire_case, write_case
from ..cases.review import approve, may_approve
from ..enums import CaseState
from ..models import Case
from ..permissions import may_change_cases, may_review_cases
from ..refusing import RefusalAsMessage
from ..telling_meanwhile import TellsMeanwhile


class CaseIndexView(generic.IndexView):
    """All cases, and what mix those are that may be put to people."""

    page_title = gettext_lazy("Casussen")
    add_item_label = gettext_lazy("Schrijf een casus")
    template_name = "consultation/admin/cases.html"

    def get_edit_url(self, instance: Case) -> str | None:
        """The title leads to the page of the case."""
        return None

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With the mix in words: one query more."""
        facts = Case.objects.usable().only("group", "weight", "reach")
        return super().get_context_data(*args, mix=mix_in_words(facts), **kwargs)


class CaseCreateView(RefusalAsMessage, generic.CreateView):
    """Write a case: a concept, until a colleague looked it over."""

    template_name = "pages/admin/form_with_advice.html"
    page_title = gettext_lazy("Schrijf een casus")
    submit_button_label = gettext_lazy("Bewaar de casus")
    success_message = gettext_lazy("De casus is bewaard. Vraag een collega om hem na te kijken.")
    error_message = gettext_lazy("De casus is nog niet bewaard. Kijk bij de rode meldingen.")

    def save_instance(self) -> Case:
        """The deed masks what the guard knows."""
        _tell_numbers(self.request, self.form)
        return write_case(self.form.values(), by=self.request.user)

    def get_success_url(self) -> str:
        """On to the page of the case."""
        return reverse("cases:inspect", args=[self.object.pk])

    def get_success_message(self, instance: Case) -> str:
        """One sentence."""
        return str(self.success_message)

    def get_success_buttons(self) -> list[Any]:
        """None: the page one lands on has them all."""
        return []


class CaseEditView(RefusalAsMessage, TellsMeanwhile, generic.EditView):
    """Change a case; the page says what that does to sets that have it."""

    template_name = "consultation/admin/case_edit.html"
    page_title = gettext_lazy("Bewerk de casus")
    submit_button_label = gettext_lazy("Bewaar de casus")
    success_message = gettext_lazy("De casus is bewaard.")
    error_message = gettext_lazy("De casus is nog niet bewaard. Kijk bij de rode meldingen.")

    def save_instance(self) -> Case:
        """Only what differs is written."""
        _tell_numbers(self.request, self.form)
        return change_case(self.object, self.form.values(), by=self.request.user, seen=self.form.seen.version)

    def get_success_url(self) -> str:
        """Back to the page of the case."""
        return reverse("cases:inspect", args=[self.object.pk])

    def get_success_message(self) -> str:
        """One sentence."""
        return str(self.success_message)

    def get_success_buttons(self) -> list[Any]:
        """None: the page one lands on has them all."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether people met it."""
        return super().get_context_data(is_asked=self.object.items.exists(), **kwargs)


class CaseView(WagtailAdminTemplateMixin, TemplateView):
    """One case as people read it, where it is used, and what one can do with it."""

    template_name = "consultation/admin/case.html"
    header_icon = "doc-full"
    case: Case

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For who may see cases; a deed asks for more."""
        if not request.user.has_perm("consultation.view_case"):
            raise PermissionDenied
        cases = Case.objects.select_related("written_by", "reviewed_by")
        self.case = get_object_or_404(cases, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """What the browser's tab says."""
        return self.case.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Casussen > this one."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("cases:index"), "label": _("Casussen")},
            {"url": "", "label": self.case.title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The case, its sets, and what this user may do."""
        user = self.request.user
        items = self.case.items.select_related("step__round").order_by("-step__pk")
        return super().get_context_data(
            case=self.case,
            sets=[item.step for item in items],
            note=retired_note(self.case),
            may_change=may_change_cases(user) and self.case.state != CaseState.RETIRED,
            may_retire=may_change_cases(user),
            may_review=may_review_cases(user) and self.case.state == CaseState.DRAFT,
            is_own=not may_approve(self.case, user),  # type: ignore[arg-type]
            **kwargs,
        )


class CaseApproveView(CaseView):
    """A colleague looked it over: it may be put to people. POST only."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Approve what was on the screen, or say why not."""
        if not may_review_cases(request.user):
            raise PermissionDenied
        seen = request.POST.get("seen", "")
        try:
            approve(self.case, by=request.user, seen=int(seen) if seen.isdecimal() and len(seen) < 10 else 0)  # type: ignore[arg-type]
        except (ChangedMeanwhile, Refused) as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, _("De casus is nagekeken. U kunt hem nu voorleggen aan mensen."))
        return redirect("cases:inspect", self.case.pk)


class CaseRetireView(CaseView):
    """Take a case out of use, or in use again: asks first and says what it means."""

    template_name = "consultation/admin/case_retire.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For who may change cases."""
        if not may_change_cases(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it."""
        if self.case.state == CaseState.RETIRED:
            restore_case(self.case, by=request.user)  # type: ignore[arg-type]
            messages.success(request, _("De casus is weer een concept. Vraag een collega om hem na te kijken."))
        else:
            retire_case(self.case, by=request.user)  # type: ignore[arg-type]
            messages.success(request, _("De casus is uit gebruik. Wat mensen ervan vonden, blijft bewaard."))
        return redirect("cases:inspect", self.case.pk)


class CaseViewSet(ModelViewSet):
    """Under /beheer/casussen/. A case is taken out of use, never deleted."""

    model = Case
    name = "cases"
    url_prefix = "casussen"
    url_namespace = "cases"
    menu_label = gettext_lazy("Casussen")
    menu_name = "cases"
    icon = "doc-full"
    menu_order = 118
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    form_fields = FIELDS
    index_view_class = CaseIndexView
    add_view_class = CaseCreateView
    edit_view_class = CaseEditView
    list_filter = ("group", "weight", "reach", "state")
    search_fields = ("title", "story", "code")
    search_backend_name = None
    list_per_page = 50
    list_display = (
        TitleColumn(
            "title",
            label=gettext_lazy("Titel"),
            get_url=lambda case: reverse("cases:inspect", args=[case.pk]),
            sort_key="title",
        ),
        Column("get_group_display", label=gettext_lazy("Over wie"), sort_key="group"),
        Column("get_weight_display", label=gettext_lazy("Zwaarte"), sort_key="weight"),
        Column("get_reach_display", label=gettext_lazy("Hoeveel mensen"), sort_key="reach"),
        StatusTagColumn(
            "get_state_display", label=gettext_lazy("Stand"), primary=lambda case: case.state == CaseState.REVIEWED
        ),
    )

    def get_form_class(self, for_update: bool = False) -> type[CaseForm]:
        """Our own: the deeds write."""
        return CaseForm

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Never deleted; its history is in the audit trail."""
        names = ("delete", "history", "usage")
        return super().get_common_view_kwargs(**{f"{name}_url_name": None for name in names}, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, the forms and the deeds."""
        names = ("index", "index_results", "add", "edit")
        kept = [pattern for pattern in super().get_urlpatterns() if pattern.name in names]
        return [
            *kept,
            path("<uuid:pk>/", CaseView.as_view(), name="inspect"),
            path("<uuid:pk>/nagekeken/", CaseApproveView.as_view(), name="approve"),
            path("<uuid:pk>/gebruik/", CaseRetireView.as_view(), name="retire"),
        ]


def _tell_numbers(request: HttpRequest, form: CaseForm) -> None:
    """What the guard saw in the story; a citizen service number is masked when it is kept."""
    for sentence in numbers_noticed(form.cleaned_data["story"]):
        messages.warning(request, sentence)
