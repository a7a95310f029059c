"""Who somebody is, how to reach them, the receipt, and being called back."""

import re

import pytest

from contributions.models import Participation, Receipt
from people.models import ContactDetails, Participant
from privacy.models import Consent
from tests.consultation.reading import title
from tests.consultation.walker import Walker
from tests.factories.people import UserFactory
from tests.factories.rounds import open_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def walker() -> Walker:
    return Walker(open_round())


class TestAboutYou:
    def test_more_hats_and_an_organisation(self, walker: Walker) -> None:
        walker.skip_all()
        walker.post(
            "wie",
            perspective="municipality",
            other_hats=["experience_expert", "municipality"],
            speaks_for="organisation",
            organisation="Gemeente Ergens",
        )
        participant = Participant.objects.get()
        assert participant.perspective.code == "municipality"
        assert [hat.code for hat in participant.other_hats.all()] == ["experience_expert"]
        assert participant.organisation == "Gemeente Ergens"
        assert "Gemeente Ergens" in walker.get("wie").content.decode()
        walker.post("wie", perspective="unknown", speaks_for="self", organisation="Gemeente Ergens")
        participant.refresh_from_db()
        assert (participant.perspective.code, participant.organisation) == ("unknown", "")

    @pytest.mark.parametrize(
        ("data", "sentence"),
        [
            ({}, "Kies wat het beste bij u past, of kies ‘Dat wil ik niet zeggen’."),
            ({"perspective": "team"}, "Kies een van de antwoorden uit de lijst."),
            ({"perspective": "science", "other_hats": "forged"}, "Kies een van de antwoorden uit de lijst."),
            (
                {"perspective": "science", "speaks_for": "organisation"},
                "Vul de naam van de organisatie in, of kies ‘Voor mijzelf’.",
            ),
        ],
    )
    def test_a_mistake_is_a_sentence(self, walker: Walker, data: dict[str, str], sentence: str) -> None:
        walker.skip_all()
        response = walker.post("wie", **data)
        assert response.status_code == 422
        assert title(response).startswith("1 fout: ")
        assert response.content.decode().count(sentence) == 2

    def test_having_taken_part_before_is_kept_changed_and_skipped(self, walker: Walker) -> None:
        walker.skip_all()
        assert " checked" not in walker.get("eerder").content.decode(), "nothing is chosen for anybody"
        assert walker.post("eerder", actie="verder")["Location"].endswith("/toestemming/")
        assert Participation.objects.get().took_part_before == ""
        walker.post("eerder", before="yes", actie="verder")
        assert Participation.objects.get().took_part_before == "yes"
        assert "Ja, ik deed al mee" in walker.get("overzicht").content.decode()
        changed = walker.post("eerder", before="unsure", actie="verder", terug="overzicht")
        assert changed["Location"].endswith("/overzicht/")
        assert Participation.objects.get().took_part_before == "unsure"
        walker.post("eerder", before="unsure", actie="overslaan")
        assert Participation.objects.get().took_part_before == ""
        refused = walker.post("eerder", before="misschien")
        assert refused.status_code == 422
        assert "Kies een van de antwoorden uit de lijst." in refused.content.decode()

    def test_consents_are_off_and_follow_the_boxes(self, walker: Walker) -> None:
        walker.skip_all()
        assert " checked" not in walker.get("toestemming").content.decode()
        walker.post("toestemming", publish="on", quote="on", recording="on")
        assert sorted(Consent.objects.standing().values_list("purpose", flat=True)) == ["publish", "quote"]
        assert walker.get("toestemming").content.decode().count(" checked") == 2
        walker.post("toestemming", quote="on")
        assert list(Consent.objects.standing().values_list("purpose", flat=True)) == ["quote"]

    def test_it_says_until_when_words_can_be_taken_back(self, walker: Walker) -> None:
        walker.skip_all()
        assert "tot en met 1 januari 2030" in walker.get("toestemming").content.decode()

    def test_leaving_and_forgetting_an_address(self, walker: Walker) -> None:
        walker.skip_all()
        walker.post("bereik", how="adres", email="Iemand@voorbeeld.nl", name="Jo")
        assert ContactDetails.objects.get().email == "iemand@voorbeeld.nl"
        assert "iemand@voorbeeld.nl" in walker.get("overzicht").content.decode()
        walker.post("bereik", how="zonder", email="kapot", name="Jo")
        assert ContactDetails.objects.count() == 0

    @pytest.mark.parametrize(
        ("data", "sentence"),
        [
            ({}, "Kies hoe u wilt meedoen."),
            ({"how": "adres"}, "Vul uw e-mailadres in, of kies ‘Zonder naam’."),
            ({"how": "adres", "email": "geen adres"}, "Dit e-mailadres klopt niet."),
        ],
    )
    def test_no_way_to_be_reached_is_a_sentence(self, walker: Walker, data: dict[str, str], sentence: str) -> None:
        walker.skip_all()
        response = walker.post("bereik", **data)
        assert response.status_code == 422
        assert sentence in response.content.decode()

    def test_logging_in_leads_back_here(self, walker: Walker) -> None:
        walker.skip_all()
        location = walker.post("bereik", how="account")["Location"]
        assert location == f"/account/login/?next=%2Fmeedoen%2F{walker.round.slug}%2Fingelogd%2F"
        assert walker.get("ingelogd")["Location"].endswith("/bereik/")


