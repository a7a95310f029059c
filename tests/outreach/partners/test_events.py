"""Partners of an event: who helps, the pack they invite with, and how many they told."""

import zipfile
from io import BytesIO

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from notices.models import Notice
from outreach.models import EventPartner, InvitationPack, PartnerReach
from outreach.partners.packs.cards import cards_pdf
from outreach.partners.packs.links import pack_url, token_for
from outreach.service import cancel_event
from people.models import Perspective
from people.service import Role
from tests.factories import outreach
from tests.home.cold import cost
from tests.outreach.partners.desk import client_of, text

pytestmark = pytest.mark.django_db


def own(path: str) -> str:
    """The path of a whole address."""
    return "/" + path.split("/", 3)[3]


def test_partners_are_found_chosen_once_and_taken_off(organiser: Client) -> None:
    event, partner = outreach.event(), outreach.partner(name="Bibliotheek Deventer", town="Deventer")
    outreach.partner(name="Gestopt Deventer", ended_on=timezone.localdate())
    address = f"/beheer/in-het-land/{event.pk}/partners/"
    found = text(organiser.get(f"{address}?zoek=devent"))
    assert "Bibliotheek Deventer" in found
    assert "Gestopt Deventer" not in found
    for _twice in range(2):
        organiser.post(address, {"partner": partner.pk, "rol": "place"})
    organiser.post(address, {"partner": partner.pk, "rol": "co_host"})
    assert event.event_partners.count() == 2
    assert "geeft een plek, organiseert mee" in text(organiser.get(f"/beheer/in-het-land/inspect/{event.pk}/"))
    organiser.post(address, {"actie": "weg", "rij": event.event_partners.get(role="place").pk})
    assert event.event_partners.get().role == "co_host"
    other = outreach.event()
    organiser.post(f"/beheer/in-het-land/{other.pk}/partners/", {"actie": "weg", "rij": event.event_partners.get().pk})
    assert EventPartner.objects.count() == 1


@pytest.mark.parametrize("given", [{"partner": "x", "rol": "place"}, {"rol": "niets"}, {}])
def test_an_impossible_choice_is_refused_in_a_sentence(organiser: Client, given: dict[str, str]) -> None:
    event = outreach.event()
    given = {"partner": str(outreach.partner().pk), **given}
    page = text(organiser.post(f"/beheer/in-het-land/{event.pk}/partners/", given, follow=True))
    assert "Kies een partner, en wat die partner doet." in page
    assert not EventPartner.objects.exists()


def test_who_stopped_or_what_is_called_off_takes_nobody(organiser: Client) -> None:
    gone, partner = outreach.partner(ended_on=timezone.localdate()), outreach.partner()
    event, off = outreach.event(), outreach.event("cancelled")
    for to, who, sentence in ((event, gone, "werkt niet meer met ons"), (off, partner, "gaat niet door")):
        address = f"/beheer/in-het-land/{to.pk}/partners/"
        assert sentence in text(organiser.post(address, {"partner": who.pk, "rol": "place"}, follow=True))
    assert not EventPartner.objects.exists()


def test_the_pages_ask_the_same_for_more_partners(organiser: Client) -> None:
    event = outreach.event()
    youth = Perspective.objects.get(code="youth")
    addresses = (f"/beheer/in-het-land/{event.pk}/partners/", f"/beheer/in-het-land/inspect/{event.pk}/")
    asked = []
    for more in (1, 2):
        for _each in range(more):
            partner = outreach.partner()
            EventPartner.objects.create(event=event, partner=partner)
            PartnerReach.objects.create(partner=partner, event=event, perspective=youth, people=3)
            outreach.pack(event, partner)
        asked.append([cost(organiser, address) for address in addresses])
    assert asked[0] == asked[1]


