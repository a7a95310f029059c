"""Links that are keys stay out of the log: who reads it must not be able to open what they open."""

import logging
import re

#: A piece of an address that was signed or drawn by lot: long, with capitals or a colon, which our names have not.
_KEY = re.compile(r"(?<=/)(?=[^/]*[A-Z:])[\w:~=-]{20,}(?=/|$)", re.ASCII)
#: The code of a class, in any way of typing it.
_CLASS = re.compile(r"(?<=/klas/)(?!docent/|maak/|zorgen/)[^/]+")
#: The code of a card that somebody was invited with.
_CARD = re.compile(r"(?<=/kaart/)[^/]+")


def masked(text: str) -> str:
    """The text, with an ellipsis for what opens something."""
    return _CARD.sub("…", _CLASS.sub("…", _KEY.sub("…", text))) if "/" in text else text


class MaskLinks(logging.Filter):
    """Masks what is filled in in a message: Django writes the address of a request there when it goes wrong."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets it through."""
        if isinstance(record.args, tuple):
            record.args = tuple(masked(each) if isinstance(each, str) else each for each in record.args)
        return True
