"""Nonsense, mischief and accidents: always a sentence or a page of ours; nothing lost, nothing leaked."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signing import Signer
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from consultation.cookies import name_for
from consultation.enums import RoundState
from consultation.models import Answer, CallBackRequest, Round
from consultation.transitions import move
from contributions.models import Contribution, Participation
from people.models import ContactDetails, Participant
from privacy.models import Consent
from tests.consultation.walker import Walker
from tests.factories.contributions import ReceiptFactory
from tests.factories.rounds import open_round
from tests.faults.manners import everything_kept, polite, shown

pytestmark = pytest.mark.django_db

SECRET = "Dit gaat alleen mij aan, en mijn buurvrouw Truus."
ODD_TEXTS = {
    "emoji": "Dit is 👩‍👩‍👧‍👦 en 🏳️‍🌈 en 🇳🇱 en 😀.",
    "right to left": "مرحبا بكم, זהו טקסט, \u202eomgedraaid\u202c en weer terug",
    "html": "<h1>Kop</h1> <img src=x onerror=alert(1)> &amp; <!-- weg -->",
    "script": "</textarea></p><script>alert('x')</script>",
    "template": "{{ request }} {% now 'Y' %} ${7*7} %s %(x)s",
    "formula": '=HYPERLINK("http://x";"klik")',
    "sql": "'; DROP TABLE people_participant; --",
    "many marks": "Z" + "\u0301" * 200 + "algo",
    "new lines": "Eerste regel.\r\n\r\nTweede regel.\n\tMet een tab.",
}


class TestTexts:
    @pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS)
    def test_every_text_is_kept_as_typed_and_shown_harmlessly(self, walker: Walker, text: str) -> None:
        polite(walker.answer(1, keuze=["person"], reden_person=text))
        polite(walker.answer(6, tekst=text))
        polite(walker.answer(7, tekst_happened=text))
        pages = [polite(walker.get(screen)) for screen in ("vraag/1", "vraag/6", "vraag/7", "overzicht")]
        polite(walker.post("overzicht"))

        # A form sends line ends as CRLF; how they are kept is the guard's business, as long as nothing else changes.
        kept = {each.original.replace("\r\n", "\n") for each in Contribution.objects.all()}
        assert kept == {text.replace("\r\n", "\n")}
        assert Contribution.objects.count() == 3
        for page in pages:
            assert "<script>alert" not in shown(page)
            assert "<img src=x" not in shown(page)

    def test_what_cannot_be_stored_goes_and_the_rest_stays(self, walker: Walker) -> None:
        walker.answer(1, keuze=["person"])
        hidden = walker.hidden(walker.get("vraag/6"))
        body = urlencode({**hidden, "tekst": b"Voor\x00tussen\x08na\xef\xbf\xbe en \xed\xa0\xbd los \xff"})
        polite(walker.client.generic("POST", walker.address("vraag/6"), body, "application/x-www-form-urlencoded"))
        polite(walker.post("overzicht"))
        (kept,) = Contribution.objects.values_list("original", flat=True)
        assert "Voor" in kept
        assert "tussen" in kept
        assert not re.search(r"[\x00-\x08\ufffe\ud800-\udfff]", kept)

    @pytest.mark.parametrize(("number", "field"), [(1, "reden_person"), (6, "tekst"), (7, "tekst_happened")])
    @pytest.mark.parametrize("sign", ["é", "<"])
    def test_a_hundred_kilobytes_come_back_with_a_sentence(
        self, walker: Walker, number: int, field: str, sign: str
    ) -> None:
        walker.answer(2, keuze="at_once")
        walker.answer(1, keuze=["person"], reden_person="Bellen.")
        text = sign * (100_000 // len(sign.encode()))
        typed = {field: text} | ({"keuze": ["person"]} if number == 1 else {})
        response = polite(walker.answer(number, **typed))
        assert response.status_code == 422
        assert "tekens te lang" in shown(response)
        assert shown(response).count("&lt;" if sign == "<" else sign) >= len(text)
        assert not [text for words in Answer.objects.values_list("draft_words", flat=True) for text in words.values()
                    if len(text) > 5_000]  # fmt: skip
        polite(walker.answer(number, "overslaan", **typed))
        assert Participation.objects.count() == 1

    def test_other_fields_refuse_a_hundred_kilobytes_too(self, walker: Walker) -> None:
        walker.answer(1, keuze=["person"])
        long = "lang " * 20_000
        for screen, typed in {
            "wie": {"perspective": "municipality", "speaks_for": "organisation", "organisation": long},
            "bereik": {"how": "adres", "email": f"{long}@voorbeeld.nl", "name": long},
            "bel-mij": {"phone": long, "name": long, "when": long},
        }.items():
            response = polite(walker.post(screen, **typed))
            assert response.status_code == 422, screen
            assert long.strip() in shown(response), f"{screen} lost what was typed"
        assert not ContactDetails.objects.exists()
        assert not CallBackRequest.objects.exists()

    def test_more_than_a_form_can_hold(self, walker: Walker) -> None:
        walker.answer(1, keuze=["person"])
        for typed in ({f"veld{number}": "x" for number in range(600)}, {"tekst": "x" * 1_200_000}):
            response = polite(walker.post("vraag/6", **typed))
            assert response.status_code in (400, 413)
        assert Answer.objects.count() == 1


class TestUploads:
    def test_a_file_where_none_is_asked_is_not_kept(self, walker: Walker, settings: Any, tmp_path: Path) -> None:
        settings.MEDIA_ROOT = tmp_path
        for number, field in ((1, "reden_person"), (6, "tekst"), (7, "tekst_happened")):
            for size in (20, 3_000_000):
                file = SimpleUploadedFile("../../brief.html", b"x" * size, "text/html")
                hidden = walker.hidden(walker.get(f"vraag/{number}"))
                polite(walker.post(f"vraag/{number}", **hidden, **{field: file, "keuze": "person"}, actie="verder"))
        for screen in ("wie", "eerder", "toestemming", "bereik", "overzicht", "bel-mij"):
            polite(walker.post(screen, bestand=SimpleUploadedFile("x.exe", b"MZ"), organisation="x"))
        assert list(tmp_path.rglob("*")) == []
        assert "brief.html" not in " ".join(value for _where, value in everything_kept())


class TestForgedForms:
    FORGED = (
        {"vraag": "0"}, {"vraag": "-1"}, {"vraag": "999999999999999999999"}, {"vraag": "x' OR 1=1"}, {"vraag": "\x00"},
        {"versie": "-1"}, {"versie": "1e9"}, {"versie": "9" * 400}, {"versie": "²"}, {"versie": "٣"},
        {"actie": "verwijder"}, {"actie": ""}, {"actie": "\x00"}, {"gezegd": "x" * 5000}, {"opnieuw": "1"},
        {"terug": "//elders.example"}, {"samen": "1"}, {"keuze": "bestaat_niet"}, {"keuze": ["person"] * 100},
        {"reden_bestaat_niet": "x"}, {"plek_harm": "99"}, {"plek_harm": "-1"}, {"tekst_nep": "x"},
    )  # fmt: skip

    @pytest.mark.parametrize("forged", FORGED, ids=[str(each)[:40] for each in FORGED])
    def test_forged_hidden_fields_lose_nothing(self, walker: Walker, forged: dict[str, Any]) -> None:
        walker.answer(6, tekst="Mijn eerste woorden.") if "opnieuw" in forged else walker.answer(1, keuze=["person"])
        walker.answer(1, keuze=["person"])
        walker.answer(6, tekst="Mijn eerste woorden.")
        for number in (1, 5, 6, 7):
            hidden = walker.hidden(walker.get(f"vraag/{number}"))
            own = {1: {"keuze": "person"}, 6: {"tekst": "Mijn eerste woorden."}}.get(number, {})
            polite(
                walker.post(f"vraag/{number}", **{**hidden, **own, **forged, "actie": forged.get("actie", "verder")})
            )
        words = Answer.objects.filter(item__kind="open").values_list("draft_words", flat=True)
        assert {"": "Mijn eerste woorden."} in list(words)
        chosen = [
            code for value in Answer.objects.values_list("value", flat=True) for code in value.get("choices", [])
        ]
        assert set(chosen) <= {"person"}
        assert Participation.objects.count() == 1

    def test_consents_and_perspectives_that_were_not_offered(self, walker: Walker) -> None:
        walker.answer(1, keuze=["person"])
        polite(walker.post("toestemming", recording="on", publish="on", nonsense="on"))
        assert set(Consent.objects.values_list("purpose", flat=True)) == {"publish"}
        for code in ("team", "bestaat_niet", "\x00", "<script>"):
            assert polite(walker.post("wie", perspective=code)).status_code == 422
        assert Participant.objects.get().perspective is None

    @pytest.mark.parametrize("token", ["", "x", "0" * 400, "\x00", "{}"])
    def test_forged_tokens(self, walker: Walker, token: str) -> None:
        walker.answer(1, keuze=["person"])
        walker.post("overzicht")
        polite(walker.post("bel-mij", phone="0612345678", token=token))
        polite(walker.post("bedankt/stuur", email="ik@voorbeeld.nl", token=token))

    @pytest.mark.parametrize(
        "number", ["0", "-1", "8", "99", "999999999999999999999999", "1.5", "1e1", "٣", "²", "%00", "../1", "een"]
    )
    def test_questions_that_are_not_there(self, walker: Walker, number: str) -> None:
        walker.answer(1, keuze=["person"])
        for method in ("get", "post"):
            response = getattr(walker.client, method)(f"/meedoen/{walker.round.slug}/vraag/{number}/")
            assert polite(response).status_code == 404
        assert Answer.objects.count() == 1

    @pytest.mark.parametrize("slug", ["bestaat-niet", "a" * 300, "%00", "..", "%2e%2e", "<script>"])
    def test_rounds_that_are_not_there(self, walker: Walker, slug: str) -> None:
        for screen in ("begin", "vraag/1", "overzicht", "bedankt", "hulp", "bel-mij"):
            assert polite(walker.client.get(f"/meedoen/{slug}/{screen}/")).status_code == 404

    def test_a_question_of_another_round(self, walker: Walker) -> None:
        other = Walker(open_round("een-andere-ronde"), walker.client)
        walker.answer(6, tekst=SECRET) if walker.answer(1, keuze=["person"]) else None
        foreign = other.hidden(other.get("vraag/6") if other.answer(1, keuze=["helper"]) else None)
        response = polite(walker.post("vraag/6", **foreign, tekst="Een antwoord op iets anders", actie="verder"))
        assert response.status_code == 409
        assert "Een antwoord op iets anders" in shown(response)
        assert {"": SECRET} in list(Answer.objects.values_list("draft_words", flat=True))
        assert SECRET not in shown(other.get("overzicht"))


class TestOtherPeoplesThings:
    SCREENS = (
        "vraag/1",
        "vraag/6",
        "wie",
        "eerder",
        "toestemming",
        "bereik",
        "overzicht",
        "bedankt",
        "later",
        "verder",
        "begin",
    )

    @pytest.fixture
    def victim(self, walker: Walker) -> Walker:
        """Somebody with words, a perspective and an address, not handed in yet."""
        walker.answer(1, keuze=["person"])
        walker.answer(6, tekst=SECRET)
        walker.post("wie", perspective="municipality", speaks_for="organisation", organisation="Truus en zonen")
        walker.post("bereik", how="adres", email="truus@voorbeeld.nl", name="Truus")
        return walker

    def cookie(self, walker: Walker) -> str:
        return walker.client.cookies[name_for(walker.round)].value

    def sees_nothing(self, thief: Client, round_: Round) -> None:
        for screen in self.SCREENS:
            page = polite(thief.get(f"/meedoen/{round_.slug}/{screen}/", follow=True))
            for word in ("Truus", "buurvrouw", "truus@voorbeeld.nl"):
                assert word not in shown(page), f"{screen} shows {word}"

    @pytest.mark.parametrize("handed_in", [False, True])
    def test_a_cookie_that_was_tampered_with(self, victim: Walker, handed_in: bool) -> None:
        if handed_in:
            victim.post("overzicht")
        real = self.cookie(victim)
        code, _, signature = real.rpartition(":")
        forgeries = [
            code, f"{code}:", f"{code}:{signature[:-1]}", f"{code}:{signature[::-1]}", f":{signature}", f"{code}::",
            Signer(key="een andere sleutel", salt="consultation.draft").sign(code),
            Signer(salt="een ander zout").sign(code), "", ":", "\u00e9", "a" * 4000,
        ]  # fmt: skip
        for forged in forgeries:
            thief = Client()
            thief.cookies[name_for(victim.round)] = forged
            thief.cookies[f"{django_settings.COOKIE_PREFIX}inbreng"] = forged
            self.sees_nothing(thief, victim.round)
            assert "Truus" not in shown(thief.get("/mijn-inbreng/"))
            polite(thief.post(f"/meedoen/{victim.round.slug}/overzicht/"))
        assert Participation.objects.filter(state="counted").count() == int(handed_in)

    def test_a_cookie_of_one_round_opens_no_other(self, victim: Walker) -> None:
        other = open_round("een-andere-ronde")
        thief = Client()
        thief.cookies[name_for(other)] = self.cookie(victim)
        self.sees_nothing(thief, other)
        walker = Walker(other, thief)
        response = polite(walker.answer(1, keuze=["helper"]))
        assert response.status_code == 409
        assert Participation.objects.count() == 1

    def test_the_words_of_another_can_be_neither_read_nor_taken_back(self, victim: Walker) -> None:
        victim.post("overzicht")
        theirs = Contribution.objects.get()
        own = ReceiptFactory()
        thief = Client()
        thief.post("/mijn-inbreng/", {"code": own.code})
        address = reverse("receipt:withdraw_one", args=[theirs.pk])
        # A deed without the receipt it was shown for is refused before anything is looked up.
        for response, status in ((thief.get(address), 404), (thief.post(address), 409)):
            assert polite(response).status_code == status
            assert "Truus" not in shown(response)
        chosen = thief.post(reverse("receipt:choose"), {"deelname": str(theirs.participation_id)})
        assert polite(chosen).status_code == 404
        assert "Truus" not in shown(thief.get("/mijn-inbreng/", follow=True))
        assert "Truus" not in shown(thief.get(reverse("receipt:data")))
        assert Contribution.objects.get(pk=theirs.pk).original == SECRET


def close(round_: Round) -> None:
    """As the worker does when the time is over."""
    Round.objects.update(closes_at=timezone.now())
    round_.refresh_from_db()
    move(round_, RoundState.REVIEW, by=None)


class TestClosed:
    @pytest.fixture
    def closed(self, walker: Walker) -> Walker:
        """Somebody who was busy when the round closed."""
        walker.answer(1, keuze=["person"])
        walker.answer(6, tekst="Vóór het sluiten.")
        walker.page = walker.get("vraag/7")  # type: ignore[attr-defined]
        close(walker.round)
        return walker

    def test_words_typed_too_late_come_back_and_the_draft_stays(self, closed: Walker) -> None:
        hidden = closed.hidden(closed.page)  # type: ignore[attr-defined]
        response = polite(closed.post("vraag/7", **hidden, tekst_happened="Net te laat getypt.", actie="verder"))
        assert response.status_code == 409
        assert "Net te laat getypt." in shown(response)
        for screen in ("wie", "eerder", "toestemming", "bereik", "overzicht"):
            assert polite(closed.post(screen, how="zonder", perspective="unknown")).status_code == 409
        assert Participation.objects.get().state == "draft"
        assert {"": "Vóór het sluiten."} in list(Answer.objects.values_list("draft_words", flat=True))
        assert not Contribution.objects.exists()

    def test_the_clock_closes_a_round_before_the_worker_does(self, walker: Walker) -> None:
        walker.answer(1, keuze=["person"])
        Round.objects.update(closes_at=timezone.now())
        assert polite(walker.post("overzicht")).status_code == 409
        assert polite(walker.post("vraag/6", tekst="Te laat.")).status_code == 409
        assert Participation.objects.get().state == "draft"

    def test_whoever_handed_in_still_has_the_receipt(self, walker: Walker) -> None:
        walker.answer(1, keuze=["person"])
        walker.post("overzicht")
        close(walker.round)
        assert "Uw antwoorden zijn binnen" in shown(polite(walker.get("bedankt")))