def test_numbers_are_kept_per_perspective_and_province_and_the_last_ones_count(organiser: Client) -> None:
    event, partner = outreach.event(), outreach.partner(provinces=["OV"])
    address = f"/beheer/in-het-land/{event.pk}/partners/{partner.pk}/bereik/"
    organiser.post(address, {"province": "OV", "aantal-youth": "12", "aantal-entrepreneur": "3"})
    organiser.post(address, {"province": "OV", "aantal-youth": "15", "aantal-entrepreneur": ""})
    organiser.post(address, {"province": "", "aantal-youth": "4"})
    organiser.post(f"/beheer/partners/{partner.pk}/bereik/", {"province": "", "aantal-youth": "100"})
    lines = PartnerReach.objects.order_by("people").values_list("event_id", "province", "people")
    assert list(lines) == [(event.pk, "", 4), (event.pk, "OV", 15), (None, "", 100)]
    assert 'value="15"' in text(organiser.get(address))
    assert "Samen 119 mensen." in text(organiser.get(f"/beheer/partners/inspect/{partner.pk}/"))
    assert "Partners vertelden het aan 19 mensen." in text(organiser.get(f"/beheer/in-het-land/inspect/{event.pk}/"))


@pytest.mark.parametrize("typed", ["-1", "veel", "100001"])
def test_a_number_that_cannot_be_is_said_and_stays(organiser: Client, typed: str) -> None:
    address = f"/beheer/partners/{outreach.partner().pk}/bereik/"
    page = text(organiser.post(address, {"province": "", "aantal-youth": typed}), 422)
    assert "Vul een heel getal in" in page
    assert f'value="{typed}"' in page
    assert not PartnerReach.objects.exists()


class TestPack:
    """Texts, posters and cards, by a link that can be closed."""

    def test_it_is_made_once_sent_once_a_day_and_its_link_closes(self, organiser: Client, client: Client) -> None:
        event = outreach.event(contact_name="Sam", contact_phone="070 123 45 67", page=True)
        outreach.date(event)
        partner = outreach.partner(email="info@voorbeeld.nl")
        address = f"/beheer/in-het-land/{event.pk}/partners/{partner.pk}/pakket/"
        assert "Maak het pakket" in text(organiser.get(address))
        assert organiser.get(f"{address[:-1]}.zip")["Location"] == address
        for cards in (8, 16):
            organiser.post(address, {"actie": "maak", "cards": cards})
        pack = InvitationPack.objects.get()
        assert (pack.cards, pack.sent_on) == (16, None)
        for _twice in range(2):
            organiser.post(address, {"actie": "stuur"})
        notice = Notice.objects.get(template="partner_pack")
        link = pack_url(pack)
        assert link in mail.outbox[0].body
        assert mail.outbox[0].to == ["info@voorbeeld.nl"]
        assert notice.key.startswith(f"partner_pack:{pack.pk}:")
        assert "Avond in de buurt" in text(client.get(own(link)))
        organiser.post(address, {"actie": "sluit"})
        assert client.get(own(link)).status_code == 404
        pack.refresh_from_db()
        assert client.get(own(pack_url(pack))).status_code == 200

    @pytest.mark.parametrize("deed", ["stuur", "sluit", "iets"])
    def test_nothing_is_done_without_a_pack(self, organiser: Client, deed: str) -> None:
        event, partner = outreach.event(), outreach.partner()
        address = f"/beheer/in-het-land/{event.pk}/partners/{partner.pk}/pakket/"
        assert "Maak eerst het pakket" in text(organiser.post(address, {"actie": deed}, follow=True))
        assert not Notice.objects.exists()

    def test_it_is_refused_where_it_would_mislead(self, organiser: Client) -> None:
        draft, event = outreach.event("draft"), outreach.event()
        partner = outreach.partner()
        for to, sentence in ((draft, "eerst op de agenda"), (event, "")):
            address = f"/beheer/in-het-land/{to.pk}/partners/{partner.pk}/pakket/"
            page = text(organiser.post(address, {"actie": "maak", "cards": 8}, follow=True))
            assert sentence in page
        page = text(organiser.post(address, {"actie": "stuur"}, follow=True))
        assert "geen e-mailadres" in page
        page = text(organiser.post(address, {"actie": "maak", "cards": 401}), 422)
        assert "0 tot en met 400" in page
        assert InvitationPack.objects.count() == 1

    def test_the_file_holds_everything_to_invite_with(self, client: Client) -> None:
        event = outreach.event(page=True)
        outreach.date(event)
        pack = outreach.pack(event, outreach.partner(name="Bibliotheek & zo"), cards=12)
        response = client.get(f"/agenda/partner/{token_for(pack)}/pakket.zip")
        assert response["Cache-Control"].startswith("max-age=0") or "no-store" in response["Cache-Control"]
        archive = zipfile.ZipFile(BytesIO(response.content))
        names = set(archive.namelist())
        texts = {f"{kind}-{language}.txt" for kind in ("whatsapp", "nieuwsbrief", "mail") for language in ("nl", "en")}
        assert texts | {"kaartjes.pdf"} <= names
        assert archive.read("kaartjes.pdf").startswith(b"%PDF")
        phone = archive.read("whatsapp-nl.txt").decode()
        assert len(phone) < 500
        assert "gratis" in phone
        assert event.get_absolute_url() in phone
        assert "Bibliotheek & zo" in archive.read("mail-nl.txt").decode()

    def test_a_partner_fills_in_its_own_numbers_without_an_account(self, client: Client) -> None:
        pack = outreach.pack(outreach.event(), outreach.partner(provinces=["OV"]))
        youth, own_people = Perspective.objects.get(code="youth"), Perspective.objects.get(code="entrepreneur")
        pack.partner.helps.set([youth, own_people])
        address = f"/agenda/partner/{token_for(pack)}/aantallen/"
        page = client.get(address)
        assert text(page).count('type="number"') == 2
        wrong = client.post(address, {"province": "OV", "aantal-youth": "12", "aantal-entrepreneur": "veel"})
        assert 'value="12"' in text(wrong, 422)
        given = {"province": "OV", "aantal-youth": "12", "aantal-entrepreneur": ""}
        assert "Bewaard. Dank u wel." in text(client.post(address, given, follow=True))
        line = PartnerReach.objects.get()
        assert (line.people, line.province, line.event, line.perspective) == (12, "OV", pack.event, youth)

    def test_a_link_of_who_stopped_or_a_forged_one_opens_nothing(self, client: Client) -> None:
        pack = outreach.pack(outreach.event(), outreach.partner())
        token = token_for(pack)
        pack.partner.ended_on = timezone.localdate()
        pack.partner.save()
        for each in (token, f"{token}x", "los"):
            for rest in ("", "aantallen/", "pakket.zip"):
                assert client.get(f"/agenda/partner/{each}/{rest}").status_code == 404

    def test_who_opens_it_after_a_cancellation_is_told(self, client: Client) -> None:
        event = outreach.event(page=True)
        outreach.date(event)
        pack = outreach.pack(event, outreach.partner())
        cancel_event(event, reason="De zaal is dicht.", by=None)
        page = text(client.get(f"/agenda/partner/{token_for(pack)}/"))
        assert "Nodig niemand meer uit" in page


