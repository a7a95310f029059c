"""The commands in docs/operations.md that belong to one thing to do, in their order."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
DOCUMENT = ROOT / "docs" / "operations.md"


def blocks(name: str) -> list[str]:
    """The fenced blocks marked with this name ("install", "upgrade", "restore")."""
    return re.findall(rf"^```sh {name}\n(.*?)^```$", DOCUMENT.read_text(), re.M | re.S)
