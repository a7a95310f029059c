"""Who helps with an event: choosing partners, their packs, and how many they told."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contributions.service import Refused
from people.models import User

from ..enums import PartnerRole
from ..models import Event, EventPartner, Partner
from ..partners.hosting import found_by, join, leave
from ..partners.packs.links import pack_url
from ..partners.packs.making import CARDS, make_pack, revoke_link, send_pack
from ..partners.packs.response import zip_response
from ..partners.packs.texts import LANGUAGES, coming_dates, texts_of
from ..partners.reach import keep_reach, told, totals_by_partner
from ..partners.reach_forms import ReachForm, asked_of, only_province
from ..permissions import Visitor, may_change_partners, may_view_partners
from .base import EventScreen


def partners_panel(request: HttpRequest, event: Event) -> Mapping[str, Any] | None:
    """Who helps, and how many they told. Two queries."""
    if not may_view_partners(request.user):
        return None
    rows = _rows(event)
    return {
        "rows": rows,
        "told": sum(row["told"] for row in rows),
        "may_change": may_change_partners(request.user),
    }


def _rows(event: Event) -> list[dict[str, Any]]:
    """Each partner once, with everything it does and what it told."""
    totals = totals_by_partner(event)
    rows: dict[int, dict[str, Any]] = {}
    for each in event.event_partners.select_related("partner").order_by("partner__name", "partner_id", "pk"):
        row = rows.setdefault(
            each.partner_id, {"partner": each.partner, "roles": [], "told": totals.pop(each.partner_id, 0)}
        )
        row["roles"].append(each)
    if totals:  # who told people, and does not help any more
        for partner in Partner.objects.filter(pk__in=totals):
            rows[partner.pk] = {"partner": partner, "roles": [], "told": totals[partner.pk]}
    return list(rows.values())


class _EventPartnersScreen(EventScreen):
    """A screen about the partners of an event."""

    header_icon = "group"

    def may(self, user: Visitor) -> bool:
        """For who may write partners."""
        return may_change_partners(user)

    @property
    def colleague(self) -> User:
        """Who does it."""
        assert isinstance(self.request.user, User)
        return self.request.user

    def show(self, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        """The screen with this in it."""
        return self.render_to_response(self.get_context_data(**context), status=status)


class EventPartnersView(_EventPartnersScreen):
    """Choose who helps. Found by a piece of a name; no list of thousands to scroll through."""

    template_name = "outreach/admin/event_partners.html"
    page_title = gettext_lazy("Partners van dit evenement")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Who helps now, and who fits what was typed."""
        words = request.GET.get("zoek", "")
        packs = {pack.partner_id: pack for pack in self.event.packs.all()}
        rows = _rows(self.event)
        for row in rows:
            row["pack"] = packs.get(row["partner"].pk)
        return self.show(rows=rows, words=words, found=found_by(words), roles=PartnerRole.choices)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """One more, or one less."""
        try:
            messages.success(request, self._do())
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        return redirect("events:partners", self.event.pk)

    def _do(self) -> str:
        given = self.request.POST
        if given.get("actie") == "weg":
            found = EventPartner.objects.filter(pk=_number(given.get("rij", "")), event=self.event).first()
            if found is not None:
                leave(found, by=self.colleague)
            return _("Weggehaald. Wat deze partner vertelde, blijft bewaard.")
        partner = Partner.objects.filter(pk=_number(given.get("partner", ""))).first()
        role = given.get("rol", "")
        if partner is None or role not in PartnerRole.values:
            raise Refused(_("Kies een partner, en wat die partner doet."))
        join(self.event, partner, role, by=self.colleague)
        return _("Toegevoegd. Deze partner staat nu ook op de pagina van het evenement.")


