"""The sheet that handover itself adds to a public dossier."""

from contributions.service import Sheet

from .guard.telling import GUARDED

SHEETS: tuple[Sheet, ...] = (GUARDED,)
