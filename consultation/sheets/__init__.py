"""The sheets of rounds in the dossier: what was asked, how each group answered, who is missing, where people stop."""

from contributions.service import Sheet

from .answers import ANSWERS
from .balance import BALANCE
from .cases import CASES
from .questions import QUESTIONS
from .stops import STOPS

SHEETS: tuple[Sheet, ...] = (QUESTIONS, BALANCE, ANSWERS, STOPS, CASES)
