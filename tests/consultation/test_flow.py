"""A person takes part in a round: from the start screen to the receipt, with everything that can go wrong."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from consultation.cookies import name_for
from consultation.enums import RoundState
from consultation.models import Answer, AnswerWords, Item, Round, Submission
from consultation.transitions import move
from contributions.enums import ContributionKind, ParticipationState
from contributions.models import Contribution, Participation, Receipt
from people.models import ContactDetails, Participant
from privacy.models import Consent
from tests.consultation.walker import Walker
from tests.factories.rounds import item_of, open_round, ready_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def walker() -> Walker:
    return Walker(open_round())


def title(response) -> str:
    return re.search(r"<title>(.*?)</title>", response.content.decode(), re.DOTALL)[1].strip()


def heading(response) -> str:
    return re.sub(r"<[^>]+>", "", re.search(r"<h1[^>]*>(.*?)</h1>", response.content.decode(), re.DOTALL)[1]).strip()


class TestTheWholeWay:
    def test_from_start_to_receipt(self, walker: Walker) -> None:
        assert walker.get("begin").status_code == 200
        first = walker.answer(1, keuze=["person", "helper"], reden_person="Gewoon bellen.")
        assert first["Location"].endswith("/vraag/2/")
        assert walker.answer(2, keuze="at_the_end")["Location"].endswith("/vraag/3/")
        assert walker.answer(3, tekst="Houd contact.")["Location"].endswith("/vraag/4/")
        assert walker.answer(4, keuze="agree")["Location"].endswith("/vraag/5/")
        assert walker.answer(5, plek_harm="2", plek_many="1")["Location"].endswith("/vraag/6/")
        assert walker.answer(6, tekst="Zaken bij de rechter.")["Location"].endswith("/vraag/7/")
        assert walker.answer(7, tekst_happened="Ik moest alles terugbetalen.")["Location"].endswith("/wie/")
        assert walker.post("wie", perspective="experience_expert", speaks_for="self")["Location"].endswith(
            "/toestemming/"
        )
        assert walker.post("toestemming", publish="on")["Location"].endswith("/bereik/")
        assert walker.post("bereik", how="zonder")["Location"].endswith("/overzicht/")
        overview = walker.get("overzicht").content.decode()
        assert "Zaken bij de rechter." in overview
        assert "Gewoon bellen." in overview
        assert walker.post("overzicht")["Location"].endswith("/bedankt/")
        assert heading(walker.get("bedankt")) == "Dank u wel. Uw antwoorden zijn binnen."

        participation = Participation.objects.get()
        assert participation.state == ParticipationState.COUNTED
        assert participation.participant.perspective.code == "experience_expert"
        assert [(c.kind, c.original) for c in Contribution.objects.order_by("order")] == [
            (ContributionKind.REASON, "Gewoon bellen."),
            (ContributionKind.PROPOSAL, "Houd contact."),
            (ContributionKind.PROPOSAL, "Zaken bij de rechter."),
            (ContributionKind.STORY, "Ik moest alles terugbetalen."),
        ]
        assert [words.prompt for words in AnswerWords.objects.order_by("contribution__order")] == [
            "person",
            "",
            "",
            "happened",
        ]
        assert all(answer.draft_words == {} for answer in Answer.objects.all())
        assert Answer.objects.get(item=item_of(walker.round, "ranking")).value == {"order": ["many", "harm"]}
        assert Consent.objects.get().purpose == "publish"

    def test_words_carry_the_actions_of_their_question(self, walker: Walker) -> None:
        walker.skip_all()
        walker.answer(6, tekst="Zaken bij de rechter.")
        walker.post("overzicht")
        assert sorted(a.number for a in Contribution.objects.get().agenda_items.all()) == [2, 3]

    def test_every_question_can_be_skipped_but_an_empty_form_is_nobody_heard(self, walker: Walker) -> None:
        walker.skip_all()
        assert "U hebt nog niets ingevuld" in walker.get("overzicht").content.decode()
        refused = walker.post("overzicht")
        assert refused.status_code == 409
        assert "Beantwoord eerst minstens één vraag." in refused.content.decode()
        assert Participation.objects.get().state == ParticipationState.DRAFT

    def test_starting_stores_nothing_and_the_first_answer_does(self, walker: Walker) -> None:
        shown = walker.get("vraag/1")
        assert name_for(walker.round) in shown.cookies
        assert Receipt.objects.count() == Submission.objects.count() == Participant.objects.count() == 0
        walker.answer(1, keuze="person")
        assert Receipt.objects.count() == Submission.objects.count() == Answer.objects.count() == 1

    def test_reading_sets_no_cookie(self, walker: Walker) -> None:
        for screen in ("begin", "hulp"):
            assert not walker.get(screen).cookies
        assert not walker.client.get(f"/meedoen/{walker.round.slug}/").cookies
        assert not walker.client.get("/meedoen/").cookies

    def test_in_english_too(self, walker: Walker) -> None:
        shown = walker.client.get(f"/en/meedoen/{walker.round.slug}/vraag/1/")
        assert shown.status_code == 200
        assert f'action="/en/meedoen/{walker.round.slug}/vraag/1/"' in shown.content.decode()


class TestAQuestion:
    def test_progress_stands_in_the_title_and_the_question_is_the_heading(self, walker: Walker) -> None:
        shown = walker.get("vraag/1")
        text = "Wie mag een zaak bij de belangenbehartiger brengen?"
        assert title(shown).startswith(f"Vraag 1 van 6: {text}")
        assert heading(shown).startswith(text)
        assert "(niet verplicht)" in shown.content.decode()

    def test_a_follow_up_comes_with_its_answer_and_goes_with_it(self, walker: Walker) -> None:
        walker.answer(1, "overslaan")
        walker.answer(2, keuze="at_the_end")
        assert title(walker.get("vraag/3")).startswith("Vraag 3 van 7")
        walker.answer(3, tekst="Houd contact.")
        walker.answer(2, keuze="at_once")
        assert walker.get("vraag/3")["Location"].endswith("/vraag/4/")
        assert title(walker.get("vraag/4")).startswith("Vraag 3 van 6")
        assert "Dat antwoord sturen wij niet in" in walker.get("overzicht").content.decode()
        walker.post("overzicht")
        assert not Contribution.objects.filter(original="Houd contact.").exists()
        assert not Answer.objects.filter(item=item_of(walker.round, "open")).exists()

    def test_too_long_keeps_what_was_typed_and_says_how_much(self, walker: Walker) -> None:
        walker.skip_all()
        response = walker.answer(6, tekst="y" * 5123)
        assert response.status_code == 422
        page = response.content.decode()
        assert title(response).startswith("1 fout: Vraag 5 van 6")
        assert page.count("Uw tekst is 123 tekens te lang.") == 2
        assert "y" * 5123 in page
        assert 'href="#tekst"' in page

    def test_required_and_empty_says_so_and_skipping_stays_possible(self, walker: Walker) -> None:
        Item.objects.filter(step__round=walker.round).update(required=True)
        response = walker.answer(1)
        assert response.status_code == 422
        assert "Kies een antwoord. Of druk op ‘Sla over’." in response.content.decode()
        assert walker.answer(1, "overslaan")["Location"].endswith("/vraag/2/")
        assert walker.answer(2, "vorige")["Location"].endswith("/vraag/1/")

    def test_two_errors_are_counted(self, walker: Walker) -> None:
        walker.skip_all()
        response = walker.answer(7, tekst_happened="x" * 5001, tekst_helped="x" * 5001)
        assert title(response).startswith("2 fouten: ")

    def test_going_back_keeps_what_was_typed(self, walker: Walker) -> None:
        walker.answer(1, "overslaan")
        walker.answer(2, keuze="no_answer", reden_no_answer="Zes weken.")
        assert walker.answer(4, "vorige", keuze="agree")["Location"].endswith("/vraag/2/")
        assert "Zes weken." in walker.get("vraag/2").content.decode()
        assert Answer.objects.get(item=item_of(walker.round, "scale")).value == {"choices": ["agree"]}

    def test_stopping_keeps_what_was_typed_and_shows_the_code(self, walker: Walker) -> None:
        assert walker.answer(1, "later", keuze="person")["Location"].endswith("/later/")
        shown = walker.get("later").content.decode()
        assert "<svg" in shown
        assert "Uw antwoorden zijn bewaard" in shown
        assert Answer.objects.get().value == {"choices": ["person"]}

    def test_stopping_before_anything_was_typed_goes_back_to_the_start(self, walker: Walker) -> None:
        response = walker.client.post(
            walker.address("vraag/1"), {**walker.hidden(walker.get("vraag/1")), "actie": "later"}, follow=True
        )
        assert response.redirect_chain[-1][0].endswith("/begin/")
        assert Receipt.objects.count() == 0

    def test_a_change_from_the_overview_goes_back_there_past_its_follow_up(self, walker: Walker) -> None:
        walker.skip_all()
        shown = walker.client.get(walker.address("vraag/2") + "?terug=overzicht")
        typed = {**walker.hidden(shown), "keuze": "at_the_end", "actie": "verder"}
        assert walker.post("vraag/2", **typed)["Location"].endswith("/vraag/3/?terug=overzicht")
        shown = walker.client.get(walker.address("vraag/3") + "?terug=overzicht")
        response = walker.post("vraag/3", **walker.hidden(shown), tekst="Bel.", actie="verder")
        assert response["Location"].endswith("/overzicht/")

    def test_filling_in_together_is_remembered(self, walker: Walker) -> None:
        shown = walker.client.get(walker.address("vraag/1") + "?samen=1")
        assert "Tips voor wie helpt" in shown.content.decode()
        walker.post("vraag/1", **walker.hidden(shown), keuze="person", actie="verder")
        assert Participation.objects.get().assisted
        assert "Tips voor wie helpt" in walker.get("vraag/2").content.decode()

    def test_skipping_with_a_text_that_is_too_long_loses_nothing_kept(self, walker: Walker) -> None:
        walker.skip_all()
        walker.answer(6, tekst="Bewaard.")
        assert walker.answer(6, "overslaan", tekst="x" * 6000).status_code == 302
        answer = Answer.objects.get(item=item_of(walker.round, "open", 1))
        assert (answer.draft_words, answer.skipped) == ({"": "Bewaard."}, True)


class TestThePersonalNumber:
    BSN = "123456782"

    def test_it_is_masked_at_once_and_the_writer_sees_it(self, walker: Walker) -> None:
        walker.skip_all()
        response = walker.answer(6, tekst=f"Mijn BSN is {self.BSN}.")
        page = response.content.decode()
        assert response.status_code == 200
        assert title(response).startswith("Let op: Vraag 5")
        assert self.BSN not in page
        assert "Mijn BSN is █████████." in page
        assert "Dat nummer hebben wij weggehaald." in page
        assert "Laat zo staan en ga verder" in page
        assert Answer.objects.get(item=item_of(walker.round, "open", 1)).draft_words == {"": "Mijn BSN is █████████."}
        onward = walker.post("vraag/6", **walker.hidden(response), tekst="Mijn BSN is █████████.", actie="verder")
        assert onward["Location"].endswith("/vraag/7/")

    def test_it_is_masked_in_a_text_that_is_too_long(self, walker: Walker) -> None:
        walker.skip_all()
        response = walker.answer(6, tekst=f"BSN {self.BSN} " + "x" * 5000)
        assert response.status_code == 422
        assert self.BSN not in response.content.decode()

    def test_it_is_masked_when_going_back(self, walker: Walker) -> None:
        walker.skip_all()
        walker.answer(6, "vorige", tekst=f"BSN {self.BSN}")
        assert self.BSN not in str(Answer.objects.get(item=item_of(walker.round, "open", 1)).draft_words)

    def test_a_phone_number_is_pointed_out_once(self, walker: Walker) -> None:
        walker.skip_all()
        response = walker.answer(6, tekst="Bel 06 12345678.")
        assert "In uw tekst staat een telefoonnummer." in response.content.decode()
        assert Answer.objects.get(item=item_of(walker.round, "open", 1)).draft_words == {"": "Bel 06 12345678."}
        hidden = walker.hidden(response)
        assert hidden["gezegd"] == "phone"
        assert walker.post("vraag/6", **hidden, tekst="Bel 06 12345678.", actie="verder").status_code == 302

    def test_in_the_name_of_an_organisation_too(self, walker: Walker) -> None:
        walker.skip_all()
        walker.post("wie", perspective="science", speaks_for="organisation", organisation=f"Bureau {self.BSN}")
        assert Participant.objects.get().organisation == "Bureau █████████"


class TestTwoWindows:
    def test_the_later_one_is_told_and_nothing_is_overwritten(self, walker: Walker) -> None:
        walker.skip_all()
        one, other = walker.get("vraag/6"), walker.get("vraag/6")
        walker.post("vraag/6", **walker.hidden(one), tekst="Het eerste.", actie="verder")
        response = walker.post("vraag/6", **walker.hidden(other), tekst="Het tweede.", actie="verder")
        page = response.content.decode()
        assert response.status_code == 409
        assert "Het eerste." in page
        assert "Het tweede." in page
        answer = Answer.objects.get(item=item_of(walker.round, "open", 1))
        assert answer.draft_words == {"": "Het eerste."}
        again = walker.post("vraag/6", **walker.hidden(response), tekst="Het tweede.", actie="verder")
        assert again.status_code == 302
        answer.refresh_from_db()
        assert answer.draft_words == {"": "Het tweede."}

    def test_the_same_twice_is_no_conflict(self, walker: Walker) -> None:
        shown = walker.hidden(walker.get("vraag/1"))
        for _click in range(2):
            assert walker.post("vraag/1", **shown, keuze="person", actie="verder").status_code == 302
        assert Answer.objects.get().version == 1
        assert Participation.objects.count() == Receipt.objects.count() == Participant.objects.count() == 1

    def test_a_different_first_answer_in_another_window_is_a_conflict(self, walker: Walker) -> None:
        shown = walker.hidden(walker.get("vraag/1"))
        walker.post("vraag/1", **shown, keuze="person", actie="verder")
        response = walker.post("vraag/1", **shown, keuze="helper", actie="verder")
        assert response.status_code == 409
        assert "De mens of ondernemer zelf" in response.content.decode()

    def test_handing_in_twice_is_one_submission(self, walker: Walker) -> None:
        walker.answer(1, keuze="person", reden_person="Bellen.")
        assert walker.post("overzicht")["Location"].endswith("/bedankt/")
        second = walker.post("overzicht")
        assert second["Location"].endswith("/bedankt/?al=1")
        assert "waren al binnen" in walker.client.get(second["Location"]).content.decode()
        assert Contribution.objects.count() == Submission.objects.count() == 1

    def test_back_and_change_after_handing_in_changes_nothing(self, walker: Walker) -> None:
        shown = walker.hidden(walker.get("vraag/1"))
        walker.post("vraag/1", **shown, keuze="person", reden_person="Bellen.", actie="verder")
        walker.post("overzicht")
        for hidden in (shown, {**shown, "versie": "1"}):
            response = walker.post("vraag/1", **hidden, keuze="helper", actie="verder")
            assert response["Location"].endswith("/bedankt/?al=1")
        for screen in ("wie", "toestemming", "bereik", "overzicht", "vraag/2", "later"):
            assert walker.get(screen)["Location"].endswith("/bedankt/")
        assert Answer.objects.get().value == {"choices": ["person"]}


class TestARoundThatClosedMeanwhile:
    def test_the_draft_stays_and_the_code_is_shown(self, walker: Walker) -> None:
        walker.answer(1, keuze="person")
        shown = walker.hidden(walker.get("vraag/6"))
        move(walker.round, RoundState.REVIEW, by=None, reason="Wij hebben genoeg gehoord.")
        response = walker.post("vraag/6", **shown, tekst="Net te laat.", actie="verder")
        page = response.content.decode()
        assert response.status_code == 409
        assert heading(response) == "Deze ronde is gesloten"
        assert "Net te laat." in page
        assert "code-kop" in page
        assert Answer.objects.get().value == {"choices": ["person"]}
        assert walker.post("overzicht").status_code == 409
        assert Participation.objects.get().state == ParticipationState.DRAFT

    def test_the_time_is_over_though_the_worker_is_late(self, walker: Walker) -> None:
        Round.objects.update(closes_at=timezone.now() - timedelta(seconds=1))
        assert heading(walker.get("vraag/1")) == "Deze ronde is gesloten"

    def test_before_it_opens(self) -> None:
        round_ = move(ready_round(opens_at=timezone.now() + timedelta(days=1)), RoundState.ANNOUNCED, by=None)
        assert heading(Walker(round_).get("begin")) == "Deze ronde is nog niet begonnen"

    def test_a_draft_of_the_team_is_not_there(self) -> None:
        assert Walker(ready_round()).get("begin").status_code == 404


class TestLostAndForged:
    @pytest.mark.parametrize("screen", ["wie", "toestemming", "bereik", "overzicht", "vraag/2", "bedankt", "verder"])
    def test_without_a_draft_there_is_a_way_on(self, walker: Walker, screen: str) -> None:
        page = walker.get(screen).content.decode()
        assert "Wij vinden uw antwoorden niet" in page
        assert "/mijn-inbreng/" in page
        assert walker.post(screen).status_code in (405, 409)

    def test_a_forged_cookie_counts_for_nothing(self, walker: Walker) -> None:
        walker.answer(1, keuze="person")
        stranger = Walker(walker.round)
        stranger.client.cookies[name_for(walker.round)] = "een-eigen-code:abc"
        assert "Wij vinden uw antwoorden niet" in stranger.get("overzicht").content.decode()
        assert stranger.get("vraag/1").cookies[name_for(walker.round)].value

    def test_an_answer_without_its_draft_is_kept_with_a_new_one(self, walker: Walker) -> None:
        walker.skip_all()
        shown = walker.hidden(walker.get("vraag/6"))
        walker.client.cookies.clear()
        response = walker.post("vraag/6", **shown, tekst="Niet kwijtraken.", actie="verder")
        assert response.status_code == 409
        assert "Niet kwijtraken." in response.content.decode()
        assert "Wij kennen dit formulier niet meer." in response.content.decode()
        again = walker.post("vraag/6", **walker.hidden(response), tekst="Niet kwijtraken.", actie="verder")
        assert again["Location"].endswith("/vraag/7/")
        assert Answer.objects.filter(draft_words={"": "Niet kwijtraken."}).count() == 1
        assert Participation.objects.count() == 2

    def test_a_draft_that_expired(self, walker: Walker) -> None:
        walker.skip_all()
        shown = walker.hidden(walker.get("vraag/6"))
        Participation.objects.all().delete()
        response = walker.post("vraag/6", **shown, tekst="Na een maand.", actie="verder")
        assert response.status_code == 409
        assert "Na een maand." in response.content.decode()

    def test_words_taken_back_mean_starting_over(self, walker: Walker) -> None:
        walker.answer(1, keuze="person")
        walker.post("overzicht")
        Participation.objects.update(state=ParticipationState.WITHDRAWN)
        old = walker.client.cookies[name_for(walker.round)].value
        assert walker.get("vraag/1").cookies[name_for(walker.round)].value != old
        assert walker.answer(1, keuze="helper").status_code == 302
        assert Participation.objects.count() == 2

    def test_a_question_that_does_not_exist(self, walker: Walker) -> None:
        assert walker.get("vraag/99").status_code == 404
        assert walker.get("vraag/0").status_code == 404
        assert walker.post("vraag/99", tekst="x").status_code == 404

    def test_a_question_of_another_round(self, walker: Walker) -> None:
        other = Walker(open_round("een-andere-ronde"))
        hidden = walker.hidden(walker.get("vraag/1"))
        other.get("vraag/1")
        response = other.post("vraag/1", **hidden, keuze="person", actie="verder")
        assert response.status_code == 409
        assert "Deze vraag is net veranderd." in response.content.decode()
        assert Answer.objects.count() == 0

    def test_the_cookie_of_another_round(self, walker: Walker) -> None:
        walker.answer(1, keuze="person")
        other = Walker(open_round("een-andere-ronde"))
        other.client.cookies[name_for(other.round)] = walker.client.cookies[name_for(walker.round)].value
        assert "Wij vinden uw antwoorden niet" in other.get("overzicht").content.decode()
        response = other.answer(1, keuze="person")
        assert response.status_code == 409
        assert "hoort bij een andere ronde" in response.content.decode()
        assert Participation.objects.count() == 1

    @pytest.mark.parametrize("seen", ["", "-1", "abc", "9" * 40, "²"])
    def test_a_forged_version_overwrites_nothing(self, walker: Walker, seen: str) -> None:
        walker.answer(1, keuze="person")
        hidden = {**walker.hidden(walker.get("vraag/1")), "versie": seen}
        assert walker.post("vraag/1", **hidden, keuze="helper", actie="verder").status_code == 409
        assert Answer.objects.get().value == {"choices": ["person"]}

    def test_a_file_that_nobody_asked_for_is_ignored(self, walker: Walker) -> None:
        from django.core.files.uploadedfile import SimpleUploadedFile

        hidden = walker.hidden(walker.get("vraag/1"))
        walker.post("vraag/1", **hidden, keuze="person", actie="verder", tekst=SimpleUploadedFile("x.exe", b"MZ"))
        assert Answer.objects.get().value == {"choices": ["person"]}

    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("<script>alert(1)</script>", "<script>alert(1)</script>"),
            ("\u202eomgekeerd\u202c", "\u202eomgekeerd\u202c"),
            ("nul\x00hier", "nulhier"),
            ("👩‍👩‍👧 hoi", "👩‍👩‍👧 hoi"),
            ("مرحبا بالعالم", "مرحبا بالعالم"),
            ("{{ settings.SECRET_KEY }} {% load %}", "{{ settings.SECRET_KEY }} {% load %}"),
        ],
    )
    def test_strange_text_is_text(self, walker: Walker, typed: str, kept: str) -> None:
        walker.skip_all()
        walker.answer(6, tekst=typed)
        assert Answer.objects.get(item=item_of(walker.round, "open", 1)).draft_words == {"": kept}
        assert "<script>alert" not in walker.get("vraag/6").content.decode()
        assert "<script>alert" not in walker.get("overzicht").content.decode()

    def test_a_hundred_kilobytes_come_back_whole(self, walker: Walker) -> None:
        walker.skip_all()
        text = "<b>é</b> " * 11_000
        response = walker.answer(6, tekst=text)
        assert response.status_code == 422
        assert response.content.decode().count("&lt;b&gt;é&lt;/b&gt;") == 11_000

    def test_an_address_outside_is_never_a_way_back(self, walker: Walker) -> None:
        for place in ("https://boos.example/", "//boos.example", "javascript:alert(1)", "/\\boos.example"):
            assert "boos.example" not in walker.get("hulp", terug=place).content.decode().replace("%5C", "")
            assert "javascript:" not in walker.get("hulp", terug=place).content.decode()


class TestComingBack:
    def test_on_this_device_at_the_first_open_question(self, walker: Walker) -> None:
        walker.answer(1, keuze="person")
        assert walker.get("verder")["Location"].endswith("/vraag/2/")
        assert "Ga verder waar u was" in walker.get("begin").content.decode()

    def test_with_the_code_on_another_device(self, walker: Walker, settings) -> None:
        from django.core.signing import Signer, TimestampSigner

        walker.answer(1, keuze="person")
        code = Signer(salt="consultation.draft").unsign(walker.client.cookies[name_for(walker.round)].value)
        phone = Walker(walker.round)
        phone.client.cookies[f"{settings.COOKIE_PREFIX}inbreng"] = TimestampSigner(salt="receipt.session").sign(code)
        assert phone.get("verder")["Location"].endswith("/vraag/2/")
        assert "checked" in phone.get("vraag/1").content.decode()

    def test_the_next_person_at_the_same_computer(self, walker: Walker) -> None:
        walker.answer(1, keuze="person")
        assert walker.post("opnieuw")["Location"].endswith("/vraag/1/")
        assert "checked" not in walker.get("vraag/1").content.decode()
        walker.answer(1, keuze="helper")
        assert Participation.objects.count() == 2

    def test_taking_the_code_off_this_device(self, walker: Walker) -> None:
        walker.answer(1, keuze="person")
        response = walker.post("afsluiten")
        assert response.cookies[name_for(walker.round)].value == ""
        assert response["Clear-Site-Data"] == '"cache"'
        assert "Wij vinden uw antwoorden niet" in walker.get("overzicht").content.decode()

    def test_no_screen_with_answers_stays_in_a_cache(self, walker: Walker) -> None:
        walker.answer(1, keuze="person")
        for screen in ("begin", "vraag/1", "overzicht", "later"):
            assert "no-store" in walker.get(screen)["Cache-Control"]


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
        assert walker.get("ingelogd")["Location"].endswith("/overzicht/")
        assert Participation.objects.get().participant.user == user
        assert "Met een account" in walker.get("overzicht").content.decode()

    def test_a_second_round_is_the_same_person(self, walker: Walker, user) -> None:
        walker.answer(1, keuze="person")
        walker.client.force_login(user)
        walker.get("ingelogd")
        second = Walker(open_round("tweede"), walker.client)
        second.answer(1, keuze="helper")
        second.post("wie", perspective="science", speaks_for="self", other_hats="youth")
        second.post("toestemming", publish="on")
        second.get("ingelogd")
        participant = Participant.objects.get()
        assert participant.participations.count() == 2
        assert participant.perspective.code == "science"
        assert [hat.code for hat in participant.other_hats.all()] == ["youth"]
        assert Consent.objects.get().participant == participant

    def test_the_same_round_twice_counts_once(self, walker: Walker, user) -> None:
        walker.answer(1, keuze="person")
        walker.client.force_login(user)
        walker.get("ingelogd")
        walker.post("overzicht")
        again = Walker(walker.round)
        again.answer(1, keuze="helper")
        again.client.force_login(user)
        response = again.get("ingelogd")
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


def test_two_people_do_not_meet(walker: Walker) -> None:
    walker.answer(1, keuze="person", reden_person="Van de een.")
    other = Walker(walker.round, Client())
    other.answer(1, keuze="helper")
    assert "Van de een." not in other.get("overzicht").content.decode()
    assert Participation.objects.count() == 2
