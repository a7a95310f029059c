"""The round on paper, for everybody: the same questions, in the same order, to fill in by hand."""

import hashlib
from http import HTTPStatus

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse

from pages.service import PdfUnavailable

from ..printing import form_pdf
from ..progress import items_of
from .base import RoundView

#: Making one takes seconds: whoever asks again and again gets the same one.
KEPT_SECONDS = 10 * 60


class PrintedForm(RoundView):
    """A PDF while people can take part. Read without a cookie."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The file, or a sentence that says what to do."""
        if not self.round.takes_answers():
            raise Http404("this round takes no answers now")
        try:
            made = cache.get_or_set(self._key(), lambda: form_pdf(self.round), KEPT_SECONDS)
        except PdfUnavailable:
            return self.show("no_form", status=HTTPStatus.SERVICE_UNAVAILABLE)
        return HttpResponse(
            made,
            content_type="application/pdf",
            headers={"Content-Disposition": f'inline; filename="formulier-{self.round.slug}.pdf"'},
        )

    def _key(self) -> str:
        """Another one for each wording of the round and of its questions."""
        questions = [(item.pk, item.edition, item.current_id) for item in items_of(self.round)]
        known = (self.round.pk, self.round.version, self.round.closes_at, questions)
        return f"printed-form:{hashlib.sha256(repr(known).encode()).hexdigest()}"
