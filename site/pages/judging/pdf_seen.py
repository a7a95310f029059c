"""What was seen in a PDF so far: things that run, and things that only matter together."""

from . import pdf_names as names


class Seen:
    """Looks at pieces of one file, in any order."""

    def __init__(self) -> None:
        self.runs = False
        self._elsewhere = False
        self._by_itself = False

    @property
    def fetches(self) -> bool:
        """Whether it opens another file, or sends something, without a click."""
        return self._elsewhere and self._by_itself

    def look(self, pdf: bytes, begin: int = 0, end: int | None = None) -> None:
        """Look at objects: here each name is what it says."""
        until = len(pdf) if end is None else end
        self.runs = self.runs or bool(names.ACTIVE.search(pdf, begin, until))
        self._elsewhere = self._elsewhere or bool(names.ELSEWHERE.search(pdf, begin, until))
        self._by_itself = self._by_itself or bool(names.BY_ITSELF.search(pdf, begin, until))

    def look_in_stream(self, pdf: bytes, begin: int, end: int) -> None:
        """Look at what seems a stream: only what is no chance counts. Some reader may not take it for a stream."""
        if names.BEGINS.search(pdf, begin, end):
            self.look(pdf, begin, end)
        elif names.ACTIVE.search(pdf, begin, end):
            is_action = names.ACTION.search(pdf, begin, end) and names.KIND_OF_ACTION.search(pdf, begin, end)
            self.runs = self.runs or bool(is_action or names.THING.search(pdf, begin, end))
