"""Every method on every address, and forms without a token: a sentence, and nothing changes."""

import pytest
from django.test import Client

from consultation.models import Answer
from contributions.models import Contribution, Participation
from tests.consultation.walker import Walker
from tests.faults.manners import polite, shown

pytestmark = pytest.mark.django_db

SECRET = "Dit gaat alleen mij aan, en mijn buurvrouw Truus."
PUBLIC = (
    "begin", "verder", "opnieuw", "vraag/1", "vraag/6", "wie", "eerder", "toestemming", "bereik", "ingelogd",
    "overzicht", "bedankt", "bedankt/stuur", "later", "afsluiten", "hulp", "bel-mij",
)  # fmt: skip
OTHER = (
    "/", "/meedoen/", "/mijn-inbreng/", "/mijn-inbreng/afsluiten/", "/mijn-inbreng/kies/", "/mijn-inbreng/gegevens/",
    "/mijn-inbreng/bericht/", "/mijn-inbreng/terughalen/", "/mijn-inbreng/link/x/", "/wat-deden-we-ermee/", "/zoeken/",
    "/weergave/", "/account/login/", "/account/signup/", "/beheer/",
)  # fmt: skip


class TestMethods:
    @pytest.mark.parametrize("stage", ["nobody", "draft", "handed in"])
    @pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "BREW"])
    def test_every_method_on_every_address(self, walker: Walker, method: str, stage: str) -> None:
        if stage != "nobody":
            walker.answer(1, keuze=["person"])
            walker.answer(6, tekst=SECRET)
        if stage == "handed in":
            walker.post("overzicht")
        for address in (*(walker.address(screen) for screen in PUBLIC), *OTHER):
            visitor = Client()
            visitor.cookies.load({name: morsel.value for name, morsel in walker.client.cookies.items()})
            if stage == "draft" and method == "POST" and address.endswith("/overzicht/"):
                continue  # that one hands in, as it should
            response = visitor.generic(method, address, secure=False)
            assert response.status_code < 500, f"{method} {address}"
            if method in ("GET", "POST"):
                assert polite(response), f"{method} {address}"
        expected = {"nobody": [], "draft": ["draft"], "handed in": ["counted"]}[stage]
        assert list(Participation.objects.values_list("state", flat=True)) == expected
        words = list(Contribution.objects.values_list("original", flat=True))
        drafted = [text for held in Answer.objects.values_list("draft_words", flat=True) for text in held.values()]
        assert words + drafted == ([] if stage == "nobody" else [SECRET])

    @pytest.mark.parametrize("token", [None, "", "x", "a" * 64, "é"])
    def test_a_form_without_a_good_token(self, walker: Walker, token: str | None) -> None:
        walker.answer(1, keuze=["person"])
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = walker.client.cookies
        typed = {"tekst": SECRET, "actie": "verder", **({} if token is None else {"csrfmiddlewaretoken": token})}
        for screen in ("vraag/1", "vraag/6", "wie", "overzicht", "bel-mij", "afsluiten"):
            response = polite(strict.post(walker.address(screen), typed))
            assert response.status_code == 403
            assert "Versturen lukte niet" in shown(response)
        assert Answer.objects.count() == 1
