"""A person takes part in a round: the screens with questions, from start to handing in."""

from datetime import timedelta

import pytest
from django.utils import timezone

from consultation.cookies import name_for
from consultation.enums import RoundState
from consultation.models import Answer, AnswerWords, Item, Round, Submission
from consultation.transitions import move
from contributions.enums import ContributionKind, ParticipationState
from contributions.models import Contribution, Participation, Receipt
from people.models import Participant
from privacy.models import Consent
from tests.consultation.reading import heading, title
from tests.consultation.walker import Walker
from tests.factories.rounds import item_of, open_round, ready_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def walker() -> Walker:
    return Walker(open_round())


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
        assert walker.post("wie", perspective="experience_expert", speaks_for="self")["Location"].endswith("/eerder/")
        assert walker.post("eerder", before="no")["Location"].endswith("/toestemming/")
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
        assert participation.took_part_before == "no"
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
        for screen in ("wie", "eerder", "toestemming", "bereik", "overzicht", "vraag/2", "later"):
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
