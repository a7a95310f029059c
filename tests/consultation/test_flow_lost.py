"""What is lost, forged or somebody else's, and coming back later."""

import pytest
from django.test import Client

from consultation.cookies import name_for
from consultation.models import Answer
from contributions.enums import ParticipationState
from contributions.models import Participation
from tests.consultation.walker import Walker
from tests.factories.people import UserFactory
from tests.factories.rounds import item_of, open_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def walker() -> Walker:
    return Walker(open_round())


class TestLostAndForged:
    @pytest.mark.parametrize(
        "screen", ["wie", "eerder", "toestemming", "bereik", "overzicht", "vraag/2", "bedankt", "verder"]
    )
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

    @pytest.mark.parametrize("screen", ["afsluiten", "opnieuw"])
    def test_nothing_of_the_person_before_stays(self, walker: Walker, settings, screen: str) -> None:
        walker.answer(1, keuze="person")
        other = Walker(open_round("een-andere-ronde"), walker.client)
        other.answer(1, keuze="person")
        walker.client.cookies[f"{settings.COOKIE_PREFIX}inbreng"] = "x"
        walker.client.force_login(UserFactory())
        response = walker.post(screen)
        for name in (f"{settings.COOKIE_PREFIX}inbreng", name_for(other.round)):
            assert response.cookies[name]["max-age"] == 0
        own = response.cookies[name_for(walker.round)]
        assert (own["max-age"] == 0) == (screen == "afsluiten")
        assert ("_auth_user_id" in walker.client.session) == (screen == "opnieuw")

    def test_a_draft_on_this_device_goes_before_a_typed_code(self, walker: Walker, settings) -> None:
        from django.core.signing import Signer, TimestampSigner

        walker.answer(1, keuze="person")
        other = Walker(walker.round)
        other.answer(1, keuze="helper")
        code = Signer(salt="consultation.draft").unsign(other.client.cookies[name_for(walker.round)].value)
        own = walker.client.cookies[name_for(walker.round)].value
        walker.client.cookies[f"{settings.COOKIE_PREFIX}inbreng"] = TimestampSigner(salt="receipt.session").sign(code)
        walker.get("verder")
        assert walker.client.cookies[name_for(walker.round)].value == own

    def test_no_screen_with_answers_stays_in_a_cache(self, walker: Walker) -> None:
        walker.answer(1, keuze="person")
        for screen in ("begin", "vraag/1", "overzicht", "later"):
            assert "no-store" in walker.get(screen)["Cache-Control"]


def test_two_people_do_not_meet(walker: Walker) -> None:
    walker.answer(1, keuze="person", reden_person="Van de een.")
    other = Walker(walker.round, Client())
    other.answer(1, keuze="helper")
    assert "Van de een." not in other.get("overzicht").content.decode()
    assert Participation.objects.count() == 2
