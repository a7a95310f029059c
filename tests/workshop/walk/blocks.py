"""The commands in docs/operations.md that belong to one thing to do, in their order."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
DOCUMENT = ROOT / "docs" / "operations.md"


def blocks(name: str) -> list[str]:
    """The fenced blocks marked with this name ("install", "upgrade", "restore")."""
    return re.findall(rf"^```sh {name}\n(.*?)^```$", DOCUMENT.read_text(), re.M | re.S)


def names() -> set[str]:
    """What stands behind ``` anywhere in the document."""
    return set(re.findall(r"^```(.*)$", DOCUMENT.read_text(), re.M))


def steps(*numbers: int) -> str:
    """The commands of these steps of the installation, as one goes through them."""
    found = dict(re.findall(r"^\*\*(\d+)\. .*?^```sh install\n(.*?)^```$", DOCUMENT.read_text(), re.M | re.S))
    return "".join(found[str(number)] for number in numbers)
