"""What stands on the page of a partner in the admin, and the deeds that have no screen of their own."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.models import User

from ..models import Partner
from ..partners import describing
from ..partners.keeping import end_partner, take_up_again
from ..partners.reach import keep_reach, told, totals_of
from ..partners.reach_forms import ReachForm, asked_of, only_province
from ..permissions import Visitor, may_view_contacts
from .partner_base import PartnerPost, PartnerScreen


def partner_context(partner: Partner, user: Visitor) -> dict[str, Any]:
    """Five queries, whatever the partner does. Names are on a screen of their own."""
    totals = totals_of(partner)
    return {
        "offers": describing.offers_of(partner),
        "where": describing.where(partner),
        "languages": describing.listed(describing.languages_of(partner)),
        "helps": [each.label for each in partner.helps.all()],
        "limits": describing.not_for(partner),
        "costs": describing.costs(partner),
        "waiting": describing.waiting(partner),
        "events": list(partner.event_partners.select_related("event").order_by("-event_id", "pk")[:50]),
        "packs": list(partner.packs.select_related("event").order_by("-made_on", "-pk")[:50]),
        "totals": totals,
        "told": sum(people for _title, people in totals),
        "contact_count": partner.contacts.count(),
        "may_view_contacts": may_view_contacts(user),
    }


class EndPartnerView(PartnerPost):
    """They stop."""

    def do(self, *, by: User) -> str:
        """From today."""
        end_partner(self.partner.pk, by=by)
        return _("Deze partner werkt niet meer met ons. Alles van vroeger blijft bewaard.")


class TakeUpPartnerView(PartnerPost):
    """They start again."""

    def do(self, *, by: User) -> str:
        """Not on the website before somebody looked."""
        take_up_again(self.partner.pk, by=by)
        return _("Deze partner werkt weer met ons. Kijk alles na, en zet de partner dan weer op de website.")


class PartnerReachView(PartnerScreen):
    """How many people this partner told of us, apart from any event."""

    template_name = "outreach/admin/partner_reach.html"
    page_title = gettext_lazy("Hoeveel mensen vertelden zij over ons?")
    header_icon = "group"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What stands there now, of the province one asks for."""
        province = request.GET.get("province", only_province(self.partner))
        known = told(self.partner, None, province)
        initial = {"province": province}
        return self.show(form=ReachForm(perspectives=asked_of(self.partner), known=known, initial=initial))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the numbers."""
        form = ReachForm(request.POST, perspectives=asked_of(self.partner))
        if not form.is_valid():
            return self.show(HTTPStatus.UNPROCESSABLE_ENTITY, form=form)
        total = keep_reach(
            self.partner, None, form.numbers(), province=form.cleaned_data["province"], by=self.colleague
        )
        messages.success(request, _("Bewaard: %(total)d mensen.") % {"total": total})
        return self.back()
