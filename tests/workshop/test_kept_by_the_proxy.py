"""Our nginx keeps pages for reading, and nothing else: never a cookie, a form or a page of one for another."""

import http.client
from collections.abc import Callable
from typing import Any

import pytest

from tests.fixtures.cluster import Proxy

pytestmark = pytest.mark.django_db


def test_a_page_is_made_once_and_nobody_gets_what_is_anothers(
    sqlite_database_url: str, serve: Callable[..., Any], proxy: Callable[..., Proxy]
) -> None:
    web = serve(sqlite_database_url, TRUSTED_PROXY_COUNT="1", WEB_CONCURRENCY="1")
    front = proxy([web.port])

    def ask(path: str, **headers: str) -> http.client.HTTPResponse:
        line = http.client.HTTPConnection("127.0.0.1", front.port, timeout=60)
        line.request("GET", path, headers=headers)
        answer = line.getresponse()
        answer.body = answer.read()  # type: ignore[attr-defined]
        line.close()
        return answer

    def came(answer: http.client.HTTPResponse) -> str:
        return str(answer.headers["X-Cache-Status"])

    first, second = ask("/"), ask("/")
    assert (came(first), came(second)) == ("MISS", "HIT")
    assert first.body == second.body  # type: ignore[attr-defined]
    # The number in the log belongs to the request that made the page.
    assert first.headers["X-Request-ID"] == second.headers["X-Request-ID"]
    known = ask("/", **{"If-None-Match": second.headers["ETag"]})
    assert (known.status, known.headers["Content-Security-Policy"]) == (304, first.headers["Content-Security-Policy"])

    # What the web server says about safety is said once, also of what is kept.
    for answer in (first, second, known):
        for name in ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"):
            assert len(answer.headers.get_all(name)) == 1, (came(answer), name)

    # Who has a cookie is never sent what is kept, and leaves nothing.
    own = ask("/", Cookie="iets=eigen")
    assert (came(own), own.headers["Cache-Control"]) == ("BYPASS", "private, no-store")
    assert came(ask("/")) == "HIT"

    # A form sets a cookie: each person has another one, also the second time.
    tokens = [ask("/mijn-inbreng/") for _each in range(2)]
    assert [came(each) for each in tokens] == ["MISS", "MISS"]
    cookies = [each.headers["Set-Cookie"].partition(";")[0] for each in tokens]
    assert cookies[0] != cookies[1]

    # Larger letters are one person's, the ordinary page stays that of all others.
    larger = ask("/", Cookie="letters=groot")
    assert came(larger) == "BYPASS"
    assert larger.body != first.body  # type: ignore[attr-defined]
    assert ask("/").body == first.body  # type: ignore[attr-defined]

    # What was looked for is kept by nobody, and what is not there neither.
    for path in ("/zoeken/?q=triage", "/bestaat-niet/"):
        assert [came(ask(path)), came(ask(path))] == ["MISS", "MISS"]
