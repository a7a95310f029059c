"""The code on a receipt: four plain words and four digits, to write down or to say over the phone.

1024^4 x 10^4, about 53 bits: too many to guess with the brake on guessing, and only a keyed hash is stored.
"""

import hashlib
import hmac
import re
import secrets
import unicodedata
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

WORDS_IN_CODE = 4
DIGITS_IN_CODE = 4
#: Longer than any code with room for spaces and a wrong sign; the rest cannot be a code and is not looked at.
_LONGEST = 200
_NEAR_ENOUGH = 2
_PARTS = re.compile(r"[a-z]+|[0-9]+")


@cache
def words() -> tuple[str, ...]:
    """The 1024 words, in order of the alphabet: known to everybody, easy to spell, far enough apart."""
    return tuple(Path(__file__).with_name("receipt_words.txt").read_text(encoding="ascii").split())


@cache
def _known() -> frozenset[str]:
    return frozenset(words())


def generate() -> str:
    """A fresh code, such as "molen-appel-fiets-zomer-4729"."""
    chosen = [secrets.choice(words()) for _each in range(WORDS_IN_CODE)]
    return "-".join([*chosen, f"{secrets.randbelow(10**DIGITS_IN_CODE):0{DIGITS_IN_CODE}d}"])


def normalise(typed: str) -> str | None:
    """The code as we write it, from how somebody typed it; None when it cannot be a code.

    Capitals, accents, spaces, dashes of any kind and other signs do not matter. Words are not looked up: an
    unknown word gives a code that no receipt has.
    """
    found, digits = _parts(typed)
    if len(found) != WORDS_IN_CODE or len(digits) != DIGITS_IN_CODE:
        return None
    return "-".join([*found, digits])


def explain_problem(typed: str) -> str:
    """One sentence that says what to do about a code that does not work. Never says whether a code exists."""
    found, digits = _parts(typed)
    if not found and not digits:
        return _("Vul uw code in. Die bestaat uit vier woorden en vier cijfers.")
    if unknown := next((word for word in found if word not in _known()), None):
        if nearest := _nearest(unknown):
            return _("Het woord ‘%(word)s’ kennen wij niet. Bedoelt u ‘%(nearest)s’?") % {
                "word": unknown[:20],
                "nearest": nearest,
            }
        return _("Het woord ‘%(word)s’ kennen wij niet. Kijk nog eens naar uw code.") % {"word": unknown[:20]}
    if len(found) < WORDS_IN_CODE:
        return _("Er ontbreekt een woord. Uw code heeft vier woorden en daarna vier cijfers.")
    if len(found) > WORDS_IN_CODE:
        return _("Dit zijn te veel woorden. Uw code heeft vier woorden en daarna vier cijfers.")
    if not digits:
        return _("Wij missen de vier cijfers aan het eind van uw code.")
    if len(digits) != DIGITS_IN_CODE:
        return _("Aan het eind van uw code staan vier cijfers. Kijk nog eens naar uw code.")
    return _("Wij kennen deze code niet. Kijk of alle woorden en cijfers kloppen.")


def spell(code: str) -> list[str]:
    """The parts of a code one by one, to show or to read aloud."""
    return code.split("-")


def hash_code(code: str, key: bytes) -> str:
    """What is stored of a code as we write it: HMAC-SHA256 in hexadecimal."""
    return hmac.new(key, code.encode(), hashlib.sha256).hexdigest()


def _parts(typed: str) -> tuple[list[str], str]:
    plain = unicodedata.normalize("NFKD", typed[:_LONGEST]).lower()
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    parts = _PARTS.findall(plain)
    return [part for part in parts if part.isalpha()], "".join(part for part in parts if part.isdigit())


def _nearest(word: str) -> str | None:
    found = process.extractOne(word[:20], words(), scorer=DamerauLevenshtein.distance, score_cutoff=_NEAR_ENOUGH)
    return found[0] if found else None
