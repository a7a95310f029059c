"""The sheets that handover itself adds: how was counted, and in a public dossier what is of an earlier one."""

from contributions.service import Sheet

from .guard.telling import GUARDED
from .method import METHOD

SHEETS: tuple[Sheet, ...] = (METHOD, GUARDED)
