"""What an answer to anybody may look like, and everything the database holds."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps


def polite(response: Any) -> Any:
    """An answer that leads on, or a page of ours with a heading: never a fault, never a bare word of the framework."""
    assert response.status_code < 500
    if 300 <= response.status_code < 400:
        return response
    page = b"".join(response).decode() if response.streaming else response.content.decode()
    assert "<h1" in page, f"{response.status_code} without a page: {page[:200]!r}"
    assert '<html lang="nl"' in page
    return response


def shown(response: Any) -> str:
    return response.content.decode()


def everything_kept() -> Iterator[tuple[str, str]]:
    """Every value in every table, as text, with where it stands."""
    for model in apps.get_models():
        for row in model._default_manager.values():
            for name, value in row.items():
                yield f"{model._meta.label}.{name}", str(value)
