"""A refusal is a sentence that says what to do."""


class Refused(Exception):
    """What was asked cannot be done now; `str()` is the Dutch sentence for the person who asked."""
