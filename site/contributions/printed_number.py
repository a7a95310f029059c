"""The number on a form that was printed beforehand, such as "BKM-012-R".

It finds the receipt whose code stands on the strip that the person keeps, so that the code itself is not on the
paper that we keep. The last letter catches a mistake in typing.
"""

import re
import secrets

MOST_IN_A_SERIES = 999
LETTERS_IN_SERIES = 3
_SERIES = "BCDFGHJKLMNPRSTVWXZ"
_CHECK = "ABCDEFGHJKLMNPQRSTVWXYZ"
_SHAPE = re.compile(r"([A-Z]{3})([0-9]{3})([A-Z])")


def new_series() -> str:
    """Three letters for a pile of forms. The caller sees to it that they are not in use."""
    return "".join(secrets.choice(_SERIES) for _each in range(LETTERS_IN_SERIES))


def number(series: str, place: int) -> str:
    """The number of the form at this place in the pile (1 to 999)."""
    return f"{series}-{place:03d}-{_check_letter(series, f'{place:03d}')}"


def looks_printed(typed: str) -> bool:
    """Whether this has the shape of a number that we print, right or wrong."""
    return _SHAPE.fullmatch(_plain(typed)) is not None


def tidy(typed: str) -> str:
    """The number as we print it; "" when it is none of ours or has a mistake in it."""
    found = _SHAPE.fullmatch(_plain(typed))
    if found is None or _check_letter(found[1], found[2]) != found[3]:
        return ""
    return "-".join(found.groups())


def _plain(typed: str) -> str:
    return re.sub(r"[\s.\-\u2010-\u2015]", "", typed[:40]).upper()


def _check_letter(series: str, digits: str) -> str:
    values = [*(ord(letter) - ord("A") for letter in series), *map(int, digits)]
    return _CHECK[sum(place * value for place, value in enumerate(values, start=1)) % len(_CHECK)]
