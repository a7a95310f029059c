"""Bringing in the list of a partner organisation."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy

from audit.service import record
from contributions.service import Refused
from people.models import Perspective

from ..recruiting.moments import moments_to_ask
from ..recruiting.partner_list import TakenIn, take_in, template_for
from ..recruiting.pool_forms import PartnerListForm
from .candidates import CandidateScreen


class PartnerListView(CandidateScreen):
    """The empty list to fill in, and the filled one back. What was not taken in is named by its row."""

    template_name = "focusgroups/admin/partner_list.html"
    page_title = gettext_lazy("Lijst van een partner")
    header_icon = "upload"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Where to choose the file."""
        return self.ask(PartnerListForm())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take it in row by row; the same list twice is harmless."""
        form = PartnerListForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.ask(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        moments = list(moments_to_ask(self.group))
        content, partner = form.cleaned_data["file"].read(), form.cleaned_data["partner"]
        try:
            done = take_in(self.group, content, partner=partner, moments=moments, by=self.colleague)
        except Refused as refusal:
            form.add_error("file", refusal.sentence)
            return self.ask(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        record("focusgroups.take_in_list", by=self.colleague, on=self.group, added=done.added)
        return self.ask(PartnerListForm(initial={"partner": partner}), done=done)

    def ask(self, form: PartnerListForm, status: int = HTTPStatus.OK, *, done: TakenIn | None = None) -> HttpResponse:
        """The form, and what became of the list before."""
        labels = Perspective.objects.filter(offered=True).values_list("label", flat=True)
        return self.render_to_response(self.get_context_data(form=form, done=done, labels=labels), status=status)


class EmptyListView(CandidateScreen):
    """The list to fill in, with a column for each moment."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """As a download. With a mark at the start, by which a spreadsheet knows it is UTF-8."""
        content = template_for(moments_to_ask(self.group)).encode("utf-8-sig")
        name = f"mensen-{self.group.slug}.csv"
        return HttpResponse(
            content,
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
