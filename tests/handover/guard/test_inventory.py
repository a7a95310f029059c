"""Every number in a public dossier is guarded, or it is known why it need not be. A new column has to choose."""

from contributions.service import HIDDEN, ColumnKind
from handover.catalogue import app_sheets

_ORDER = {"number", "order", "version", "edition", "action", "occasion", "start", "end"}
#: Not counts of people or of their words, or told once and never small.
NOT_GUARDED = {
    "balans": {"share", "tolerance", "minimum", "balance", "tasks_open", "tasks_closed"},
    "antwoorden": {"place"},
    "stellingen": {"score", "score_low", "score_high", "gap", "gap_low", "gap_high"},
    "prioriteiten": {"least", "cost", "share", "median", "place", "borda"},
    # for the team only: the cells are empty for everybody
    "casussen": {
        *("entropy", "agreement", "gap", "gap_low", "gap_high", "chance"),
        *("alpha", "alpha_low", "alpha_high", "raw", "ac1"),
    },
    "klassen": {"pupils"},
    "ontwerp": {"weight", "findings", "decisions"},
    "ontwerpversies": {"elements"},
    "besluiten": {"findings"},
    **{f"agenda_{part}": {"findings"} for part in ("wat", "hoe", "wie")},
    "eerdere_aantallen": {"cells"},
}


def test_every_number_in_a_public_sheet_is_guarded_or_known_to_be_no_count():
    for sheet in app_sheets():
        if "openbaar" in sheet.audiences:
            numbers = {
                column.key
                for column in sheet.columns
                if column.kind in (ColumnKind.INTEGER, ColumnKind.NUMBER) and HIDDEN not in column.values
            }
            assert numbers - _ORDER == NOT_GUARDED.get(sheet.code, set()), sheet.code
