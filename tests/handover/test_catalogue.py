"""Sheets of all apps together: codes and titles are names of files and keys, so each is there once."""

from handover.catalogue import app_sheets


def test_every_sheet_has_a_code_and_a_title_of_its_own() -> None:
    sheets = app_sheets()
    for names in ([sheet.code for sheet in sheets], [sheet.title.casefold() for sheet in sheets]):
        assert sorted(names) == sorted(set(names))


def test_every_column_has_a_key_of_its_own() -> None:
    for sheet in app_sheets():
        keys = [column.key for column in sheet.columns]
        assert sorted(keys) == sorted(set(keys)), sheet.title
