"""A browser without a window, over TLS with any certificate; and a reader who never stops reading."""

import base64
import hmac
import http.client
import ssl
import struct
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from http.cookiejar import CookieJar

import lxml.html


def any_certificate() -> ssl.SSLContext:
    """The walk makes a certificate of its own, as the document tells to."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


@dataclass(frozen=True)
class Page:
    """What came back in the end."""

    url: str
    status: int
    text: str


class Browser:
    """Cookies, redirects and forms."""

    def __init__(self) -> None:
        self._opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}),
            urllib.request.HTTPSHandler(context=any_certificate()),
            urllib.request.HTTPCookieProcessor(CookieJar()),
        )

    def get(self, url: str) -> Page:
        """Fetch a page."""
        return self._open(urllib.request.Request(url))

    def submit(self, page: Page, **filled: str) -> Page:
        """Send the form on this page that has these fields."""
        for form in lxml.html.fromstring(page.text).forms:
            if form.method == "POST" and set(filled) <= set(form.fields.keys()):
                fields = {**{name: value or "" for name, value in form.fields.items()}, **filled}
                target = urllib.parse.urljoin(page.url, form.action or page.url)
                return self._open(
                    urllib.request.Request(
                        target,
                        urllib.parse.urlencode(fields).encode(),
                        {
                            "Referer": page.url,
                            "Origin": "{0.scheme}://{0.netloc}".format(urllib.parse.urlsplit(target)),
                        },
                    )
                )
        raise AssertionError(f"no form with {sorted(filled)} on {page.url}: {page.text[:2000]}")

    def second_lock(self, activate: str, door: str) -> str:
        """Set an app as second lock, and go through the door; the title of what is behind it."""
        page = self.get(activate)
        secret = lxml.html.fromstring(page.text).xpath("//*[@id='authenticator_secret']/@value | //code/text()")
        assert secret, page.text[:3000]
        self.submit(page, code=one_time_code(secret[0].replace(" ", "").strip()))
        behind = self.get(door)
        assert behind.url == door, behind.url
        return str(lxml.html.fromstring(behind.text).findtext(".//title")).strip()

    def _open(self, request: urllib.request.Request) -> Page:
        try:
            with self._opener.open(request, timeout=60) as came:
                return Page(came.geturl(), came.status, came.read().decode())
        except urllib.error.HTTPError as refused:
            return Page(refused.geturl(), refused.code, refused.read().decode(errors="replace"))


def one_time_code(secret: str) -> str:
    """What an authenticator app shows now (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), "sha1").digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


class Reader:
    """Somebody who reads on and on; a page that does not come, or is an error, is remembered."""

    def __init__(self, url: str, every: float) -> None:
        self._url, self._every, self._ends = urllib.parse.urlsplit(url), every, threading.Event()
        self._came: dict[str, int] = {}
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def stop(self) -> dict[str, int]:
        """How often each status came."""
        self._ends.set()
        self._thread.join()
        return self._came

    def _read(self) -> None:
        while not self._ends.wait(self._every):
            try:
                line = http.client.HTTPSConnection(self._url.hostname or "", timeout=30, context=any_certificate())
                # A cookie of one's own: each page comes from a web server, none from the proxy's cache.
                line.request("GET", self._url.path, headers={"Cookie": "iets=eigen"})
                came = str(line.getresponse().status)
                line.close()
            except OSError as broken:
                came = type(broken).__name__
            self._came[came] = self._came.get(came, 0) + 1
