"""The map "waar ontbreekt hulp" for colleagues: of everybody we work with, also who is not on the website."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy

from ..models import Partner
from ..partners.helping.map import map_context, need_in
from ..permissions import Visitor, may_view_partners
from .partner_base import PartnersScreen


class HelpMapView(PartnersScreen):
    """The blind spots, for a need one chooses."""

    template_name = "outreach/admin/help_map.html"
    page_title = gettext_lazy("Waar ontbreekt hulp?")
    header_icon = "globe"

    def may(self, user: Visitor) -> bool:
        """For who may see partners."""
        return may_view_partners(user)

    def get(self, request: HttpRequest) -> HttpResponse:
        """The map and the table beside it."""
        return self.show(**map_context(Partner.objects.working(), need_in(request.GET)))