class TestAnAccount:
    @pytest.fixture
    def user(self):
        from people.models import User

        return User.objects.create_user("iemand@voorbeeld.nl")

    def test_the_draft_belongs_to_it(self, walker: Walker, user) -> None:
        walker.answer(1, keuze="person")
        walker.client.force_login(user)
        assert "iemand@voorbeeld.nl" in walker.get("ingelogd").content.decode()
        assert Participation.objects.get().participant.user is None, "a link alone attaches nothing"
        assert walker.post("ingelogd")["Location"].endswith("/overzicht/")
        assert Participation.objects.get().participant.user == user
        assert "Met een account" in walker.get("overzicht").content.decode()

    def test_a_second_round_is_the_same_person(self, walker: Walker, user) -> None:
        walker.answer(1, keuze="person")
        walker.client.force_login(user)
        walker.post("ingelogd")
        second = Walker(open_round("tweede"), walker.client)
        second.answer(1, keuze="helper")
        second.post("wie", perspective="science", speaks_for="self", other_hats="youth")
        second.post("toestemming", publish="on")
        second.post("ingelogd")
        participant = Participant.objects.get()
        assert participant.participations.count() == 2
        assert participant.perspective.code == "science"
        assert [hat.code for hat in participant.other_hats.all()] == ["youth"]
        assert Consent.objects.get().participant == participant

    def test_an_old_yes_does_not_stand_for_new_words(self, walker: Walker, user) -> None:
        walker.answer(1, keuze="person")
        walker.post("toestemming", publish="on", quote="on")
        walker.client.force_login(user)
        walker.post("ingelogd")
        second = Walker(open_round("tweede"), walker.client)
        second.answer(1, keuze="helper")
        second.post("toestemming", quote="on")
        second.post("ingelogd")
        assert [consent.purpose for consent in Consent.objects.standing()] == ["quote"]

    @pytest.mark.parametrize("took_part", [True, False])
    def test_a_draft_of_another_account_is_refused(self, walker: Walker, user, took_part: bool) -> None:
        walker.answer(1, keuze="person")
        walker.client.force_login(user)
        walker.post("ingelogd")
        other = UserFactory()
        if took_part:
            Participant.objects.create(user=other)
        walker.client.force_login(other)
        response = walker.post("ingelogd")
        assert response.status_code == 409
        assert "Dit formulier hoort bij een ander account." in response.content.decode()
        assert Participation.objects.get().participant.user == user

    def test_the_same_round_twice_counts_once(self, walker: Walker, user) -> None:
        walker.answer(1, keuze="person")
        walker.client.force_login(user)
        walker.post("ingelogd")
        walker.post("overzicht")
        again = Walker(walker.round)
        again.answer(1, keuze="helper")
        again.client.force_login(user)
        response = again.post("ingelogd")
        assert response.status_code == 409
        assert "Met dit account deed u al mee aan deze ronde." in response.content.decode()
        assert Participation.objects.filter(participant__user=user).count() == 1


