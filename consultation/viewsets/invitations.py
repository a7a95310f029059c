"""Cards to hand out, per round: what was made, how far it is used, print again, take back."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from audit.service import record
from contributions.service import Refused
from pages.service import PdfUnavailable

from ..card_sheets import links_of, pdf_of, sheet_count
from ..enums import BatchState
from ..invitation_forms import BatchForm
from ..inviting import make_batch, may_have_cards, move, used_in_words
from ..models import InvitationBatch, Round
from ..permissions import may_invite


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A batch in the list: how much of it was used, as far as we tell, and the sheets it is printed on."""

    batch: InvitationBatch
    used: str
    sheets: range


class _RoundMixin:
    """For who may invite; with the round of the address."""

    round: Round

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Who may not is sent away before anything is looked up."""
        if not may_invite(request.user):
            raise PermissionDenied
        self.round = get_object_or_404(Round, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc,no-any-return]

    def batch(self, **kwargs: Any) -> InvitationBatch:
        """The batch of the address, when it is one of this round."""
        found = InvitationBatch.objects.select_related("round", "perspective")
        return get_object_or_404(found, pk=kwargs["batch"], round=self.round)


class _Screen(_RoundMixin, WagtailAdminTemplateMixin):
    """A screen under "Uitnodigingen" of a round."""

    header_icon = "mail"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Rondes > round > Uitnodigingen > this."""
        overview = reverse("rounds:invitations", args=[self.round.pk])
        items = [
            *self.breadcrumbs_items,
            {"url": reverse("rounds:index"), "label": _("Rondes")},
            {"url": reverse("rounds:inspect", args=[self.round.pk]), "label": self.round.title},
            {"url": overview, "label": _("Uitnodigingen")},
        ]
        if not isinstance(self, InvitationsView):
            items.append({"url": "", "label": str(self.page_title)})
        return items


class InvitationsView(_Screen, TemplateView):
    """The batches of a round, by perspective."""

    template_name = "consultation/admin/invitations.html"
    page_title = gettext_lazy("Uitnodigingen")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Two queries, whatever the number of batches and cards."""
        batches = self.round.invitation_batches.with_cards_used().select_related("perspective")
        rows = [
            BatchRow(batch, used_in_words(batch.size, batch.used), range(1, sheet_count(batch) + 1))
            for batch in batches.order_by("perspective__order", "partner", "pk")
        ]
        return super().get_context_data(
            round=self.round,
            rows=rows,
            handed_out=sum(row.batch.size for row in rows if row.batch.state == BatchState.ACTIVE),
            may_make=may_have_cards(self.round),
            **kwargs,
        )


class InvitationAddView(_Screen, FormView):
    """A new batch."""

    form_class = BatchForm
    template_name = "consultation/admin/invitation_add.html"
    page_title = gettext_lazy("Maak kaarten")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Valid as long as the round, to begin with."""
        return {**super().get_form_kwargs(), "round_": self.round}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Where to go back to."""
        return super().get_context_data(round=self.round, **kwargs)

    def form_valid(self, form: BatchForm) -> HttpResponse:
        """Make them, or say why not."""
        try:
            batch = make_batch(self.round, by=self.request.user, **form.batch())  # type: ignore[arg-type]
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.form_invalid(form)
        messages.success(
            self.request, _("%(number)d kaarten staan klaar. Haal ze op en print ze.") % {"number": batch.size}
        )
        return redirect("rounds:invitations", self.round.pk)


class CardsView(_RoundMixin, View):
    """Cards to print, or as a list of links. Every time is written down."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """As a download that nothing keeps."""
        batch = self.batch(**kwargs)
        if batch.state == BatchState.REVOKED:
            messages.error(request, _("Deze kaarten zijn ingetrokken. Maak nieuwe kaarten."))
            return redirect("rounds:invitations", self.round.pk)
        number = kwargs.get("number", 0)
        if "number" in kwargs and not 1 <= number <= sheet_count(batch):
            raise Http404("no sheet with this number")
        try:
            response = self._sheet(batch, number) if number else self._links(batch)
        except PdfUnavailable as unavailable:
            messages.error(request, unavailable.sentence)
            return redirect("rounds:invitations", self.round.pk)
        record("consultation.download_invitations", by=request.user, on=batch, sheet=number)
        response.headers["Cache-Control"] = "no-store, private"
        return response

    def _sheet(self, batch: InvitationBatch, number: int) -> HttpResponse:
        name = f"kaarten-{self.round.slug}-{batch.pk}-{number}.pdf"
        return self._file(pdf_of(batch, number), "application/pdf", name)

    def _links(self, batch: InvitationBatch) -> HttpResponse:
        name = f"links-{self.round.slug}-{batch.pk}.csv"
        # With a mark at the start, by which a spreadsheet knows it is UTF-8.
        return self._file(links_of(batch).encode("utf-8-sig"), "text/csv; charset=utf-8", name)

    @staticmethod
    def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
        return HttpResponse(
            content, content_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
        )


class InvitationRevokeView(_Screen, TemplateView):
    """Take a batch back: says what that does, then does it on POST."""

    template_name = "consultation/admin/invitation_revoke.html"
    page_title = gettext_lazy("Trek de kaarten in")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Which cards."""
        return super().get_context_data(**{**kwargs, "round": self.round, "batch": self.batch(**self.kwargs)})

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Harmless when it was done before."""
        move(self.batch(**kwargs), BatchState.REVOKED, by=request.user)  # type: ignore[arg-type]
        messages.success(request, _("De kaarten zijn ingetrokken. Wie er een heeft, kan gewoon meedoen zonder kaart."))
        return redirect("rounds:invitations", self.round.pk)


urlpatterns = [
    path("<int:pk>/uitnodigingen/", InvitationsView.as_view(), name="invitations"),
    path("<int:pk>/uitnodigingen/nieuw/", InvitationAddView.as_view(), name="invitation_add"),
    path("<int:pk>/uitnodigingen/<int:batch>/kaarten/<int:number>/", CardsView.as_view(), name="invitation_cards"),
    path("<int:pk>/uitnodigingen/<int:batch>/links/", CardsView.as_view(), name="invitation_links"),
    path("<int:pk>/uitnodigingen/<int:batch>/trek-in/", InvitationRevokeView.as_view(), name="invitation_revoke"),
]
