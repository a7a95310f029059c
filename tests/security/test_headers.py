"""The same headers on every answer, whatever its status; and nobody keeps a page that is somebody's own."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.test import Client
from django.urls import path

import config.urls
from pages import middleware
from pages.admin_scripts import starts_a_widget, with_nonce
from pages.csp_rules import parse, problems_of
from people.service import Role
from tests.factories.people import staff
from tests.factories.rounds import open_round

pytestmark = pytest.mark.django_db


def breaks(request) -> HttpResponse:
    raise RuntimeError("a fault of our own")


def answers(request, status: int) -> HttpResponse:
    return HttpResponse("Zo.", status=status)


def too_large(request) -> HttpResponse:
    raise RequestDataTooBig


urlpatterns = [
    path("stuk/", breaks),
    path("te-groot/", too_large),
    path("antwoord/<int:status>/", answers),
    *config.urls.urlpatterns,
]

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": middleware.PERMISSIONS_POLICY,
}
ANSWERS = [
    ("/", 200),
    ("/en/", 200),
    ("/meedoen", 301),
    ("/account/email/", 302),
    ("/beheer/", 302),
    ("/bestaat-niet/", 404),
    ("/healthz", 200),
    ("/robots.txt", 200),
    ("/.well-known/security.txt", 200),
    ("/static/css/reisgenoot.css", 200),
    ("/stuk/", 500),
    ("/te-groot/", 400),
    ("/readyz", 503),
    ("/mijn-inbreng/gegevens/", 403),
    ("/mijn-inbreng/afsluiten/", 405),
    *(
        (f"/antwoord/{status}/", status)
        for status in (201, 204, 307, 308, 401, 409, 410, 413, 415, 422, 429, 451, 502)
    ),
]


@pytest.fixture
def visitor(settings) -> Client:
    settings.ROOT_URLCONF = "tests.security.test_headers"
    settings.SECURE_HSTS_SECONDS = 63_072_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(("address", "status"), ANSWERS)
def test_every_answer_carries_them(visitor: Client, address: str, status: int) -> None:
    response = visitor.get(address, secure=True)
    assert response.status_code == status
    assert {name: response.get(name) for name in ALWAYS} == ALWAYS
    assert response["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"
    assert problems_of(parse(response["Content-Security-Policy"])) == []
    assert "nonce" not in response["Content-Security-Policy"]


def bare(response) -> None:
    """Every header that does not depend on what is in the answer."""
    assert {name: response.get(name) for name in ALWAYS} == ALWAYS
    assert problems_of(parse(response["Content-Security-Policy"])) == []


def test_what_did_not_change_carries_them(visitor: Client) -> None:
    first = visitor.get("/static/css/reisgenoot.css", secure=True)
    again = visitor.get(
        "/static/css/reisgenoot.css", secure=True, headers={"if-modified-since": first["Last-Modified"]}
    )
    assert again.status_code == 304
    bare(again)
    assert again["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"


def test_a_name_of_another_website_is_refused_with_them(visitor: Client) -> None:
    response = visitor.get("/", secure=True, headers={"host": "kwaad.example"})
    assert response.status_code == 400
    bare(response)
    assert "kwaad.example" not in response.content.decode()


def test_the_way_to_https_is_the_first_thing_one_gets(visitor: Client, settings) -> None:
    """On the same host, before anything else, and without the promise that only counts over https."""
    settings.SECURE_SSL_REDIRECT = True
    response = Client().get("/meedoen?a=1")
    assert (response.status_code, response["Location"]) == (301, "https://testserver/meedoen?a=1")
    bare(response)
    assert "Strict-Transport-Security" not in response


def test_no_answer_opens_itself_to_other_websites(visitor: Client) -> None:
    for address, _status in ANSWERS:
        response = visitor.get(address, secure=True, headers={"origin": "https://kwaad.example"})
        assert [name for name in response.headers if name.startswith("Access-Control-")] == [], address


def test_refusals_carry_them_too(visitor: Client) -> None:
    forged = Client(enforce_csrf_checks=True).post("/account/login/", {"login": "a@b.nl"}, secure=True)
    assert forged.status_code == 403
    assert "Versturen lukte niet" in forged.content.decode()
    assert {name: forged.get(name) for name in ALWAYS} == ALWAYS
    assert problems_of(parse(forged["Content-Security-Policy"])) == []


def test_an_error_page_leaks_nothing(visitor: Client) -> None:
    page = visitor.get("/stuk/").content.decode()
    assert "RuntimeError" not in page
    assert "a fault of our own" not in page
    assert "<h1" in page


class TestOwnPagesAreKeptByNobody:
    def test_reading_may_be_kept(self, client: Client) -> None:
        response = client.get("/")
        assert response.status_code == 200
        assert "no-store" not in response.get("Cache-Control", "")
        assert not response.cookies

    def test_larger_letters_say_nothing_about_anyone(self, client: Client) -> None:
        client.get("/weergave/?tekst=groot")
        assert "no-store" not in client.get("/").get("Cache-Control", "")

    @pytest.mark.parametrize("address", ["/account/login/", "/mijn-inbreng/", "/account/signup/"])
    def test_forms_may_not(self, client: Client, address: str) -> None:
        assert (
            client.get(address)["Cache-Control"] == "private, no-store"
            or "no-store" in client.get(address)["Cache-Control"]
        )

    def test_a_form_step_may_not(self, client: Client) -> None:
        round_ = open_round()
        response = client.get(f"/meedoen/{round_.slug}/vraag/1/")
        assert "no-store" in response["Cache-Control"]
        assert "no-store" in client.get("/")["Cache-Control"], "from now on this browser has a cookie of its own"

    def test_the_admin_may_not(self, client: Client, settings) -> None:
        settings.STAFF_SECOND_FACTOR_REQUIRED = False
        client.force_login(staff(Role.MODERATOR))
        assert "no-store" in client.get("/beheer/")["Cache-Control"]


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/en/",
        "/meedoen/",
        "/wat-deden-we-ermee/",
        "/privacy/",
        "/toegankelijkheid/",
        "/hulp/",
        "/zoeken/?q=triage",
    ],
)
def test_reading_sets_no_cookie(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert not response.cookies


def test_the_round_page_and_the_start_screen_set_no_cookie(client: Client) -> None:
    round_ = open_round()
    for address in (f"/meedoen/{round_.slug}/", f"/meedoen/{round_.slug}/begin/", f"/meedoen/{round_.slug}/hulp/"):
        response = client.get(address)
        assert response.status_code == 200, address
        assert not response.cookies, address


class TestRulesOfInternetNl:
    def test_ours_pass(self) -> None:
        assert problems_of(django_settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]) == []

    @pytest.mark.parametrize(
        ("change", "problem"),
        [
            ("script-src 'unsafe-inline'", "script-src allows 'unsafe-inline'"),
            ("script-src 'unsafe-eval'", "script-src allows 'unsafe-eval'"),
            ("style-src 'unsafe-hashes'", "style-src allows 'unsafe-hashes'"),
            ("script-src https:", "script-src allows everything over https:"),
            ("img-src http:", "img-src allows everything over http:"),
            ("script-src example.com", "script-src names a host without a scheme: example.com"),
            ("script-src https://example.com", "script-src allows a third party: https://example.com"),
            ("img-src *", "img-src allows *"),
            ("script-src https://*.example.com", "script-src allows https://*.example.com"),
            ("connect-src http://127.0.0.1", "connect-src allows http://127.0.0.1"),
            ("script-src data:", "script-src allows data:"),
            ("object-src data:", "object-src allows data:"),
            ("base-uri https://example.com", "base-uri may only be 'self' or 'none'"),
            ("form-action", "form-action is missing"),
            ("frame-ancestors", "frame-ancestors is missing"),
            ("default-src", "default-src is missing"),
        ],
    )
    def test_a_hole_is_named(self, change: str, problem: str) -> None:
        policy = parse("default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'")
        policy.update(parse(change))
        assert problem in problems_of(policy)

    def test_data_is_fine_for_pictures(self) -> None:
        policy = (
            "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; img-src 'self' data:"
        )
        assert problems_of(parse(policy)) == []

    def test_of_two_the_first_counts(self) -> None:
        assert parse("script-src 'self'; script-src 'unsafe-inline'") == {"script-src": ["'self'"]}


class TestNonces:
    @pytest.mark.parametrize(
        "script",
        [
            'initDateChooser("id_opens", {"dayOfWeekStart": 1, "format": "d-m-Y"});',
            'initDateTimeChooser("id_\\u002Dx", {});',
            'new PageChooser("id_parent", {"modalUrl": "/beheer/choose-page/"});',
            'createTaskChooser("id_task");',
            '\n  (function() {\n    var panel = new InlinePanel(JSON.parse("{\\u0022a\\u0022: 1}"));\n  })();\n',
        ],
    )
    def test_what_wagtail_writes_may_run(self, script: str) -> None:
        assert starts_a_widget(script)

    @pytest.mark.parametrize(
        "script",
        [
            "alert(1)",
            'initDateChooser("a", {}); alert(1)',
            "initDateChooser(alert(1), {});",
            'initDateChooser("a", {"x": alert(1)});',
            'new PageChooser("a");fetch("/x");new PageChooser("b");',
            'new Function("alert(1)")();',
            '(function() { var panel = new InlinePanel(JSON.parse("a" + alert(1))); })();',
            "",
        ],
    )
    def test_what_an_attacker_writes_may_not(self, script: str) -> None:
        assert not starts_a_widget(script)
        page, count = with_nonce(f"<script>{script}</script>".encode(), "abc")
        assert (count, b"nonce" in page) == (0, False)

    def test_the_admin_gets_a_fresh_nonce_each_time_and_only_for_its_own_widgets(self, client, settings) -> None:
        settings.STAFF_SECOND_FACTOR_REQUIRED = False
        client.force_login(staff(Role.ADMINISTRATOR))
        first, second = client.get("/beheer/logboek/"), client.get("/beheer/logboek/")
        nonces = [parse(page["Content-Security-Policy"])["script-src"][-1] for page in (first, second)]
        assert all(nonce.startswith("'nonce-") for nonce in nonces)
        assert nonces[0] != nonces[1]
        assert nonces[0][7:-1] in first.content.decode()
        assert "'unsafe-inline'" not in first["Content-Security-Policy"]

    def test_a_page_without_such_a_script_has_no_nonce(self, client, settings) -> None:
        settings.STAFF_SECOND_FACTOR_REQUIRED = False
        client.force_login(staff(Role.MODERATOR))
        assert "nonce" not in client.get("/beheer/")["Content-Security-Policy"]


def production(code: str, **extra: str) -> str:
    """Run something with production's settings, in a process of its own."""
    environment = {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": "aB3$dE6&gH9(jK2)mN5+pQ8=sT1?vW4!yZ7*cF0-iL3#oR6%uX9@",
        "RECEIPT_KEY": "zY9#xW8$vU7%tS6^rQ5&pO4*nM3(lK2)jI1-hG0+fE9=dC8?bA7!",
        "ALLOWED_HOSTS": "reisgenoot.example",
        "BASE_URL": "https://reisgenoot.example",
        "DATABASE_URL": "sqlite://:memory:",
        "CACHE_URL": "locmemcache://",
        "PATH": "/usr/bin:/bin",
        **extra,
    }
    done = subprocess.run(
        [sys.executable, *code.split("\0")],
        cwd=Path(__file__).resolve().parents[2],
        env=environment,
        capture_output=True,
        text=True,
    )
    return done.stdout + done.stderr


