"""The screen "De tekst" of a step: write it, see what people thought of it, and roll out the next edition."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button

from audit.service import looked
from contributions.service import ChangedMeanwhile, Refused
from people.models import Perspective

from ..editing import ROLL_OUT_STATES
from ..enums import MethodCode, ProductState
from ..models import ProductVersion, Round, Step, StepResults
from ..permissions import may_change_texts
from ..results.draft import beside_labels, told
from ..results.voices import compared_groups
from ..text_forms import TextForm
from ..texts.paragraphs import (
    latest_edition,
    paragraphs_of,
    pieces_from_elements,
    set_text,
    state_of,
    text_steps,
)
from ..texts.rolling_out import first_edition, roll_out, set_aside
from ..texts.suggestions import open_suggestions


class _TextDeed(View):
    """What the addresses of a text share: who may, and which step."""

    step: Step

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For organisers; only a step in which people better a text."""
        if not may_change_texts(request.user):
            raise PermissionDenied
        steps = Step.objects.select_related("round__occasion", "product_version__product")
        self.step = get_object_or_404(steps, pk=kwargs["step_pk"])
        if self.step.method != MethodCode.DRAFT:
            messages.error(request, _("Deze stap heeft geen tekst. Kies een stap met een tekst."))
            return redirect("rounds:inspect", self.step.round_id)
        return super().dispatch(request, *args, **kwargs)

    def back(self) -> HttpResponse:
        """To the text."""
        return redirect("rounds:text", self.step.pk)


class TextView(_TextDeed, WagtailAdminTemplateMixin, TemplateView):
    """One form for the whole text. What was typed stays until it is kept."""

    template_name = "consultation/admin/text.html"
    header_icon = "doc-full"
    counted: StepResults | None = None
    groups: Sequence[Perspective] = ()

    @property
    def page_title(self) -> str:
        """The text has a name."""
        return _("De tekst: %(title)s") % {"title": self.step.title}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The text as it stands."""
        return self._show(self._form(initial={"seen": state_of(self.step)}))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep it, roll it out, or only look at what would change."""
        form = self._form(request.POST)
        action = request.POST.get("actie", "")
        if not form.is_valid():
            return self._show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        if action == "bekijk":
            return self._show(form, shows_changes=True)
        try:
            return self._do(form, action)
        except ChangedMeanwhile as refusal:
            typed = request.POST.copy()
            typed["seen"] = state_of(self.step)
            form = self._form(typed)
            form.is_valid()
            form.add_error(None, refusal.sentence)
            return self._show(form, HTTPStatus.CONFLICT, shows_changes=True)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self._show(form, HTTPStatus.UNPROCESSABLE_ENTITY)

    def _do(self, form: TextForm, action: str) -> HttpResponse:
        user, data = self.request.user, form.cleaned_data
        if form.edition is None:
            set_text(self.step, form.pieces(), seen=data["seen"], by=user)  # type: ignore[arg-type]
            messages.success(self.request, _("De tekst is bewaard."))
        elif action == "besluit":
            set_aside(self.step, form.decisions(), by=user)  # type: ignore[arg-type]
            messages.success(self.request, _("Uw besluiten zijn bewaard. De schrijvers lezen ze bij hun code."))
        else:
            edition = roll_out(
                self.step,
                form.pieces(),
                what_changed=data["what_changed"],
                seen=data["seen"],
                decisions=form.decisions(),
                into_product=bool(data.get("into_product")),
                by=user,  # type: ignore[arg-type]
            )
            messages.success(
                self.request,
                _("Uitgave %(number)d staat op de website. Wij laten het weten aan wie woorden gaf.")
                % {"number": edition.number},
            )
        return self.back()

    def _form(self, *args: Any, **kwargs: Any) -> TextForm:
        edition = latest_edition(self.step)
        suggestions = open_suggestions(self.step) if edition else []
        if suggestions:
            looked("consultation.read_suggestions", by=self.request.user, on=self.step, count=len(suggestions))  # type: ignore[arg-type]
        return TextForm(
            *args,
            items=paragraphs_of(self.step),
            edition=edition,
            suggestions=suggestions,
            results=self._results() if edition else {},
            offers_product=self._has_product_in_the_making(),
            **kwargs,
        )

    def _results(self) -> dict[int, Any]:
        self.counted = kept = StepResults.objects.filter(step=self.step).first()
        if kept is None:
            return {}
        looked("consultation.view_results", by=self.request.user, on=self.step)
        self.groups = compared_groups()
        found = told(self.step, kept.results, [group.code for group in self.groups], hides=False)
        return {each.version: each for each in found}

    def _has_product_in_the_making(self) -> bool:
        version = self.step.product_version
        return (
            version is not None
            and ProductVersion.objects.filter(product=version.product_id, state=ProductState.DRAFT).exists()
        )

    def _show(self, form: TextForm, status: int = HTTPStatus.OK, *, shows_changes: bool = False) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, shows_changes=shows_changes), status=status)

    def get_page_subtitle(self) -> str:
        """Of which round."""
        return self.step.round.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Rondes > round > the text."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("rounds:index"), "label": _("Rondes")},
            {"url": reverse("rounds:inspect", args=[self.step.round_id]), "label": self.step.round.title},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, and what can be done with it now."""
        edition = kwargs["form"].edition
        return super().get_context_data(
            step=self.step,
            round=self.step.round,
            edition=edition,
            next_number=edition.number + 1 if edition else 1,
            can_change=self.step.round.state in ROLL_OUT_STATES,
            groups=[group.label for group in self.groups],
            beside=beside_labels(self.counted.results) if self.counted else [],
            counted=self.counted,
            has_elements=self.step.product_version_id is not None and edition is None,
            **kwargs,
        )


class FromElementsView(_TextDeed):
    """Make the text of the elements of the design. POST only."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, step_pk: int) -> HttpResponse:
        """One paragraph per element, or say why not."""
        pieces = pieces_from_elements(self.step)
        if not pieces:
            messages.error(request, _("Dit ontwerp heeft nog geen onderdelen. Plak de tekst zelf."))
            return self.back()
        try:
            set_text(self.step, pieces, seen=state_of(self.step), by=request.user)  # type: ignore[arg-type]
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, _("Elk onderdeel van het ontwerp is nu een stukje."))
        return self.back()


class PublishTextView(_TextDeed):
    """Put the text on the website before the round opens. POST only."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, step_pk: int) -> HttpResponse:
        """The first edition, or say that there is nothing to read yet."""
        if first_edition(self.step, by=request.user) is None:  # type: ignore[arg-type]
            messages.error(request, _("Er is nog geen tekst. Plak eerst de tekst, en bewaar hem."))
        else:
            messages.success(request, _("Uitgave 1 staat op de website. Veranderen kan nu met een nieuwe uitgave."))
        return self.back()


def buttons(request: HttpRequest, round_: Round) -> list[Button]:
    """The way to each text of a round."""
    if not may_change_texts(request.user):
        return []
    steps = text_steps(round_)
    return [
        Button(
            _("De tekst: %(title)s") % {"title": step.title} if len(steps) > 1 else _("De tekst"),
            url=reverse("rounds:text", args=[step.pk]),
        )
        for step in steps
    ]


urlpatterns = [
    path("stap/<int:step_pk>/tekst/", TextView.as_view(), name="text"),
    path("stap/<int:step_pk>/tekst/onderdelen/", FromElementsView.as_view(), name="text_from_elements"),
    path("stap/<int:step_pk>/tekst/publiceer/", PublishTextView.as_view(), name="text_publish"),
]
