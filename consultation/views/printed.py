"""The round on paper, for everybody: the same questions, in the same order, to fill in by hand."""

import hashlib
from http import HTTPStatus

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse

from pages.service import PdfUnavailable

from ..printing import form_pdf
from ..sheet_items import number_in, number_of_today, sheet_items
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
            part = number_in(request.GET.get("deel", "")) or number_of_today()
            made = cache.get_or_set(self._key(part), lambda: form_pdf(self.round, part=part), KEPT_SECONDS)
        except PdfUnavailable:
            return self.show("no_form", status=HTTPStatus.SERVICE_UNAVAILABLE)
        return HttpResponse(
            made,
            content_type="application/pdf",
            headers={"Content-Disposition": f'inline; filename="formulier-{self.round.slug}.pdf"'},
        )

    def _key(self, part: int) -> str:
        """Another one for each wording of the round and of its questions, and for each part of what is dealt."""
        held = sheet_items(self.round, part)
        questions = [(item.pk, item.edition, item.current_id) for item in held.on_form]
        known = (part if held.others else 0, self.round.pk, self.round.version, self.round.closes_at, questions)
        return f"printed-form:{hashlib.sha256(repr(known).encode()).hexdigest()}"
