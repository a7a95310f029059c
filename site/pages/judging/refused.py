"""How a file is turned away: with a sentence that says what to do."""

from django.utils.translation import gettext as _

#: The most that one file from outside may be, unless its own way in says less.
MOST_BYTES = 20_000_000
_MEGABYTE = 1_000_000


class FileRefused(Exception):
    """This file may not come in. `sentence` is Dutch, for the person at the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def too_large(most_bytes: int = MOST_BYTES) -> str:
    """The sentence about size, with the number."""
    sentence = _("Dit bestand is groter dan %(most)d MB. Maak het kleiner, of verdeel het.")
    return sentence % {"most": most_bytes // _MEGABYTE}


def damaged() -> str:
    """The sentence for what cannot be read to its end."""
    return _("Dit bestand is beschadigd. Open het, bewaar het opnieuw en kies het nog eens.")


def too_much() -> str:
    """The sentence for what is small, and grows when it is unpacked."""
    return _("Dit bestand wordt veel te groot als wij het uitpakken. Bewaar het opnieuw, of maak een PDF.")
