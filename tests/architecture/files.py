"""The files of the house, without what tools and package managers put beside them."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {".git", ".venv", "node_modules", "var", "static-collected", "__pycache__"}


def files(*suffixes: str, under: str = "") -> Iterator[Path]:
    """Every file of ours with one of these endings, below a folder of the repository."""
    for folder, folders, names in os.walk(ROOT / under):
        folders[:] = sorted(name for name in folders if name not in NOT_OURS and not name.endswith("_cache"))
        for name in sorted(names):
            if name.endswith(suffixes):
                yield Path(folder) / name


def shown(path: Path) -> str:
    """The path as a person would write it."""
    return str(path.relative_to(ROOT))


def lines_matching(paths: Iterator[Path], pattern: re.Pattern[str]) -> list[str]:
    """`path:line: text` for every line that the pattern finds."""
    return [
        f"{shown(path)}:{number}: {line.strip()[:120]}"
        for path in paths
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), start=1)
        if pattern.search(line)
    ]
