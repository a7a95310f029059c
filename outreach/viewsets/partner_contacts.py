"""Who works at a partner. Names are here, for who may see them; that somebody read them is written down."""

from http import HTTPStatus
from io import BytesIO
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from audit.service import looked, record
from contributions.service import Refused
from people.models import User

from ..models import PartnerContact
from ..partners.contact_forms import ContactForm
from ..partners.contact_sheet import write_contacts
from ..partners.contacts import add_contact, change_contact, contacts_of, remove_contact
from ..permissions import Visitor, may_change_contacts, may_import_partners, may_view_contacts
from .partner_base import PartnerPost, PartnerScreen
from .partner_sheets import XLSX


class ContactsView(PartnerScreen):
    """Everybody we call at this partner, and a form for somebody more."""

    template_name = "outreach/admin/partner_contacts.html"
    page_title = gettext_lazy("Contactpersonen")
    header_icon = "user"

    def may(self, user: Visitor) -> bool:
        """For who may see who works where."""
        return may_view_contacts(user)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """With an empty form."""
        return self._show(ContactForm())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Somebody more."""
        if not may_change_contacts(request.user):
            raise PermissionDenied
        form = ContactForm(request.POST)
        if not form.is_valid():
            return self._show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            add_contact(self.partner, form.said(), by=self.colleague)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self._show(form, HTTPStatus.CONFLICT)
        messages.success(request, _("Bewaard."))
        return redirect("partners:contacts", self.partner.pk)

    def _show(self, form: ContactForm, status: int = HTTPStatus.OK) -> HttpResponse:
        contacts = list(contacts_of(self.partner))
        if contacts:
            looked("outreach.read_contacts", by=self.colleague, on=self.partner, seen=contacts, people=len(contacts))
        return self.show(status, form=form, contacts=contacts, may_change=may_change_contacts(self.colleague))


class _OneContact:
    """The person of the address, when at this partner."""

    @cached_property
    def contact(self) -> PartnerContact:
        """With how to reach them, or a 404."""
        found = PartnerContact.objects.select_related("participant__contact", "partner")
        key: UUID = self.kwargs["contact"]  # type: ignore[attr-defined]
        return get_object_or_404(found, pk=key, partner=self.partner)  # type: ignore[attr-defined]


class ContactView(_OneContact, PartnerScreen):
    """One person, to correct."""

    template_name = "outreach/admin/partner_contact.html"
    header_icon = "user"

    def may(self, user: Visitor) -> bool:
        """For who may write it down."""
        return may_change_contacts(user)

    def get_page_title(self) -> str:
        """Without a name: titles end up in the history of a browser."""
        return _("Contactpersoon")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """With what is kept."""
        looked("outreach.read_contact", by=self.colleague, on=self.contact)
        return self.show(form=ContactForm.of(self.contact), contact=self.contact)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the correction."""
        looked("outreach.read_contact", by=self.colleague, on=self.contact)
        form = ContactForm(request.POST)
        if not form.is_valid():
            return self.show(HTTPStatus.UNPROCESSABLE_ENTITY, form=form, contact=self.contact)
        change_contact(self.contact, form.said(), by=self.colleague)
        messages.success(request, _("Bewaard."))
        return redirect("partners:contacts", self.partner.pk)


class RemoveContactView(_OneContact, PartnerPost):
    """Not somebody to call any more."""

    def may(self, user: Visitor) -> bool:
        """For who may write it down."""
        return may_change_contacts(user)

    def do(self, *, by: User) -> str:
        """Forget them."""
        remove_contact(self.contact, by=by)
        return _("Weggehaald. De naam en het adres zijn gewist.")

    def back(self) -> HttpResponse:
        """To who is left."""
        return redirect("partners:contacts", self.partner.pk)


class ContactExportView(View):
    """All contacts as a workbook: apart from the list of partners, and only for who may do both."""

    http_method_names = ["get", "head"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for who may."""
        if not (may_import_partners(request.user) and may_view_contacts(request.user)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """The file. That it was taken along is written down."""
        contacts = PartnerContact.objects.select_related("partner", "participant__contact")
        output = BytesIO()
        count = write_contacts(output, contacts.order_by("partner__name", "pk"))
        record("outreach.export_contacts", by=request.user, seen=contacts, people=count)
        return HttpResponse(
            output.getvalue(),
            content_type=XLSX,
            headers={
                "Content-Disposition": 'attachment; filename="contactpersonen.xlsx"',
                "Cache-Control": "no-store",
            },
        )