@pytest.mark.parametrize("is_for_event", [True, False])
def test_the_database_keeps_one_line_of_what_a_partner_told(is_for_event: bool) -> None:
    line = {
        "partner": outreach.partner(),
        "event": outreach.event() if is_for_event else None,
        "perspective": Perspective.objects.get(code="youth"),
        "people": 3,
    }
    PartnerReach.objects.create(**line)
    with pytest.raises(IntegrityError), transaction.atomic():
        PartnerReach.objects.create(**line)


def test_an_analyst_sees_partners_of_an_event_and_changes_nothing(organiser: Client) -> None:
    event = outreach.event()
    EventPartner.objects.create(event=event, partner=outreach.partner(name="Raadslieden"))
    analyst = client_of(Role.ANALYST)
    page = text(analyst.get(f"/beheer/in-het-land/inspect/{event.pk}/"))
    assert "Raadslieden" in page
    assert "Kies partners" not in page
    assert analyst.get(f"/beheer/in-het-land/{event.pk}/partners/").status_code == 302


def test_the_cards_of_a_pack_are_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    def draw(template: str, *_given: object, **_more: object) -> bytes:
        drawn.append(template)
        return b"%PDF"

    monkeypatch.setattr("outreach.partners.packs.cards.render_pdf", draw)
    event, partner = outreach.event(), outreach.partner()
    for count in (8, 8, 16):
        assert cards_pdf(event, partner, [], count) == b"%PDF"
    assert len(drawn) == 2
