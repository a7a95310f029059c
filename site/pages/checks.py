"""What must be right before anybody is let in. Run by `manage.py check` and at every start."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Tags, register
from django.core.checks import Warning as Warn

from .csp_rules import problems_of
from .scanning import WITHOUT

SHORTEST_KEY = 32


@register(Tags.security)
def nothing_leaves_the_house(**_kwargs: Any) -> list[CheckMessage]:
    """Wagtail must not tell third parties who works here, and must not keep passwords that can be read."""
    found: list[CheckMessage] = []
    if getattr(settings, "WAGTAIL_GRAVATAR_PROVIDER_URL", "") is not None:
        found.append(
            Error("WAGTAIL_GRAVATAR_PROVIDER_URL sends a hash of every colleague's address away.", id="pages.E001")
        )
    if getattr(settings, "WAGTAIL_ENABLE_UPDATE_CHECK", True) is not False:
        found.append(Error("WAGTAIL_ENABLE_UPDATE_CHECK tells a third party where we run.", id="pages.E002"))
    for name in ("WAGTAIL_PRIVATE_PAGE_OPTIONS", "WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS"):
        if getattr(settings, name, {}).get("SHARED_PASSWORD", True):
            found.append(Error(f"{name} allows shared passwords, which Wagtail keeps readable.", id="pages.E003"))
    if getattr(settings, "WAGTAIL_PASSWORD_MANAGEMENT_ENABLED", True):
        found.append(Error("WAGTAIL_PASSWORD_MANAGEMENT_ENABLED is a way past the second factor.", id="pages.E004"))
    return found


@register(Tags.security)
def public_policy_is_strict(**_kwargs: Any) -> list[CheckMessage]:
    """The content security policy passes the rules of internet.nl, and allows nobody but ourselves."""
    return [
        Error(f"The content security policy is too loose: {problem}.", id="pages.E005")
        for problem in problems_of(settings.CONTENT_SECURITY_POLICY["DIRECTIVES"])
    ]


@register(Tags.security, deploy=True)
def keys_and_locks(**_kwargs: Any) -> list[CheckMessage]:
    """What only matters where real people are: keys of our own, and a second factor for staff."""
    found: list[CheckMessage] = []
    for name, code in (("SECRET_KEY", "pages.E010"), ("RECEIPT_KEY", "pages.E011")):
        if len(getattr(settings, name, "")) < SHORTEST_KEY:
            found.append(Error(f"{name} is missing or shorter than {SHORTEST_KEY} characters.", id=code))
    if settings.RECEIPT_KEY == settings.SECRET_KEY:
        found.append(
            Error("RECEIPT_KEY equals SECRET_KEY: a new SECRET_KEY would make every receipt useless.", id="pages.E012")
        )
    if not settings.STAFF_SECOND_FACTOR_REQUIRED or settings.IS_DEMO:
        found.append(Error("The second factor of staff is off, or this is the demo.", id="pages.E013"))
    found += _scanner()
    if settings.BASE_URL.startswith("http://"):
        found.append(Warn("BASE_URL is not https: links in mails would be unsafe.", id="pages.W001"))
    return found


def _scanner() -> list[CheckMessage]:
    url = settings.CLAMD_URL
    if not url:
        says = "CLAMD_URL is not set: every file is refused. Say where ClamAV listens, or 'none' to go without."
        return [Error(says, id="pages.E014")]
    if url == WITHOUT:
        return [Info("CLAMD_URL is 'none': files that come in are not scanned for viruses.", id="pages.I001")]
    if not url.startswith(("tcp://", "unix:///")):
        return [Error("CLAMD_URL must be tcp://host:port, unix:///a/socket or 'none'.", id="pages.E015")]
    return []
