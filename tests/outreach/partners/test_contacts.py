"""People at partners: their addresses are apart, reading them is written down, and they go when nobody needs them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from audit.models import AuditEvent
from outreach.models import PartnerContact
from people.models import ContactDetails, Participant
from people.service import Role
from privacy.service import access_export, purge_participant
from privacy.tasks import apply_retention
from tests.factories import outreach
from tests.outreach.partners.desk import client_of, sheet_of, text

pytestmark = pytest.mark.django_db
PERSON = {"name": "Noor de Vries", "role": "invites", "email": "noor@voorbeeld.nl", "phone": ""}


def test_somebody_is_written_down_corrected_and_forgotten(organiser: Client) -> None:
    partner = outreach.partner()
    address = f"/beheer/partners/{partner.pk}/contactpersonen/"
    assert organiser.post(address, PERSON).status_code == 302
    contact = PartnerContact.objects.get()
    assert ContactDetails.objects.get().participant_id == contact.participant_id
    assert "noor@voorbeeld.nl" in text(organiser.get(address))
    assert AuditEvent.objects.filter(action="outreach.read_contacts", object_id=str(partner.pk)).exists()
    organiser.post(f"{address}{contact.pk}/", {**PERSON, "email": "", "phone": "06 12 34 56 78"})
    details = ContactDetails.objects.get()
    assert (details.email, details.phone, details.reach_by) == ("", "06 12 34 56 78", "phone")
    organiser.post(f"{address}{contact.pk}/weg/")
    assert not PartnerContact.objects.exists()
    assert not ContactDetails.objects.exists()
    assert not Participant.objects.filter(pk=contact.participant_id).exists()


def test_somebody_without_any_address_is_no_contact(organiser: Client) -> None:
    address = f"/beheer/partners/{outreach.partner().pk}/contactpersonen/"
    page = text(organiser.post(address, {**PERSON, "email": ""}), 422)
    assert "Vul een e-mailadres of een telefoonnummer in" in page
    assert 'value="Noor de Vries"' in page
    assert not Participant.objects.exists()


def test_nobody_is_added_to_a_partner_that_stopped(organiser: Client) -> None:
    partner = outreach.partner(ended_on=timezone.localdate())
    address = f"/beheer/partners/{partner.pk}/contactpersonen/"
    assert "werkt niet meer met ons" in text(organiser.post(address, PERSON), 409)
    assert not PartnerContact.objects.exists()


def test_a_contact_of_another_partner_is_not_found_here(organiser: Client) -> None:
    contact, other = outreach.contact(), outreach.partner()
    address = f"/beheer/partners/{other.pk}/contactpersonen/{contact.pk}/"
    assert organiser.get(address).status_code == 404
    assert organiser.post(f"{address}weg/").status_code == 404
    assert PartnerContact.objects.count() == 1


def test_only_who_may_sees_names_and_taking_them_along_is_written_down(organiser: Client) -> None:
    contact = outreach.contact()
    address = f"/beheer/partners/{contact.partner_id}/contactpersonen/"
    analyst = client_of(Role.ANALYST)
    assert analyst.get(address).status_code == 302
    assert analyst.get("/beheer/partners/lijst/contactpersonen.xlsx").status_code == 302
    rows = sheet_of(organiser.get("/beheer/partners/lijst/contactpersonen.xlsx").content, "Contactpersonen")
    assert rows[1][3:5] == ["Noor de Vries", "noor@voorbeeld.nl"]
    assert AuditEvent.objects.get(action="outreach.export_contacts").details == {"people": 1}
    assert b"Noor" not in organiser.get("/beheer/partners/lijst/partners.xlsx").content


def test_addresses_go_some_time_after_a_partner_stopped() -> None:
    today = timezone.localdate()
    kept = outreach.contact(outreach.partner())
    waits = outreach.contact(outreach.partner())
    gone = outreach.contact(outreach.partner())
    waits.partner.ended_on, gone.partner.ended_on = today - timedelta(days=90), today - timedelta(days=91)
    waits.partner.save()
    gone.partner.save()
    apply_retention()
    apply_retention()
    assert set(PartnerContact.objects.values_list("pk", flat=True)) == {kept.pk, waits.pk}
    assert ContactDetails.objects.count() == 2


def test_a_contact_may_see_what_we_keep_and_be_wiped() -> None:
    contact = outreach.contact(outreach.partner(name="Raadslieden"))
    assert "Raadslieden" in str(access_export(contact.participant))
    assert purge_participant(contact.participant) > 0
    assert not PartnerContact.objects.exists()
    assert not ContactDetails.objects.exists()
