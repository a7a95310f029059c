"""The round on paper, for everybody: the same questions, in the same order, to fill in by hand."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse

from pages.service import PdfUnavailable

from ..printing import form_pdf
from .base import RoundView


class PrintedForm(RoundView):
    """A PDF while people can take part. Read without a cookie."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The file, or a sentence that says what to do."""
        if not self.round.takes_answers():
            raise Http404("this round takes no answers now")
        try:
            made = form_pdf(self.round)
        except PdfUnavailable:
            return self.show("no_form", status=HTTPStatus.SERVICE_UNAVAILABLE)
        return HttpResponse(
            made,
            content_type="application/pdf",
            headers={"Content-Disposition": f'inline; filename="formulier-{self.round.slug}.pdf"'},
        )
