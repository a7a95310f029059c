"""The figures of a round: who was heard, who is missing, and where people stop.

`recount` reads the database once; everything else here is a pure function of what it found. Panels read the row that
`keeping` wrote: a page asks as much with ten submissions as with ten thousand.
"""

from .balance import Balance, balance_of
from .bursts import Burst, bursts_in
from .gaps import Gap, GapState, gap_of
from .people import PeopleRange, Ways, range_of
from .reading import Line, Reading, read
from .recount import recount
from .shape import Figures, QuestionFlow, SameText

__all__ = [
    "Balance",
    "Burst",
    "Figures",
    "Gap",
    "GapState",
    "Line",
    "PeopleRange",
    "QuestionFlow",
    "Reading",
    "SameText",
    "Ways",
    "balance_of",
    "bursts_in",
    "gap_of",
    "range_of",
    "read",
    "recount",
]
