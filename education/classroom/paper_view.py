"""The papers of a class, for its teacher."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse

from pages.service import PdfUnavailable

from ..enums import ClassWay
from .paper import paper_pdf
from .teacher_views import TeacherView


class Paper(TeacherView):
    """One PDF: the form to count on, ballots, and slips for own words."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The file, or a sentence that says what to do."""
        if self.session.way != ClassWay.PAPER:
            raise Http404("this class does not answer on paper")
        try:
            made = paper_pdf(self.session)
        except PdfUnavailable:
            return self.show("no_paper", HTTPStatus.SERVICE_UNAVAILABLE, items=self.items)
        headers = {"Content-Disposition": 'inline; filename="stembriefjes.pdf"'}
        return HttpResponse(made, content_type="application/pdf", headers=headers)
