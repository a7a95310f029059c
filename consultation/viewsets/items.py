"""The questions of a round: make, edit, move up or down, take away."""

from abc import ABC, abstractmethod
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permissions import policy_registry

from contributions.service import Refused

from ..editing import KINDS_WITH_OPTIONS, add_item, retire, revise, shift
from ..enums import ItemKind
from ..item_fields import KIND_HINTS, options_from
from ..item_forms import ItemForm
from ..methods import METHODS
from ..models import Item, Round, Step
from ..option_elements import options_from_elements, take_elements
from ..refusing import RefusalAsMessage
from ..telling_meanwhile import TellsMeanwhile
from .step_groups import kinds_to_add, own_screen

_DIRECTIONS = {"omhoog": -1, "omlaag": +1}


def _asked_items() -> Any:
    """Items with what the forms and the deeds need at hand."""
    return Item.objects.filter(retired=False).select_related("step__round__occasion", "current", "shown_if_item")


class _QuestionView(RefusalAsMessage, ABC):
    """What making and editing a question share. Who may change a round may change its questions."""

    model = Item
    header_icon = "help"
    form_class = ItemForm
    step: Step

    @property
    def permission_policy(self) -> Any:
        """That of the round."""
        return policy_registry.get_by_type(Round)

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form offers answers of earlier questions of this step's round."""
        return {**super().get_form_kwargs(), "step": self.step}  # type: ignore[misc]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Rondes > round > question."""
        round_ = self.step.round
        return [
            *self.breadcrumbs_items,  # type: ignore[attr-defined]
            {"url": reverse("rounds:index"), "label": _("Rondes")},
            {"url": reverse("rounds:inspect", args=[round_.pk]), "label": round_.title},
            {"url": "", "label": self.get_page_subtitle()},
        ]

    @abstractmethod
    def get_page_subtitle(self) -> str:
        """What this screen is for."""

    def get_success_url(self) -> str:
        """Back to the round, at its questions."""
        return reverse("rounds:inspect", args=[self.step.round_id]) + "#vragen"

    def get_success_buttons(self) -> list[Any]:
        """None."""
        return []


