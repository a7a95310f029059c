"""What other apps may use from contributions: the single meeting point of all input.

A person begins at an occasion (a draft, with a receipt), hands in (words become contributions), reads back
with the receipt's code what became of them, and can take them back. Staff decide what stands on the website
(`moderation`), act on worries (`care`), answer questions (`messages`) and read again (`second_reading`). Readers may
react where that is on (`reactions`). The rules and figures of moderation are public. Everything else is private.
"""

from . import care, messages, moderation, reactions, receipt_parts, second_reading
from .cell_network import CellNetwork
from .enums import (
    AgendaPart,
    CareDanger,
    CareState,
    Channel,
    ContributionKind,
    EmptiedReason,
    ImportState,
    MessageKind,
    MessageSide,
    Mode,
    ModerationReason,
    ModerationState,
    OccasionKind,
    ParticipationState,
    ReactionKind,
    Recruitment,
    SecondReadingState,
    TookPartBefore,
)
from .import_book import Book
from .import_files import opened as opened_workbook
from .import_known import Known, reference_hash
from .import_report import CellProblem, Report
from .import_sheets import Cell, Holds, Row, SheetReader
from .import_work import work as work_on_import
from .importers import Arrived, Progress, register_importer
from .imports import bring as bring_import
from .imports import confirm as confirm_import
from .imports import drop as drop_import
from .many import Beginning, HandedIn, begin_many, hand_in_many
from .occasions import open_occasion, promise_dates
from .on_behalf import Printed, begin_on_behalf, describe, give_new_code, preprint_codes, tie_code, tie_number
from .openness import OpenFigures, as_figures, oldest_waiting, open_figures, rules_in_force, rules_version
from .participations import Words, add_words, begin, give_to, hand_in, say_took_part_before, touch
from .people_heard import people_heard
from .printed_number import looks_printed
from .printed_number import tidy as tidy_number
from .public_counts import write_down as count_moderation
from .public_places import public_place, register_public_place
from .receipt_parts import (
    DecisionShown,
    ReceiptPart,
    decisions_for,
    part_for,
    register,
    register_decision_source,
    register_drafts_deleted,
    register_emptied,
    register_no_longer_public,
    register_withdrawal,
)
from .receipts import (
    explain_code_problem,
    find_by_link,
    find_receipt,
    find_receipt_at,
    hash_of,
    new_code,
    new_link,
    new_link_asked,
    revoke_links,
    tidy_code,
)
from .redaction import MASK, merged, places_of
from .refusals import AlreadyHandedIn, ChangedMeanwhile, Refused
from .replacing import add_words_of_the_group, replace_words, take_replacements_back
from .rules import new_version as new_rules_version
from .sheet_parts import NOT_TOLD, Counted, Groups, Link, Teller, counted_people, register_links, told_people
from .sheets import Column, ColumnKind, Guard, Reference, Scope, Sheet
from .small_cells import HIDDEN, hide_small_cells, told_number
from .tallies import drop_tally, keep_tally
from .told_counts import tell_cell, tell_cells, tell_table
from .withdrawal import delete_drafts, may_withdraw, withdraw, withdraw_contribution
from .woo_parts import Sought, WooSearcher, WooText, register_texts_gone, searcher_of, tell_texts_gone
from .working_days import is_late, promised_by, working_days_between

__all__ = [
    "HIDDEN",
    "MASK",
    "NOT_TOLD",
    "AgendaPart",
    "AlreadyHandedIn",
    "Arrived",
    "Beginning",
    "Book",
    "CareDanger",
    "CareState",
    "Cell",
    "CellNetwork",
    "CellProblem",
    "ChangedMeanwhile",
    "Channel",
    "Column",
    "ColumnKind",
    "ContributionKind",
    "Counted",
    "DecisionShown",
    "EmptiedReason",
    "Groups",
    "Guard",
    "HandedIn",
    "Holds",
    "ImportState",
    "Known",
    "Link",
    "MessageKind",
    "MessageSide",
    "Mode",
    "ModerationReason",
    "ModerationState",
    "OccasionKind",
    "OpenFigures",
    "ParticipationState",
    "Printed",
    "Progress",
    "ReactionKind",
    "ReceiptPart",
    "Recruitment",
    "Reference",
    "Refused",
    "Report",
    "Row",
    "Scope",
    "SecondReadingState",
    "Sheet",
    "SheetReader",
    "Sought",
    "Teller",
    "TookPartBefore",
    "WooSearcher",
    "WooText",
    "Words",
    "add_words",
    "add_words_of_the_group",
    "as_figures",
    "begin",
    "begin_many",
    "begin_on_behalf",
    "bring_import",
    "care",
    "confirm_import",
    "count_moderation",
    "counted_people",
    "decisions_for",
    "delete_drafts",
    "describe",
    "drop_import",
    "drop_tally",
    "explain_code_problem",
    "find_by_link",
    "find_receipt",
    "find_receipt_at",
    "give_new_code",
    "give_to",
    "hand_in",
    "hand_in_many",
    "hash_of",
    "hide_small_cells",
    "is_late",
    "keep_tally",
    "looks_printed",
    "may_withdraw",
    "merged",
    "messages",
    "moderation",
    "new_code",
    "new_link",
    "new_link_asked",
    "new_rules_version",
    "oldest_waiting",
    "open_figures",
    "open_occasion",
    "opened_workbook",
    "part_for",
    "people_heard",
    "places_of",
    "preprint_codes",
    "promise_dates",
    "promised_by",
    "public_place",
    "reactions",
    "receipt_parts",
    "reference_hash",
    "register",
    "register_decision_source",
    "register_drafts_deleted",
    "register_emptied",
    "register_importer",
    "register_links",
    "register_no_longer_public",
    "register_public_place",
    "register_texts_gone",
    "register_withdrawal",
    "replace_words",
    "revoke_links",
    "rules_in_force",
    "rules_version",
    "say_took_part_before",
    "searcher_of",
    "second_reading",
    "take_replacements_back",
    "tell_cell",
    "tell_cells",
    "tell_table",
    "tell_texts_gone",
    "tidy_code",
    "tidy_number",
    "tie_code",
    "tie_number",
    "told_number",
    "told_people",
    "touch",
    "withdraw",
    "withdraw_contribution",
    "work_on_import",
    "working_days_between",
]
