"""The options of an item version, as plain data."""

from dataclasses import dataclass
from typing import Any

from ..models import ItemVersion


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose, or one small prompt of a story."""

    code: str
    label: str
    meaning: str = ""
    reason_prompt: str = ""
    cost: int = 0


def options_of(version: ItemVersion) -> tuple[Option, ...]:
    """The options in order. Read from the raw data: a screen shows them, it needs no blocks."""
    return tuple(_option(block["value"]) for block in version.options.raw_data)


def _option(value: dict[str, Any]) -> Option:
    return Option(
        code=value["code"],
        label=value["label"],
        meaning=value.get("meaning") or "",
        reason_prompt=value.get("reason_prompt") or "",
        cost=value.get("cost") or 0,
    )