class ItemCreateView(_QuestionView, generic.CreateView):
    """A new question, at the end of a step. First one chooses its kind, then its fields show."""

    permission_required = "change"
    template_name = "consultation/admin/item_add.html"
    page_title = gettext_lazy("Nieuwe vraag")
    submit_button_label = gettext_lazy("Voeg de vraag toe")
    success_message = gettext_lazy("De vraag staat onderaan de lijst.")
    error_message = gettext_lazy("De vraag is nog niet toegevoegd. Kijk bij de rode meldingen.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """In which step."""
        steps = Step.objects.select_related("round__occasion", "product_version__product")
        self.step = get_object_or_404(steps, pk=kwargs["step_pk"])
        super().setup(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form; or the screen on which this step is filled, when nothing can be added here."""
        return super().get(request, *args, **kwargs) if self.kinds else redirect(own_screen(self.step))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Add it; or as above."""
        return super().post(request, *args, **kwargs) if self.kinds else redirect(own_screen(self.step))

    def get_page_subtitle(self) -> str:
        """What this screen is for."""
        return _("Nieuwe vraag")

    def get_add_url(self) -> str:
        """Where the form goes."""
        return reverse("rounds:item_add", args=[self.step.pk])

    @property
    def kinds(self) -> list[str]:
        """What can be added to this step here."""
        return kinds_to_add(self.step)

    @property
    def kind(self) -> str:
        """The kind that was chosen; "" when it is still to be."""
        asked = self.request.POST.get("kind") or self.request.GET.get("kind") or ""
        if not asked and len(self.kinds) == 1:
            return self.kinds[0]
        return asked if asked in self.kinds else ""

    def get_initial(self) -> dict[str, Any]:
        """The kind; and the elements of the design as answers, when that was asked."""
        initial: dict[str, Any] = {"kind": self.kind}
        version = self.step.product_version
        if version and self._takes_elements and self.request.GET.get("onderdelen"):
            initial["options"] = options_from(options_from_elements(version), self.kind)
        return initial

    @property
    def _takes_elements(self) -> bool:
        return bool(self.step.product_version_id) and self.kind in KINDS_WITH_OPTIONS and self.kind != ItemKind.STORY

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The kinds to choose from, as long as none was chosen."""
        choices = [each for each in METHODS[self.step.method].kind_choices() if each[0] in self.kinds]
        hints: dict[str, Any] = {str(kind): hint for kind, hint in KIND_HINTS.items()}
        offered = [(kind, label, hints.get(kind, "")) for kind, label in choices]
        return super().get_context_data(
            kind=self.kind,
            kind_label=dict(choices).get(self.kind, ""),
            has_kinds=len(choices) > 1,
            offered=[] if self.kind or self.request.method == "POST" else offered,
            step=self.step,
            takes_elements=self._takes_elements,
            **kwargs,
        )

    def save_instance(self) -> Item:
        """The deed makes the question and its first version."""
        form = self.form
        return add_item(self.step, form.cleaned_data["kind"], form.wording(), form.place(), by=self.request.user)

    def get_success_message(self, instance: Item) -> str:
        """One sentence."""
        return str(self.success_message)


class ItemEditView(_QuestionView, TellsMeanwhile, generic.EditView):
    """Change a question; the page says what that does when people already answered it."""

    permission_required = "change"
    template_name = "consultation/admin/item_edit.html"
    page_title = gettext_lazy("Bewerk vraag")
    submit_button_label = gettext_lazy("Bewaar de vraag")
    success_message = gettext_lazy("De vraag is bewaard.")
    error_message = gettext_lazy("De vraag is nog niet bewaard. Kijk bij de rode meldingen.")

    def get_object(self, queryset: Any = None) -> Item:
        """A question that is asked, with its round."""
        item: Item = get_object_or_404(_asked_items(), pk=self.kwargs["pk"])
        self.step = item.step
        return item

    def get_page_subtitle(self) -> str:
        """What this screen is for."""
        return _("Bewerk vraag")

    def get_edit_url(self) -> str:
        """Where the form goes."""
        return reverse("rounds:item_edit", args=[self.object.pk])

    def save_instance(self) -> Item:
        """The deed decides whether this becomes a new version."""
        item = self.object
        revise(item, self.form.wording(), self.form.place(), by=self.request.user, seen=self.form.seen.version)
        return item

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Which version is asked now, whether people saw it, and whether the design has elements to take over."""
        takes_elements = bool(self.step.product_version_id) and self.object.kind in KINDS_WITH_OPTIONS
        return super().get_context_data(version=self.object.current, takes_elements=takes_elements, **kwargs)


class _ItemDeedView(PermissionCheckedMixin, View):
    """A deed on one question; always back to the round."""

    model = Round
    permission_required = "change"

    def back(self, item: Item) -> HttpResponse:
        """The round, at its questions."""
        return redirect(reverse("rounds:inspect", args=[item.step.round_id]) + "#vragen")


class ItemShiftView(_ItemDeedView):
    """One place up or down. POST only."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: Any, direction: str) -> HttpResponse:
        """Move it, or say why not."""
        item = get_object_or_404(_asked_items(), pk=pk)
        try:
            shift(item, _DIRECTIONS.get(direction, 0), by=request.user)  # type: ignore[arg-type]
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        return self.back(item)


class ItemElementsView(_ItemDeedView):
    """Take the elements of the design over as answers. POST only."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Do it, or say why not; back to the question."""
        item = get_object_or_404(_asked_items().select_related("step__product_version"), pk=pk)
        try:
            take_elements(item, by=request.user)  # type: ignore[arg-type]
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, _("De onderdelen van het ontwerp staan nu bij de antwoorden."))
        return redirect("rounds:item_edit", item.pk)


class ItemRetireView(WagtailAdminTemplateMixin, _ItemDeedView, TemplateView):
    """Take a question away: asks first."""

    template_name = "consultation/admin/item_retire.html"
    page_title = gettext_lazy("Haal de vraag weg")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Rondes > round > take away."""
        round_ = self.item.step.round
        return [
            *self.breadcrumbs_items,
            {"url": reverse("rounds:index"), "label": _("Rondes")},
            {"url": reverse("rounds:inspect", args=[round_.pk]), "label": round_.title},
            {"url": "", "label": str(self.page_title)},
        ]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the question."""
        super().setup(request, *args, **kwargs)
        self.item = get_object_or_404(_asked_items(), pk=kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The question, and whether people answered it."""
        is_answered = self.item.versions.filter(frozen=True).exists()
        return super().get_context_data(item=self.item, is_answered=is_answered, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, or say why not."""
        try:
            is_kept = retire(self.item, by=request.user)  # type: ignore[arg-type]
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return self.back(self.item)
        messages.success(
            request,
            _("De vraag wordt niet meer gesteld. De antwoorden blijven bewaard.")
            if is_kept
            else _("De vraag is verwijderd."),
        )
        return self.back(self.item)


urlpatterns = [
    path("stap/<int:step_pk>/vraag/", ItemCreateView.as_view(), name="item_add"),
    path("vraag/<uuid:pk>/", ItemEditView.as_view(), name="item_edit"),
    path("vraag/<uuid:pk>/weg/", ItemRetireView.as_view(), name="item_retire"),
    path("vraag/<uuid:pk>/onderdelen/", ItemElementsView.as_view(), name="item_elements"),
    path("vraag/<uuid:pk>/<slug:direction>/", ItemShiftView.as_view(), name="item_shift"),
]
