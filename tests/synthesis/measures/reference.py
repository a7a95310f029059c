"""Real conversations to hold our measures against: they lie beside the project and are not part of it."""

import csv
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

MISSING = -9
FOLDER = Path(__file__).resolve().parents[4] / "shared" / "data" / "polis"
CONVERSATIONS = ("scoop-hivemind.taxes", "15-per-hour-seattle")


def folder_of(name: str) -> Path:
    """Its files; skips, saying so, where they are not."""
    folder = FOLDER / name
    if not folder.is_dir():
        pytest.skip(f"the vote data of {name} is not on this machine (expected in ../shared/data/polis)")
    return folder


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def votes_of(name: str) -> dict[str, Any]:
    """The votes as Polis counted them, who is in which group according to Polis (-1: none), and what it withdrew."""
    folder = folder_of(name)
    rows = table(folder / "participants-votes.csv")
    numbers = [column for column in rows[0] if column.isdecimal()]
    out = {row["comment-id"] for row in table(folder / "comments.csv") if row["moderated"] == "-1"}
    votes: NDArray[np.int8] = np.array(
        [[MISSING if row[number] == "" else int(row[number]) for number in numbers] for row in rows], dtype=np.int8
    )
    return {
        "votes": votes,
        "group": np.array([int(row["group-id"]) if row["group-id"] else -1 for row in rows]),
        "retired": np.array([number in out for number in numbers]),
    }
