"""The sheets of rounds in the dossier: what was asked, how each group answered, who is missing, where people stop;
and what was designed."""

from contributions.service import Sheet

from .answers import ANSWERS
from .balance import BALANCE
from .design import DESIGN, DESIGN_VERSIONS
from .draft import EDITIONS, REACTIONS
from .priorities import PRIORITIES
from .questions import QUESTIONS
from .statements import STATEMENTS
from .stops import STOPS

SHEETS: tuple[Sheet, ...] = (
    QUESTIONS,
    BALANCE,
    ANSWERS,
    STATEMENTS,
    PRIORITIES,
    EDITIONS,
    REACTIONS,
    STOPS,
    DESIGN,
    DESIGN_VERSIONS,
)
