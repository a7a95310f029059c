"""What every template may count on."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language


def text_size_cookie() -> str:
    """The name of the cookie that remembers larger letters, with the prefix that production sets."""
    return f"{settings.COOKIE_PREFIX}letters"


def _place(path: str, prefix: str) -> str:
    """Under which of the first folders one is, and whether deeper: all that the menu needs, alike for many pages."""
    first, slash, deeper = path.removeprefix("/").partition("/")
    return f"{prefix}/{first}{slash}{'-' if deeper else ''}"


def site(request: HttpRequest) -> dict[str, Any]:
    """Language prefix, text size, whether this is the demo. Asks the database nothing."""
    english = get_language() == "en"
    path = request.path
    dutch_path = path.removeprefix("/en") if path.startswith("/en/") else path
    return {
        "site_name": settings.SITE_NAME,
        "is_demo": settings.IS_DEMO,
        "second_factor_required": settings.STAFF_SECOND_FACTOR_REQUIRED,
        "language_prefix": "/en" if english else "",
        "other_language_url": dutch_path if english else f"/en{dutch_path}",
        "place": _place(dutch_path, "/en" if english else ""),
        "text_size": "groot" if request.COOKIES.get(text_size_cookie()) == "groot" else "gewoon",
    }
