"""The screens of coding together: the samples, one sample, coding apart, and settling."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from audit.service import looked
from contributions.service import Refused

from ..coding.tree import tree
from ..coding.views.access import OnlyAnalysts
from ..enums import SampleState
from ..models import AgreementSample, Code, SampleItem
from ..permissions import may_change_codebook
from .drawing import draw_sample
from .forms import SampleForm
from .marking import mark, settle
from .moving import move


class _Screen(OnlyAnalysts, WagtailAdminTemplateMixin):
    header_icon = "group"
    page_title: Any

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > samples > this."""
        home = {"url": reverse("samen_coderen:index"), "label": _("Samen coderen")}
        return [*self.breadcrumbs_items, home, {"url": "", "label": str(self.page_title)}]


class SamplesView(_Screen, TemplateView):
    """Every sample with how far it is."""

    template_name = "synthesis/admin/second/samples.html"
    page_title = gettext_lazy("Samen coderen")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > this."""
        return [*self.breadcrumbs_items, {"url": "", "label": str(self.page_title)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One query for all."""
        samples = AgreementSample.objects.select_related("first_coder", "second_coder").annotate(
            size=Count("items"),
            first=Count("items", filter=Q(items__first_done=True)),
            second=Count("items", filter=Q(items__second_done=True)),
        )
        return super().get_context_data(samples=samples, **kwargs)


