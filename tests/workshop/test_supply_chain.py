"""What the platform is made of is told to machines, and each part is looked up in a list of holes."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from scripts import audit, sbom
from tests.fixtures.processes import ROOT

LOCK = (ROOT / "requirements.lock").read_text()
LOCKED = dict(re.findall(r"^([\w.-]+)==(\S+)$", LOCK, re.M))
HOLE = {"id": "PYSEC-2099-1", "aliases": ["CVE-2099-1"], "affected": [], "summary": "Een lek van de proef"}


@pytest.fixture(scope="module")
def written() -> str:
    return sbom.written(sbom.bill())


@pytest.fixture(scope="module")
def parts(written: str) -> dict[str, dict[str, Any]]:
    return {each["bom-ref"]: each for each in json.loads(written)["components"]}


class TestWhatItIsMadeOf:
    def test_it_is_valid_by_the_schema_of_its_version(self, written: str) -> None:
        assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(written) is None
        assert json.loads(written)["specVersion"] == "1.6"

    def test_every_package_is_in_it_with_its_exact_version(self, parts: dict[str, dict[str, Any]]) -> None:
        told = {(each["name"], each["version"]) for each in parts.values() if each["purl"].startswith("pkg:pypi/")}
        assert len(told) == len(LOCKED) > 200
        assert {version for _name, version in told} == set(LOCKED.values())

    def test_what_runs_is_told_apart_from_the_workshop(self, parts: dict[str, dict[str, Any]]) -> None:
        scopes = {each["name"]: each["scope"] for each in parts.values()}
        runs = ("django", "wagtail", "psycopg-binary", "pillow", "fido2", "asgiref")
        assert {scopes[name] for name in runs} == {"required"}
        assert {scopes[name] for name in ("pytest", "mypy", "moto", "playwright")} == {"excluded"}

    def test_the_style_sheet_is_in_it_with_sums(self, parts: dict[str, dict[str, Any]]) -> None:
        wanted = (ROOT / "site/frontend/packages.txt").read_text().split()
        styles = [each for each in parts.values() if each["purl"].startswith("pkg:npm/")]
        assert sorted(each["name"] for each in styles) == sorted(wanted)
        assert {len(each["hashes"][0]["content"]) for each in styles} == {128}

    def test_what_needs_what_is_in_it(self, written: str, parts: dict[str, dict[str, Any]]) -> None:
        leads = {each["ref"]: each.get("dependsOn", []) for each in json.loads(written)["dependencies"]}
        assert set(leads) - {"reisgenoot"} == set(parts)
        assert {below for each in leads.values() for below in each} <= set(parts)
        assert f"pkg:pypi/django@{LOCKED['Django']}" in leads[f"pkg:pypi/wagtail@{LOCKED['wagtail']}"]

    def test_nearly_everything_says_its_licence(self, parts: dict[str, dict[str, Any]]) -> None:
        silent = [each["name"] for each in parts.values() if each["scope"] == "required" and not each.get("licenses")]
        assert silent == []

    @pytest.mark.deep
    def test_the_same_lock_gives_the_same_file(self, written: str) -> None:
        assert sbom.written(sbom.bill()) == written
        assert "timestamp" not in json.loads(written)["metadata"]


@contextmanager
def advisories(holes: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
    """A list of holes by the protocol of OSV, on this machine: its address."""

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            name = asked["package"]["name"].lower()
            found = holes.get(f"{name}=={asked['version']}", [])
            body = json.dumps({"vulns": found} if found else {}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1/query"
    finally:
        server.shutdown()
        server.server_close()


KNOWN = {"==".join(audit.KNOWN_HOLE): [HOLE]}


class TestHoles:
    @pytest.fixture
    def lock(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """Two packages, and nothing accepted: who asks about all of ours, is `make audit`."""
        (tmp_path / "advisories.md").write_text("Niets.\n")
        monkeypatch.setattr(audit, "ACCEPTED", tmp_path / "advisories.md")
        (tmp_path / "requirements.lock").write_text("wagtail==8.0.1\nlxml==6.1.3\n")
        return tmp_path / "requirements.lock"

    def test_a_hole_in_what_we_use_fails_and_is_named(self, lock: Path, monkeypatch, capsys) -> None:
        with advisories({**KNOWN, "wagtail==8.0.1": [HOLE]}) as url:
            monkeypatch.setenv("ADVISORIES_URL", url)
            assert audit.main(lock) == 1
        assert "wagtail 8.0.1: PYSEC-2099-1 CVE-2099-1" in capsys.readouterr().err

    @pytest.mark.deep
    def test_without_a_hole_it_passes_and_says_that_it_looked(self, lock: Path, monkeypatch, capsys) -> None:
        with advisories(KNOWN) as url:
            monkeypatch.setenv("ADVISORIES_URL", url)
            assert audit.main(lock) == 0
        assert "zijn nagekeken: geen bekend lek" in capsys.readouterr().out

    def test_a_list_that_knows_nothing_is_not_believed(self, lock: Path, monkeypatch, capsys) -> None:
        with advisories({}) as url:
            monkeypatch.setenv("ADVISORIES_URL", url)
            assert audit.main(lock) == 0
        told = capsys.readouterr()
        assert "NIET nagekeken" in told.err and not told.out

    def test_nobody_there_is_told_but_an_exception_past_its_day_fails(self, lock: Path, monkeypatch, capsys) -> None:
        audit.ACCEPTED.write_text("| CVE-2020-1 | x | Niet te bereiken | 2020-01-01 |\n")
        monkeypatch.setenv("ADVISORIES_URL", "http://127.0.0.1:9/v1/query")
        assert audit.main(lock) == 1
        told = capsys.readouterr().err
        assert "liep af op 2020-01-01" in told and "NIET nagekeken" in told

    def test_an_accepted_hole_is_left_out_by_any_of_its_names(self) -> None:
        hole = audit.Hole("x 1", "PYSEC-2099-1", ("CVE-2099-1",), ())
        row = "| CVE-2099-1 | x | Niet te bereiken | 2099-01-01 |"
        accepted = audit.read_accepted(f"Woorden\n{row}\n")
        assert accepted == [audit.Accepted("CVE-2099-1", "x", "Niet te bereiken", date(2099, 1, 1))]
        assert audit.open_holes([hole], accepted) == []
        assert audit.open_holes([hole], []) == [hole]

    def test_every_accepted_hole_has_a_day_to_look_again(self) -> None:
        text = audit.ACCEPTED.read_text()
        rows = [line for line in text.splitlines() if re.match(r"\| [A-Z]+-", line)]
        assert len(audit.read_accepted(text)) == len(rows), "a row that the command cannot read"
