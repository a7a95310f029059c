"""What an app gives so that a request under the Woo can be answered: how its texts are searched and found again.

Each app that keeps texts has a module `woo.py` with `SEARCHERS`, a tuple of these; `handover` finds them by
autodiscovery. Nothing is copied: a text is read where it stands, and goes when it goes there.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet

#: Kinds of text that people themselves can take back, beside their contributions.
MESSAGE, REACTION = "bericht", "reactie"
#: What is sought: every word, each with its other forms.
Sought = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class WooText:
    """One text that may fall under a request: which one, and everything in it that would be released."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class WooSearcher:
    """One kind of text. `kind` is its lasting code, `label` what one of them is called.

    `search(sought, most)` gives at most so many in which every word stands; `find(keys)` gives those that are still
    there. Both take one query, and leave out what is empty.
    """

    kind: str
    label: str
    search: Callable[[Sought, int], Iterable[WooText]]
    find: Callable[[Collection[str]], Iterable[WooText]]


def stands_in(sought: Sought, *fields: str) -> Q:
    """Every sought word, in one of its forms, stands in one of these fields."""
    every = Q()
    for forms in sought:
        one = Q()
        for form in forms:
            for name in fields:
                one |= Q(**{f"{name}__icontains": form})
        every &= one
    return every


def searcher_of(kind: str, label: str, rows: Callable[[], QuerySet[Any]], *fields: str) -> WooSearcher:
    """The searcher for rows of a model: their texts are those fields, one under the other.

    `rows()` gives the queryset of what may be searched.
    """

    def search(sought: Sought, most: int) -> list[WooText]:
        return _texts(rows().filter(stands_in(sought, *fields)).order_by("pk")[:most])

    def find(keys: Collection[str]) -> list[WooText]:
        chosen = rows()
        return _texts(chosen.filter(pk__in=[key for key in keys if _is_key(chosen.model, key)]))

    def _texts(chosen: QuerySet[Any]) -> list[WooText]:
        found = chosen.values_list("pk", *fields)
        texts = [WooText(str(key), "\n\n".join(filter(None, words))) for key, *words in found]
        return [each for each in texts if each.text]

    return WooSearcher(kind, label, search, find)


#: `listener(kind, keys)` hears that people took these texts back.
TextsGone = Callable[[str, Sequence[str]], None]
_gone: list[TextsGone] = []


def register_texts_gone(listener: TextsGone) -> None:
    """`listener(kind, keys)` wipes what was made of texts that people took back; in the same transaction."""
    if listener not in _gone:
        _gone.append(listener)


def tell_texts_gone(kind: str, keys: Iterable[Any]) -> None:
    """Whoever deletes texts of a kind that is searched says so, in the transaction that deletes them."""
    if gone := [str(key) for key in keys]:
        for listener in _gone:
            listener(kind, gone)


def _is_key(model: type[Model], key: str) -> bool:
    try:
        model._meta.pk.to_python(key)
    except ValidationError:
        return False
    return True
