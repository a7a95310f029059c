"""Dutch words and their other forms: who looks for ‘klachten’ also finds ‘klacht’. Nothing is kept of what people say.

The dictionary is simplemma's. It is loaded when somebody first searches, once per process.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

MOST = 6
#: Shorter words are looked for as they stand: with one letter other they are another word.
SHORTEST_FORGIVEN = 6
FORGIVEN = 88
#: A shorter form must end its word: ‘bel’ (of ‘bellen’) stands inside ‘belangenbehartiger’.
SHORTEST_INSIDE = 4
#: ‘briefje’ is found by ‘brief’ already; ‘kinnekes’ nobody writes.
_SMALL = ("je", "jes", "ke", "kes")


@lru_cache(maxsize=500)
def forms_of(word: str) -> tuple[str, ...]:
    """What to look for, the word itself first. Forms that hold a shorter one of these are left out: it finds them.

    A word that is in no dictionary may be a typing error: then the nearest word that is one joins.
    """
    sought = word.casefold()
    known = _dictionary()
    lemma = known.get(sought, "")
    found = {sought}
    if lemma:
        found |= _family(lemma) | {lemma}
    elif len(sought) >= SHORTEST_FORGIVEN and (near := _nearest(sought)):
        found |= {near} | _family(known.get(near, near))
    found = {form for form in found if form == sought or not form.endswith(_SMALL)}
    found = {form if form == sought or len(form) >= SHORTEST_INSIDE else f"{form} " for form in found if len(form) > 2}
    found.add(sought)
    short = sorted(found, key=lambda form: (len(form), form))
    kept: list[str] = []
    for form in short:
        if not any(shorter in form for shorter in kept):
            kept.append(form)
    kept = kept or [sought]
    return tuple(sorted(kept, key=lambda form: form not in sought)[:MOST])


def lemma_of(word: str) -> str:
    """The form under which a dictionary lists this word in small letters; the word itself when none does."""
    return _dictionary().get(word, word)


def _family(lemma: str) -> set[str]:
    """The forms of this lemma that begin like it: irregular verbs (is, was) would find everything."""
    return {form for form in _by_beginning().get(lemma[:2], ()) if _dictionary()[form] == lemma}


def _nearest(word: str) -> str:
    from rapidfuzz import process  # noqa: PLC0415 -- only for a word that no dictionary knows
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 -- the same

    found = process.extractOne(word, _by_beginning().get(word[:2], ()), scorer=ratio, score_cutoff=FORGIVEN)
    return str(found[0]) if found else ""


@lru_cache(maxsize=1)
def _dictionary() -> Mapping[str, str]:
    from simplemma.strategies.dictionaries.dictionary_factory import (  # noqa: PLC0415 -- some tens of megabytes
        DefaultDictionaryFactory,
    )

    found: Mapping[str, str] = DefaultDictionaryFactory().get_dictionary("nl")
    return found


@lru_cache(maxsize=1)
def _by_beginning() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for form in _dictionary():
        found[form[:2]].append(form)
    return found
