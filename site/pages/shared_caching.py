"""Which pages a cache in front of us (a CDN, a proxy) may keep, for how long, and how a browser asks again.

Only addresses that are listed here, only for who has no cookie, and only when the answer sets none. Everything else
that says nothing of its own is kept by nobody. A minute: so long may be seen what was just taken off a page. What one
person wrote (the published words of a round, with what others said to them) is not listed: taken back is gone at once.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers, set_response_etag

from .context_processors import text_size_cookie

#: Seconds that a shared cache may keep a page. A browser always asks, and mostly hears "not changed".
SECONDS = 60
SHARED = f"public, max-age=0, s-maxage={SECONDS}, must-revalidate"
OWN = "private, no-store"
#: Who asked for larger letters has the same page in another size: for their own browser only.
LARGER = "private, no-cache"
#: Pages for reading, the same for everybody who has no cookie. Wagtail's pages are one of them.
FOR_EVERYBODY = frozenset(
    {
        "wagtail_serve",
        "robots",
        "security_txt",
        "sitemap",
        "rules_version",
        "rules_figures",
        "consultation:help",
        "consultation:results",
        "consultation:results_one",
        "consultation:explained",
        "consultation:explained_groups",
        "consultation:text",
        "dossiers:catalogue",
        "dossiers:catalogue_json",
        "dossiers:index",
        "dossiers:page",
        "education:rss",
        "focusgroups:about_thanks",
        "focusgroups:draw",
        "focusgroups:draw_lots",
        "focusgroups:explained_draw",
        "focusgroups:explained_plans",
        "focusgroups:reports",
        "oai",
        "outreach:archive",
        "outreach:explained_next",
        "outreach:help",
        "outreach:help_map",
        "outreach:newsletter_archive",
        "outreach:newsletter_issue",
        "outreach:new_events",
        "outreach:report",
        "outreach:where_we_were",
        "synthesis:explained_suggestions",
    }
)
#: Of these nothing in the answer depends on the language of the browser: the address says it.
_NOT_BY = "accept-language"

Next = Callable[[HttpRequest], HttpResponse]


class SharedCachingMiddleware:
    """Says on every answer who may keep it. Stands inside GZipMiddleware: what it marks is the page, not its wrapping.

    SecurityHeadersMiddleware, further out, has the last word: with a cookie on either side nobody keeps it.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.has_header("Cache-Control"):
            return response
        if not may_be_shared(request, response):
            response.headers["Cache-Control"] = OWN
            return response
        _without_language(response)
        patch_vary_headers(response, ["Cookie"])
        response.headers["Cache-Control"] = LARGER if text_size_cookie() in request.COOKIES else SHARED
        set_response_etag(response)
        return _short(request, response)


def may_be_shared(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether this very answer is the same for everybody who comes without a cookie."""
    match = request.resolver_match
    return (
        request.method in ("GET", "HEAD")
        and response.status_code == 200
        and not response.streaming
        and match is not None
        and match.view_name in FOR_EVERYBODY
        and not set(request.COOKIES) - {text_size_cookie()}
        and not response.cookies
    )


def _without_language(response: HttpResponse) -> None:
    kept = [each.strip() for each in response.get("Vary", "").split(",")]
    kept = [each for each in kept if each and each.lower() != _NOT_BY]
    if kept:
        response.headers["Vary"] = ", ".join(kept)
    else:
        del response.headers["Vary"]


def _short(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer, or "not changed" when the browser has this very page. With all headers: they replace the old."""
    answer = get_conditional_response(request, etag=response["ETag"], response=response)
    if answer is None or answer is response or answer.status_code != 304:
        return response
    for name, value in response.headers.items():
        if not name.lower().startswith("content-") or name.lower().startswith("content-security-policy"):
            answer.headers.setdefault(name, value)
    return answer
