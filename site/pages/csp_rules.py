"""The rules by which internet.nl judges a content security policy, so that we hear it before they say it.

Written after the description of its checks for HTTP headers; our own, stricter rule comes last.
"""

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

UNSAFE = ("'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'")
SCHEMES = ("http:", "https:")
MUST_BE_NAMED = ("default-src", "base-uri", "form-action", "frame-ancestors")
NOT_BY_DATA = ("default-src", "script-src", "object-src")
ALLOWED_SOURCES = {"'self'", "'none'", "data:", "blob:"}

Directives = Mapping[str, Sequence[object]]


def parse(header: str) -> dict[str, list[str]]:
    """A header as directives; the first of two with the same name counts, as in a browser."""
    found: dict[str, list[str]] = {}
    for part in header.split(";"):
        words = part.split()
        if words:
            found.setdefault(words[0].lower(), words[1:])
    return found


def problems_of(directives: Directives) -> list[str]:
    """What internet.nl would say against this policy, one line each; an empty list is a pass."""
    return list(_problems({name: [str(source) for source in sources] for name, sources in directives.items()}))


def _problems(directives: dict[str, list[str]]) -> Iterator[str]:
    for name in MUST_BE_NAMED:
        if not directives.get(name):
            yield f"{name} is missing"
    if "default-src" not in directives and "frame-src" not in directives and "child-src" not in directives:
        yield "frame-src is missing, and so is default-src"
    for name, sources in directives.items():
        for source in sources:
            yield from _problems_of_source(name, source)
    if not set(directives.get("base-uri", [])) <= {"'self'", "'none'"}:
        yield "base-uri may only be 'self' or 'none'"


def _problems_of_source(name: str, source: str) -> Iterator[str]:
    if source in UNSAFE:
        yield f"{name} allows {source}"
    elif source in SCHEMES:
        yield f"{name} allows everything over {source}"
    elif "*" in source or "127.0.0.1" in source:
        yield f"{name} allows {source}"
    elif source == "data:" and name in NOT_BY_DATA:
        yield f"{name} allows data:"
    elif not source.startswith("'") and ":" not in source:
        yield f"{name} names a host without a scheme: {source}"
    elif source not in ALLOWED_SOURCES and not source.startswith("'nonce-") and urlsplit(source).hostname:
        yield f"{name} allows a third party: {source}"
