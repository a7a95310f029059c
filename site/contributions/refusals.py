"""Why a deed is refused: always a sentence that says what to do."""

from django.utils.translation import gettext as _


class Refused(Exception):
    """A deed that cannot be done. `sentence` is Dutch, for the person at the screen, and says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class AlreadyHandedIn(Refused):
    """The form was handed in before: a second click, and harmless."""

    def __init__(self) -> None:
        super().__init__(_("Uw antwoorden zijn al binnen. U hoeft niets meer te doen."))


class ChangedMeanwhile(Refused):
    """Somebody else was first. The sentence says what happened."""
