"""A visitor as the server sees one: cookies, forms with their hidden fields, and a line that may break."""

import http.client
from collections.abc import Iterable
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

import lxml.html

Fields = list[tuple[str, str]]


class NoAnswer(Exception):
    """The line broke: nobody listens, or the answer did not come whole. What the server did is not known."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `location` is the path of a redirect, "" without one."""

    path: str
    status: int
    location: str
    html: str

    @property
    def text(self) -> str:
        """What a person reads on the page."""
        return str(lxml.html.fromstring(self.html).text_content()) if self.html.strip() else ""

    @property
    def told(self) -> str:
        """The first words of what the page itself says, for who reads why a test failed."""
        main = lxml.html.fromstring(self.html or "<p>").xpath("//main") or [lxml.html.fromstring(self.html or "<p>")]
        return " ".join(main[0].text_content().split())[:300]

    def form(self, to: str = "") -> Any:
        """The form that posts to this path (default: to this very page)."""
        wanted = to or urlsplit(self.path).path
        for form in lxml.html.fromstring(self.html).forms:
            action = urlsplit(urljoin(self.path, form.action or "")).path
            if form.method == "POST" and action == wanted:
                return form
        raise AssertionError(f"no form to {wanted} on {self.path} ({self.status}): {self.text[:500]}")


class Visitor:
    """One browser. Each request has a connection of its own, as the next one may meet another server."""

    def __init__(self, url: str, seconds: float = 60) -> None:
        self.address = urlsplit(url)
        self.origin = url
        self.seconds = seconds
        self.cookies: dict[str, str] = {}
        #: An address of this machine to come from, as 127.1.2.3; "" leaves it to the system.
        self.comes_from = ""
        #: The name of the site, where that is another than the address; "" leaves it to the address.
        self.host = ""
        #: How what is sent is put together.
        self.sends = "application/x-www-form-urlencoded"

    def get(self, path: str) -> Answer:
        """Fetch a page."""
        return self._ask("GET", path, None)

    def post(self, path: str, fields: Fields) -> Answer:
        """Send a form. Raises NoAnswer when no whole answer came."""
        return self._ask("POST", path, urlencode(fields))

    def post_raw(self, path: str, body: str) -> Answer:
        """Send a form that was encoded by hand, right or wrong."""
        return self._ask("POST", path, body)

    def submit(self, page: Answer, to: str = "", **filled: str | list[str]) -> Answer:
        """Send the form of a page as it stands there, with these fields filled in."""
        return self.post(to or urlsplit(page.path).path, fields_of(page.form(to), filled))

    def follow(self, answer: Answer) -> Answer:
        """Go where redirects lead."""
        while answer.location:
            answer = self.get(answer.location)
        return answer

    def line(self) -> http.client.HTTPConnection:
        """A connection to the server, not open yet."""
        return http.client.HTTPConnection(
            self.address.hostname or "",
            self.address.port,
            timeout=self.seconds,
            source_address=(self.comes_from, 0) if self.comes_from else None,
        )

    def _ask(self, method: str, path: str, body: str | None) -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if self.host:
            headers["Host"] = self.host
        if body is not None:
            headers |= {"Content-Type": self.sends, "Origin": self.origin}
        line = self.line()
        try:
            line.request(method, path, body, headers)
            came = line.getresponse()
            html = came.read().decode()
        except (OSError, http.client.HTTPException) as broken:
            raise NoAnswer(f"{method} {path}: {broken!r}") from broken
        finally:
            line.close()
        self._keep_cookies(came.headers.get_all("Set-Cookie") or [])
        # A server that fell over halfway may leave an answer without a status line we trust: http.client raised then.
        location = came.headers.get("Location", "")
        return Answer(path, came.status, location and _path_of(urljoin(path, location)), html)

    def _keep_cookies(self, headers: Iterable[str]) -> None:
        for header in headers:
            for name, morsel in SimpleCookie(header).items():
                if morsel["max-age"] == "0" or not morsel.value:
                    self.cookies.pop(name, None)
                else:
                    self.cookies[name] = morsel.value


def fields_of(form: Any, filled: dict[str, str | list[str]]) -> Fields:
    """What a browser would send: the form's own values, with some replaced."""
    fields = [(str(name), str(value)) for name, value in form.form_values() if name not in filled]
    for name, value in filled.items():
        fields += [(name, one) for one in ([value] if isinstance(value, str) else value)]
    return fields


def _path_of(address: str) -> str:
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")
