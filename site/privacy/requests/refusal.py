"""Why a deed on a request is refused: always a sentence that says what to do."""


class RequestRefused(Exception):
    """`sentence` is Dutch, for the person at the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