class TestTheReceipt:
    @pytest.fixture
    def handed_in(self, walker: Walker) -> Walker:
        walker.answer(1, keuze="person", reden_person="Bellen.")
        walker.post("overzicht")
        return walker

    def test_the_code_is_not_in_the_address_of_the_picture(self, handed_in: Walker) -> None:
        page = handed_in.get("bedankt").content.decode()
        assert 'style="' not in page
        assert "Wij behandelen geen zaken." in page
        assert "070 123 45 67" in page
        assert "Samira van het team" in page

    def test_a_mail_to_oneself_holds_a_link_and_never_the_code(self, handed_in: Walker) -> None:
        from notices.models import Notice

        shown = handed_in.get("bedankt")
        token = re.search(r'name="token" value="([^"]+)"', shown.content.decode())[1]
        for _click in range(2):
            response = handed_in.post("bedankt/stuur", email="iemand@voorbeeld.nl", token=token)
            assert response["Location"].endswith("/bedankt/?gestuurd=1")
        notice = Notice.objects.get()
        assert notice.key == f"receipt:{token}"
        receipt = Receipt.objects.get()
        for trace in (receipt.id, receipt.participation_id, receipt.participation.participant_id):
            assert str(trace) not in f"{notice.key} {notice.subject_id} {notice.subject}"
        assert ContactDetails.objects.count() == 0

    def test_a_wrong_address_is_a_sentence(self, handed_in: Walker) -> None:
        response = handed_in.post("bedankt/stuur", email="geen adres")
        assert response.status_code == 422
        assert title(response).startswith("1 fout")


class TestCallingBack:
    def test_one_request_apart_from_the_answers(self, walker: Walker) -> None:
        from consultation.models import CallBackRequest

        back = f"/meedoen/{walker.round.slug}/vraag/3/"
        shown = walker.get("bel-mij", terug=back)
        token = re.search(r'name="token" value="([^"]+)"', shown.content.decode())[1]
        data = {"phone": "0612345678", "name": "Jo", "when": "dinsdag", "token": token, "terug": back}
        for _click in range(2):
            done = walker.client.get(walker.post("bel-mij", **data)["Location"])
        assert f'href="{back}"' in done.content.decode()
        asked = CallBackRequest.objects.get()
        assert (asked.phone, asked.name, asked.when) == ("+31 6 12345678", "Jo", "dinsdag")

    @pytest.mark.parametrize(
        ("phone", "sentence"),
        [
            ("", "Vul uw telefoonnummer in, anders kunnen wij u niet bellen."),
            ("12", "Dit telefoonnummer klopt niet."),
            ("bel maar", "Dit telefoonnummer klopt niet."),
            ("0" * 40, "Dit telefoonnummer is te lang."),
        ],
    )
    def test_a_number_nobody_can_call(self, walker: Walker, phone: str, sentence: str) -> None:
        response = walker.post("bel-mij", phone=phone, when="morgen")
        assert response.status_code == 422
        assert sentence in response.content.decode()
        assert 'value="morgen"' in response.content.decode()

    def test_help_is_on_every_screen_and_leads_back(self, walker: Walker) -> None:
        page = walker.get("vraag/1").content.decode()
        assert f"/hulp/?terug=%2Fmeedoen%2F{walker.round.slug}%2Fvraag%2F1%2F" in page
        assert f"/bel-mij/?terug=%2Fmeedoen%2F{walker.round.slug}%2Fvraag%2F1%2F" in page
        help_page = walker.get("hulp", terug=f"/meedoen/{walker.round.slug}/vraag/1/").content.decode()
        for number in ("0800 - 8020", "113", "112", "070 123 45 67"):
            assert number in help_page
        assert f'href="/meedoen/{walker.round.slug}/vraag/1/"' in help_page