class _OfPartner(_EventPartnersScreen):
    """A screen about one partner and this event."""

    @cached_property
    def partner(self) -> Partner:
        """The partner of the address, or a 404."""
        return get_object_or_404(Partner, pk=self.kwargs["partner"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the partner at hand."""
        return super().get_context_data(partner=self.partner, **kwargs)


class EventReachView(_OfPartner):
    """How many people this partner told of this event."""

    template_name = "outreach/admin/partner_reach.html"
    page_title = gettext_lazy("Hoeveel mensen vertelden zij het?")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What stands there now, of the province one asks for."""
        province = request.GET.get("province", only_province(self.partner))
        known = told(self.partner, self.event, province)
        initial = {"province": province}
        return self.show(form=ReachForm(perspectives=asked_of(self.partner), known=known, initial=initial))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the numbers."""
        form = ReachForm(request.POST, perspectives=asked_of(self.partner))
        if not form.is_valid():
            return self.show(HTTPStatus.UNPROCESSABLE_ENTITY, form=form)
        total = keep_reach(
            self.partner, self.event, form.numbers(), province=form.cleaned_data["province"], by=self.colleague
        )
        messages.success(request, _("Bewaard: %(total)d mensen.") % {"total": total})
        return redirect("events:partners", self.event.pk)


class CardsForm(forms.Form):
    """How many cards go in a pack."""

    use_required_attribute = False
    cards = forms.IntegerField(
        label=gettext_lazy("Hoeveel kaartjes?"),
        help_text=gettext_lazy("Er passen 8 kaartjes op een vel. 0 is geen kaartjes."),
        min_value=0,
        max_value=400,
        error_messages={
            code: gettext_lazy("Vul een getal in van 0 tot en met 400.")
            for code in ("required", "invalid", "min_value", "max_value")
        },
    )


class EventPackView(_OfPartner):
    """The pack of one partner: the texts to copy, the file to download, and the link to send."""

    template_name = "outreach/admin/partner_pack.html"
    page_title = gettext_lazy("Uitnodigingspakket")
    header_icon = "download"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What goes in it."""
        pack = self._pack()
        return self._show(CardsForm(initial={"cards": pack.cards if pack else CARDS}))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make it, send it, or close its link."""
        deed = request.POST.get("actie", "")
        if deed == "maak":
            form = CardsForm(request.POST)
            if not form.is_valid():
                return self._show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
            return self._say(lambda: self._make(form.cleaned_data["cards"]))
        return self._say(lambda: self._do(deed))

    def _say(self, deed: Any) -> HttpResponse:
        try:
            messages.success(self.request, deed())
        except Refused as refusal:
            messages.error(self.request, refusal.sentence)
        return redirect("events:partner_pack", self.event.pk, self.partner.pk)

    def _make(self, cards: int) -> str:
        make_pack(self.event, self.partner, cards=cards, by=self.colleague)
        return _("Het pakket staat klaar.")

    def _do(self, deed: str) -> str:
        pack = self._pack()
        if pack is None:
            raise Refused(_("Maak eerst het pakket."))
        if deed == "stuur":
            send_pack(pack, by=self.colleague)
            return _("Het pakket gaat per mail naar de partner.")
        if deed == "sluit":
            revoke_link(pack, by=self.colleague)
            return _("De oude link werkt niet meer. Stuur het pakket opnieuw voor een nieuwe link.")
        raise Refused(_("Kies wat u wilt doen."))

    def _pack(self) -> Any:
        return self.event.packs.select_related("partner", "event").filter(partner=self.partner).first()

    def _show(self, form: CardsForm, status: int = HTTPStatus.OK) -> HttpResponse:
        dates, pack = coming_dates(self.event), self._pack()
        return self.show(
            status,
            form=form,
            pack=pack,
            link=pack_url(pack) if pack else "",
            has_dates=bool(dates),
            texts=[texts_of(self.event, self.partner, dates, language=language) for language in LANGUAGES],
        )


class EventPackFileView(_OfPartner):
    """The pack as one file."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The zip; where there is no pack yet, the way to make one."""
        pack = self.event.packs.select_related("partner", "event").filter(partner=self.partner).first()
        if pack is None:
            messages.error(request, _("Maak eerst het pakket."))
            return redirect("events:partner_pack", self.event.pk, self.partner.pk)
        return zip_response(pack)


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 12 else 0


urlpatterns: list[URLPattern] = [
    path("<int:pk>/partners/", EventPartnersView.as_view(), name="partners"),
    path("<int:pk>/partners/<int:partner>/bereik/", EventReachView.as_view(), name="partner_reach"),
    path("<int:pk>/partners/<int:partner>/pakket/", EventPackView.as_view(), name="partner_pack"),
    path("<int:pk>/partners/<int:partner>/pakket.zip", EventPackFileView.as_view(), name="partner_pack_file"),
]
