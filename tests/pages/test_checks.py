"""The house does not open with a window ajar."""

import pytest
from django.core.checks import run_checks


def codes() -> set[str]:
    return {message.id for message in run_checks(tags=["security"]) if message.id.startswith("pages.")}


def test_as_it_is_all_is_well() -> None:
    assert codes() == set()


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("WAGTAIL_GRAVATAR_PROVIDER_URL", "//www.gravatar.com/avatar", "pages.E001"),
        ("WAGTAIL_ENABLE_UPDATE_CHECK", True, "pages.E002"),
        ("WAGTAIL_PRIVATE_PAGE_OPTIONS", {"SHARED_PASSWORD": True}, "pages.E003"),
        ("WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS", {}, "pages.E003"),
        ("WAGTAIL_PASSWORD_MANAGEMENT_ENABLED", True, "pages.E004"),
    ],
)
def test_a_window_ajar_is_found(settings, name: str, value: object, code: str) -> None:
    setattr(settings, name, value)
    assert codes() == {code}


def test_a_loose_policy_is_found(settings) -> None:
    directives = {**settings.CONTENT_SECURITY_POLICY["DIRECTIVES"], "script-src": ["'self'", "'unsafe-inline'"]}
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": directives}
    assert codes() == {"pages.E005"}