def test_check_deploy_is_clean_with_productions_settings() -> None:
    told = production("manage.py\0check\0--deploy\0--fail-level\0WARNING", CLAMD_URL="tcp://scanner:3310")
    assert "no issues" in told


@pytest.mark.parametrize(("url", "code"), [("", "pages.E014"), ("scanner:3310", "pages.E015"), ("none", "pages.I001")])
def test_a_site_without_a_virus_scanner_is_no_accident(url: str, code: str) -> None:
    assert code in production("manage.py\0check\0--deploy\0--fail-level\0WARNING", CLAMD_URL=url)


def test_production_refuses_to_start_without_its_keys() -> None:
    assert "RECEIPT_KEY ontbreekt" in production("manage.py\0check", RECEIPT_KEY="")
    assert "SECRET_KEY ontbreekt" in production("manage.py\0check", SECRET_KEY="")


def test_keys_that_are_the_same_or_short_are_found() -> None:
    told = production("manage.py\0check\0--deploy", SECRET_KEY="kort", RECEIPT_KEY="kort")
    assert "pages.E012" in told, "the same"
    assert "pages.E011" in told, "short"


COOKIES = """
import sys; sys.path[:0] = [".", "site"]
import django; django.setup()
from django.conf import settings
for name in ("SESSION_COOKIE", "CSRF_COOKIE"):
    print(name, getattr(settings, name + "_NAME"), getattr(settings, name + "_SECURE"),
          getattr(settings, name + "_HTTPONLY"), getattr(settings, name + "_SAMESITE"),
          getattr(settings, name + "_PATH"), getattr(settings, name + "_DOMAIN"))
print("OWN", settings.COOKIE_PREFIX, settings.COOKIE_SECURE)
print("HTTPS", settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS)
"""


def test_cookies_in_production_are_bound_to_the_host_and_https_is_for_two_years() -> None:
    lines = production(f"-c\0{COOKIES}").splitlines()
    assert "SESSION_COOKIE __Host-sessie True True Lax / None" in lines
    assert "CSRF_COOKIE __Host-csrf True True Lax / None" in lines
    assert "OWN __Host- True" in lines
    assert "HTTPS True 63072000 True" in lines
