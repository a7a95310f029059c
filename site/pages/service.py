"""What other apps may use from pages: the StreamField vocabulary, a choice with its meaning, accessible PDF, the
desk of the staff, forms about somebody else, how easy a text is to read, whether the worker came by, how much room
there is for files, and files that were looked at by a virus scanner or cannot be kept.

Page types build on :class:`pages.models.BasePage`. Everything else is private.
"""

from .about_others import about_somebody_else
from .blocks import BODY_BLOCKS
from .bound_fields import ChoiceLabel
from .desk import DeskItem, Urgency, desk_for, register_desk_source
from .desk import Visitor as DeskVisitor
from .health import (
    BACK_UP,
    WORKER_MAY_BE_SILENT,
    beat,
    last_beat,
)
from .judging.content import kind_of
from .judging.refused import MOST_BYTES as MOST_UPLOAD_BYTES
from .judging.refused import FileRefused, too_large
from .pdf import PdfUnavailable, render_pdf
from .plain_language import Report, report_on
from .recording_pages import allow_camera, allow_recording
from .restored import (
    erasures_done,
    has_looked,
    is_closed,
    look_at_start,
    look_outside,
    register_look,
    wait_for_erasures,
    waits_for_erasures,
)
from .room import free_bytes
from .scanning import ScannedFileField, ScannerState, problem_with, scanner_state
from .storage_away import StorageAway
from .version import VERSION

__all__ = [
    "BACK_UP",
    "BODY_BLOCKS",
    "MOST_UPLOAD_BYTES",
    "VERSION",
    "WORKER_MAY_BE_SILENT",
    "ChoiceLabel",
    "DeskItem",
    "DeskVisitor",
    "FileRefused",
    "PdfUnavailable",
    "Report",
    "ScannedFileField",
    "ScannerState",
    "StorageAway",
    "Urgency",
    "about_somebody_else",
    "allow_camera",
    "allow_recording",
    "beat",
    "desk_for",
    "erasures_done",
    "free_bytes",
    "has_looked",
    "is_closed",
    "kind_of",
    "last_beat",
    "look_at_start",
    "look_outside",
    "problem_with",
    "register_desk_source",
    "register_look",
    "render_pdf",
    "report_on",
    "scanner_state",
    "too_large",
    "wait_for_erasures",
    "waits_for_erasures",
]