class SampleAddView(_Screen, FormView):
    """Draw one."""

    template_name = "synthesis/admin/second/add.html"
    page_title = gettext_lazy("Trek een steekproef")
    form_class = SampleForm

    def form_valid(self, form: SampleForm) -> HttpResponse:
        """Draw; a refusal is a sentence above the form."""
        try:
            sample = draw_sample(by=self.colleague, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.form_invalid(form)
        messages.success(self.request, _("De steekproef is getrokken. U kunt beginnen."))
        return redirect("samen_coderen:one", sample.pk)


class SampleView(_Screen, TemplateView):
    """One sample: how far each coder is, and once both are done how well they agree."""

    template_name = "synthesis/admin/second/sample.html"
    page_title = gettext_lazy("Steekproef")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """While somebody still codes nobody sees a figure: it would tell what the other marked."""
        sample = get_object_or_404(
            AgreementSample.objects.select_related("first_coder", "second_coder"), pk=self.kwargs["pk"]
        )
        place = sample.place_of(self.colleague.pk)
        items = list(sample.items.all())
        is_coding = sample.state == SampleState.CODING
        next_item = None
        if place and is_coding:
            next_item = next((item for item in items if not item.is_done_by(place)), None)
        if sample.state == SampleState.SETTLING:
            next_item = next((item for item in items if not item.is_settled), None)
        return super().get_context_data(
            sample=sample,
            place=place,
            size=len(items),
            first=sum(item.first_done for item in items),
            second=sum(item.second_done for item in items),
            settled=sum(item.is_settled for item in items),
            next_item=next_item,
            is_coding=is_coding,
            is_open=sample.state in (SampleState.CODING, SampleState.SETTLING),
            agreement=[] if is_coding else _agreement(sample),
            **kwargs,
        )

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Stop it: what was marked stays, and becomes nothing. For its coders, and who keeps the codebook."""
        sample = get_object_or_404(AgreementSample, pk=pk)
        if sample.place_of(self.colleague.pk) is None and not may_change_codebook(self.colleague):
            raise PermissionDenied
        try:
            move(sample, SampleState.STOPPED, by=self.colleague)
            messages.success(request, _("De steekproef is gestopt."))
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        return redirect("samen_coderen:one", pk)


def _agreement(sample: AgreementSample) -> list[Any]:
    from .agreeing import agreement_of  # noqa: PLC0415 -- numpy costs a process 30 MB: only who looks at it loads it

    return agreement_of(sample)


class _ItemView(_Screen, View):
    """One contribution of a sample, with all codes to tick."""

    page_title = gettext_lazy("Codeer deze bijdrage")

    def _item(self) -> SampleItem:
        items = SampleItem.objects.select_related(
            "sample__first_coder", "sample__second_coder", "contribution__occasion"
        )
        return get_object_or_404(items, sample=self.kwargs["pk"], order=self.kwargs["order"])

    def _chosen(self) -> list[Code]:
        keys = []
        for value in self.request.POST.getlist("code"):
            try:
                keys.append(UUID(value))
            except ValueError:
                continue
        return list(Code.objects.filter(pk__in=keys))

    def _branches(self, item: SampleItem) -> list[Any]:
        known = set(item.sample.codes.values_list("pk", flat=True))
        return [branch for branch in tree() if branch.code.pk in known]

    def _show(self, item: SampleItem, **more: Any) -> HttpResponse:
        looked("synthesis.read_words", by=self.colleague, on=item.contribution, count=1)
        context = {"item": item, "size": item.sample.items.count(), **more}
        return self.render_to_response(self.get_context_data(**context))

    def _refused(self, item: SampleItem, refusal: Refused) -> HttpResponse:
        messages.error(self.request, refusal.sentence)
        return redirect("samen_coderen:one", item.sample_id)


class MarkView(_ItemView):
    """Coding apart: a coder sees their own marks and nothing of the other."""

    template_name = "synthesis/admin/second/mark.html"

    def get(self, request: HttpRequest, pk: UUID, order: int) -> HttpResponse:
        """With what this coder marked before."""
        item = self._item()
        place = item.sample.place_of(self.colleague.pk)
        if place is None or item.sample.state != SampleState.CODING:
            raise PermissionDenied
        ticked = {str(key) for key in item.marks.filter(place=place).values_list("code", flat=True)}
        return self._show(item, tree=self._branches(item), ticked=ticked)

    def post(self, request: HttpRequest, pk: UUID, order: int) -> HttpResponse:
        """Keep the marks, and on to the next one that this coder did not do."""
        item = self._item()
        try:
            mark(item, self._chosen(), by=self.colleague)
        except Refused as refusal:
            return self._refused(item, refusal)
        place = item.sample.place_of(self.colleague.pk)
        waiting = item.sample.items.filter(**{"first_done" if place == 1 else "second_done": False})
        upcoming = waiting.filter(order__gt=item.order).first() or waiting.first()
        if upcoming is None:
            messages.success(request, _("U bent klaar met deze steekproef."))
            return redirect("samen_coderen:one", pk)
        return redirect("samen_coderen:mark", pk, upcoming.order)


class SettleView(_ItemView):
    """What each marked, side by side; the two choose what it becomes."""

    template_name = "synthesis/admin/second/settle.html"
    page_title = gettext_lazy("Bespreek deze bijdrage")

    def get(self, request: HttpRequest, pk: UUID, order: int) -> HttpResponse:
        """Ticked beforehand is what both marked; of a code that was merged since, the one it went up in."""
        item = self._item()
        if item.sample.state != SampleState.SETTLING or item.sample.place_of(self.colleague.pk) is None:
            raise PermissionDenied
        marks: dict[int, set[str]] = {1: set(), 2: set()}
        for code, into, place in item.marks.values_list("code", "code__merged_into", "place"):
            marks[place].add(str(into or code))  # a code that went up in another since
        either: dict[bool, list[Any]] = {True: [], False: []}
        for branch in self._branches(item):
            either[str(branch.code.pk) in marks[1] | marks[2]].append(branch)
        return self._show(item, first=marks[1], ticked=marks[1] & marks[2], marked=either[True], tree=either[False])

    def post(self, request: HttpRequest, pk: UUID, order: int) -> HttpResponse:
        """Give the codes, and on to the next."""
        item = self._item()
        try:
            settle(item, self._chosen(), by=self.colleague, note=request.POST.get("note", ""))
        except Refused as refusal:
            return self._refused(item, refusal)
        waiting = item.sample.items.filter(is_settled=False)
        upcoming = waiting.filter(order__gt=item.order).first() or waiting.first()
        if upcoming is None:
            messages.success(request, _("Alles is besproken. De codes staan bij de bijdragen."))
            return redirect("samen_coderen:one", pk)
        return redirect("samen_coderen:settle", pk, upcoming.order)
