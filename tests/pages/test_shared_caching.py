"""What a cache in front of us may keep: pages for reading, a minute, and nothing that is anybody's own."""

from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from pages.shared_caching import FOR_EVERYBODY, SHARED
from tests.factories.rounds import open_round

pytestmark = pytest.mark.django_db

#: Kind of address -> what is sent with it, to who has no cookie.
KEPT_A_MINUTE = [
    "/",
    "/en/",
    "/meedoen/",
    "/wat-deden-we-ermee/",
    "/agenda/",
    "/lespakketten/",
    "/gespreksgroepen/",
    "/dossiers/",
    "/hulp/",
    "/privacy/",
    "/toegankelijkheid/",
    "/robots.txt",
    "/sitemap.xml",
    "/.well-known/security.txt",
]
OF_A_ROUND = ["", "hulp/", "uitkomst/"]
#: With a form, with words of one person, with what somebody looked for, or not there at all.
KEPT_BY_NOBODY = ["/zoeken/?q=triage", "/mijn-inbreng/", "/account/login/", "/klas/", "/bestaat-niet/", "/weergave/"]
OWN_IN_A_ROUND = ["begin/", "vraag/1/", "bijdragen/", "overzicht/", "nieuws/"]


@pytest.mark.parametrize("address", KEPT_A_MINUTE)
def test_a_page_for_reading_may_be_kept_a_minute(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == HTTPStatus.OK
    assert response["Cache-Control"] == SHARED == "public, max-age=0, s-maxage=60, must-revalidate"
    assert response["ETag"]
    vary = {each.strip().lower() for each in response["Vary"].split(",")}
    assert vary <= {"cookie", "accept-encoding"}
    assert "cookie" in vary
    assert not response.cookies


@pytest.mark.parametrize("address", KEPT_BY_NOBODY)
def test_what_is_own_is_kept_by_nobody(client: Client, address: str) -> None:
    assert "no-store" in client.get(address)["Cache-Control"]


def test_a_round_for_reading_and_a_round_for_answering() -> None:
    base = f"/meedoen/{open_round().slug}/"
    assert {Client().get(base + each)["Cache-Control"] for each in OF_A_ROUND} == {SHARED}
    for each in OWN_IN_A_ROUND:
        assert "no-store" in Client().get(base + each)["Cache-Control"], each


def test_who_has_a_cookie_shares_nothing(client: Client) -> None:
    client.cookies["iets"] = "eigen"
    assert client.get("/")["Cache-Control"] == "private, no-store"


def test_larger_letters_stay_in_ones_own_browser(client: Client) -> None:
    client.get("/weergave/?tekst=groot")
    response = client.get("/")
    assert response["Cache-Control"] == "private, no-cache"
    assert response["ETag"] != Client().get("/")["ETag"]


@pytest.mark.parametrize("wrapped", ["", "gzip"])
def test_a_browser_that_has_the_page_hears_so_with_the_same_headers(client: Client, wrapped: str) -> None:
    first = client.get("/", headers={"accept-encoding": wrapped})
    again = client.get("/", headers={"accept-encoding": wrapped, "if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (HTTPStatus.NOT_MODIFIED, b"")
    # They replace those the browser keeps: a bare policy here would switch off the styles of the page.
    for name in ("Content-Security-Policy", "Cache-Control", "Permissions-Policy", "X-Frame-Options"):
        assert again[name] == first[name]
    assert again["ETag"].removeprefix("W/") == first["ETag"].removeprefix("W/")


def test_a_page_that_changed_is_sent_whole(client: Client) -> None:
    etag = client.get("/meedoen/")["ETag"]
    open_round()
    again = client.get("/meedoen/", headers={"if-none-match": etag})
    assert again.status_code == HTTPStatus.OK


def test_sending_something_is_never_kept(client: Client) -> None:
    assert "no-store" in client.post("/")["Cache-Control"]


def test_the_list_names_only_what_is_there() -> None:
    assert FOR_EVERYBODY - set(_names(get_resolver().url_patterns)) == set()


def _names(patterns: list, before: str = "") -> list[str]:
    found: list[str] = []
    for each in patterns:
        if isinstance(each, URLPattern) and each.name:
            found.append(before + each.name)
        elif isinstance(each, URLResolver):
            found += _names(each.url_patterns, f"{before}{each.namespace}:" if each.namespace else before)
    return found
