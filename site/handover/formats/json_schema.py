"""The JSON Schema (draft 2020-12) of a dossier: written from the sheets, so that it is never behind."""

from collections.abc import Sequence
from typing import Any

from contributions.service import Column, ColumnKind, Sheet

from ..guard.telling import REASONS

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_KINDS: dict[str, list[str]] = {
    ColumnKind.INTEGER: ["integer", "null"],
    ColumnKind.NUMBER: ["number", "null"],
    ColumnKind.BOOLEAN: ["boolean", "string", "null"],
}

_SUPPRESSION = {
    "type": "object",
    "required": ["sheet", "reason", "cells"],
    "properties": {
        "sheet": {"type": "string"},
        "reason": {"enum": list(REASONS)},
        "cells": {"type": "integer"},
        "runs": {"type": "array", "items": {"type": "string"}},
    },
}


def schema(sheets: Sequence[Sheet]) -> dict[str, Any]:
    """What a dossier with these sheets looks like."""
    return {
        "$schema": DRAFT,
        "title": "Dossier",
        "type": "object",
        "required": ["title", "number", "made_on", "audience", "sheets"],
        "properties": {
            "title": {"type": "string"},
            "number": {"type": "string"},
            "made_on": {"type": "string", "format": "date-time"},
            "audience": {"enum": ["intern", "openbaar"]},
            "sheets": {
                "type": "object",
                "additionalProperties": False,
                "required": [sheet.code for sheet in sheets],
                "properties": {sheet.code: _sheet(sheet) for sheet in sheets},
            },
            "suppressions": {"type": "array", "items": _SUPPRESSION},
        },
    }


def _sheet(sheet: Sheet) -> dict[str, Any]:
    return {
        "title": sheet.title,
        "description": sheet.description,
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": False,
            "required": [column.key for column in sheet.columns],
            "properties": {column.key: _column(column) for column in sheet.columns},
        },
    }


def _column(column: Column) -> dict[str, Any]:
    kinds = _KINDS.get(column.kind, ["string", "null"])
    if column.values and "string" not in kinds:
        kinds = [*kinds, "string"]  # a number that may be hidden is told in words
    return {"title": column.title, "description": column.meaning, "type": kinds}
