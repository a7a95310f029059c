"""The texts of all apps: searched by Dutch words, found again by their key, and how one tells that one changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from contributions.service import Refused, WooSearcher, WooText
from synthesis.service import forms_of

from .models import WooDocument

#: So many of one kind are shown; who finds more looks for more words.
MOST = 100
_MOST_WORDS = 8
_BEFORE, _AFTER = 60, 200


@cache
def searchers() -> dict[str, WooSearcher]:
    """{kind: who searches it}, of every app that has a `woo.py` with SEARCHERS."""
    found: list[WooSearcher] = []
    for config in apps.get_app_configs():
        name = f"{config.name}.woo"
        if find_spec(name) is not None:
            found.extend(getattr(import_module(name), "SEARCHERS", ()))
    return {searcher.kind: searcher for searcher in found}


@dataclass(frozen=True, slots=True)
class Found:
    """One text that was found, and the words around the first place."""

    kind: str
    key: str
    snippet: str

    @property
    def value(self) -> str:
        """How a form names it."""
        return f"{self.kind}:{self.key}"


@dataclass(frozen=True, slots=True)
class FoundKind:
    """What was found of one kind; `has_more` when there is more than is shown."""

    label: str
    found: Sequence[Found]
    has_more: bool


def search(words: str) -> list[FoundKind]:
    """What holds all these words, or other forms of them; one query per kind. Raises Refused without a word."""
    sought = [forms_of(word) for word in words.split()[:_MOST_WORDS]]
    if not sought:
        raise Refused(_("Schrijf op welke woorden u zoekt."))
    result = []
    for searcher in searchers().values():
        texts = list(searcher.search(sought, MOST + 1))
        if texts:
            found = [Found(searcher.kind, each.key, _snippet(each.text, sought[0])) for each in texts[:MOST]]
            result.append(FoundKind(searcher.label, found, len(texts) > MOST))
    return result


def _snippet(text: str, forms: Sequence[str]) -> str:
    lowered = text.lower()
    place = min((at for form in forms if (at := lowered.find(form.lower())) >= 0), default=0)
    start = max(0, place - _BEFORE)
    end = place + _AFTER
    return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}"


def texts_of(documents: Iterable[WooDocument]) -> dict[int, str]:
    """{document: its text now}; what is not there any more is left out. One query per kind."""
    by_kind: dict[str, dict[str, int]] = {}
    for document in documents:
        by_kind.setdefault(document.kind, {})[document.key] = document.pk
    result: dict[int, str] = {}
    for kind, keys in by_kind.items():
        searcher = searchers().get(kind)
        found: Iterable[WooText] = searcher.find(list(keys)) if searcher else ()
        result.update({keys[each.key]: each.text for each in found if each.key in keys})
    return result


def label_of(document: WooDocument) -> str:
    """What a text is called where it is told: its kind and the start of its number, never its words."""
    searcher = searchers().get(document.kind)
    return f"{searcher.label if searcher else document.kind} {document.key[:8]}"


def mark_of(text: str) -> str:
    """What tells whether a text changed since somebody looked at it; keyed, so that nobody can try words out."""
    return salted_hmac("handover.woo", text, algorithm="sha256").hexdigest()
