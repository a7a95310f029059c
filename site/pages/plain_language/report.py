"""Everything there is to say about some texts together, for the screens."""

from collections.abc import Iterable
from dataclasses import dataclass

from .advice import Advice, advise
from .score import Score, score_of

#: More advice than this at once helps nobody.
MOST = 40


@dataclass(frozen=True, slots=True)
class Report:
    """The number with its meaning (None for little text), the advice, and how much advice was left out."""

    score: Score | None
    advices: tuple[Advice, ...]
    more: int = 0


def report_on(texts: Iterable[str]) -> Report:
    """About texts that belong together."""
    whole = "\n\n".join(text for text in texts if text.strip())
    advices = advise(whole)
    return Report(score_of(whole), tuple(advices[:MOST]), max(len(advices) - MOST, 0))
