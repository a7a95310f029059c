"""The committed style sheet is what its sources say, stays small, and carries nobody else's house style."""

import gzip
import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FRONTEND = ROOT / "site" / "frontend"
STYLE_SHEET = ROOT / "static" / "css" / "reisgenoot.css"
SCRIPTS = sorted((ROOT / "static" / "js").glob("*.js"))


def fingerprints() -> dict[Path, str]:
    lines = (FRONTEND / "manifest.sha256").read_text().splitlines()
    return {(FRONTEND / name).resolve(): digest for digest, name in (line.split("  ", 1) for line in lines)}


def test_no_source_was_edited_without_a_rebuild():
    stale = [
        str(path.relative_to(ROOT))
        for path, digest in fingerprints().items()
        if hashlib.sha256(path.read_bytes()).hexdigest() != digest
    ]
    assert stale == [], "run `npm ci && npm run build` in site/frontend"


def test_every_source_is_in_the_manifest():
    sources = {*FRONTEND.glob("css/*.css"), *FRONTEND.glob("tokens/*.css"), STYLE_SHEET}
    assert sources - set(fingerprints()) == set()


@pytest.mark.skipif(
    not (shutil.which("node") and (FRONTEND / "node_modules").is_dir()),
    reason="needs Node and `npm ci` in site/frontend; without them the manifest test stands guard",
)
def test_a_rebuild_gives_the_same_bytes():
    check = subprocess.run(["node", "build.mjs", "--check"], cwd=FRONTEND, capture_output=True, text=True)
    assert check.returncode == 0, check.stderr


def test_style_and_scripts_leave_room_for_the_page():
    style = len(gzip.compress(STYLE_SHEET.read_bytes()))
    assert style <= 20_000
    assert style + sum(len(gzip.compress(script.read_bytes())) for script in SCRIPTS) <= 25_000


@pytest.mark.parametrize(
    "theirs",
    ["RijksoverheidSans", "rijkshuisstijl-community", "@utrecht/design-tokens", "--voorbeeld-kleuren", "url("],
)
def test_nothing_of_a_house_style_that_is_not_ours(theirs: str):
    texts = [STYLE_SHEET, FRONTEND / "packages.txt", FRONTEND / "package.json"]
    assert [path.name for path in texts if theirs in path.read_text()] == []


def test_the_lock_pins_every_package_by_its_content():
    package = (FRONTEND / "package.json").read_text()
    lock = (FRONTEND / "package-lock.json").read_text()
    assert "^" not in package
    assert "~" not in package
    assert lock.count('"integrity"') >= len((FRONTEND / "packages.txt").read_text().split())
    assert '"resolved"' not in lock


def test_the_notice_names_every_package():
    notice = (ROOT / "static" / "css" / "NOTICE.md").read_text()
    missing = [name for name in (FRONTEND / "packages.txt").read_text().split() if f"| {name} |" not in notice]
    assert missing == []


def test_no_component_uses_a_class_the_build_leaves_out():
    unused = (FRONTEND / "unused.txt").read_text().split()
    templates = {path: path.read_text().split() for path in (ROOT / "templates").rglob("*.html")}
    used = [
        f"{path.name}: {name}"
        for path, words in templates.items()
        for name in unused
        if any(name == word.strip('"').removeprefix('class="') for word in words)
    ]
    assert used == []
