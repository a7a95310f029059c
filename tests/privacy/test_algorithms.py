"""Every algorithm is on the list, in every field of the standard; and what calculates belongs to one of them."""

import ast
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import translation

from privacy.algorithms import LABELS, Algorithm, algorithms, as_markdown, declare_algorithm, standard_fields

ROOT = Path(__file__).resolve().parents[2]
COMMITTED = ROOT / "docs/privacy/algorithms.md"
#: What makes a module one that calculates.
CALCULATES = {"numpy", "scipy", "rapidfuzz", "random"}
#: Modules that calculate and are no algorithm about people or their words, each with why.
NO_ALGORITHM = {
    "consultation/methods/statements_alike.py": "shows the writer statements that look like theirs; nothing is kept",
    "consultation/results/priorities_balanced.py": "adds up; explained with the results (explained/priorities.html)",
    "education/catalogue/finding.py": "finds lesson packs for who types a word",
    "site/config/management/commands/migrate.py": "two machines that update wait their turn",
    "site/contributions/receipt_code.py": "draws the words of a code by chance",
    "site/handover/guard/bounds.py": "keeps small cells hidden",
    "site/synthesis/coding/wordforms.py": "forms of a word that an analyst searches for",
    "site/synthesis/second/drawing.py": "draws texts for two coders, not people",
}
FOLDERS = ("site", "consultation", "focusgroups", "outreach", "education")


def calculating() -> set[str]:
    """Every module of ours that imports a library to calculate with, also inside a function."""
    found = set()
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*.py"):
            name = path.relative_to(ROOT).as_posix()
            if "/demo/" in name or "/migrations/" in name or "node_modules" in name:
                continue
            text = path.read_text(encoding="utf-8")
            if not any(library in text for library in CALCULATES):
                continue
            for node in ast.walk(ast.parse(text)):
                names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
                if isinstance(node, ast.ImportFrom) and not node.level:
                    names = [node.module or ""]
                if any(each.split(".")[0] in CALCULATES for each in names):
                    found.add(name)
    return found


def test_what_calculates_belongs_to_an_algorithm_on_the_list() -> None:
    code = tuple(path for algorithm in algorithms() for path in algorithm.code)
    loose = {name for name in calculating() if not name.startswith(code)}
    assert loose == set(NO_ALGORITHM), "declare it in the algorithms.py of its app, or say here why it is none"


def test_every_page_that_explains_a_calculation_belongs_to_one() -> None:
    told = {algorithm.page for algorithm in algorithms()}
    found = set()
    for namespace, (_prefix, resolver) in get_resolver().namespace_dict.items():
        found |= {f"{namespace}:{name}" for name in resolver.reverse_dict if str(name).startswith("explained_")}
    assert found == told


@pytest.mark.parametrize("algorithm", algorithms(), ids=lambda algorithm: algorithm.key)
def test_every_field_is_filled_and_everything_it_points_to_is_there(algorithm: Algorithm, client: Client, db) -> None:
    for label, text in algorithm.told():
        assert len(text.strip()) > 5, label
    assert len(algorithm.short_description) <= 150
    for path in algorithm.code:
        assert (ROOT / path).exists(), path
    assert client.get(algorithm.url).status_code == 200


def test_the_draw_the_planner_the_groups_and_the_suggestions_are_there() -> None:
    found = {algorithm.key: algorithm for algorithm in algorithms()}
    assert {"draw", "planner", "opinion_groups", "suggestions"} <= set(found)
    assert [key for key, each in found.items() if each.is_off_by_default] == ["suggestions"]
    with pytest.raises(ValueError, match="already"):
        declare_algorithm(found["draw"])


def test_our_fields_are_those_of_the_standard() -> None:
    assert standard_fields() == set(LABELS)


def test_the_committed_texts_are_current_and_the_command_writes_them(tmp_path: Path) -> None:
    assert COMMITTED.read_text(encoding="utf-8") == as_markdown(), (
        "run: python manage.py algorithm_register docs/privacy/algorithms.md"
    )
    output = StringIO()
    call_command("algorithm_register", stdout=output)
    call_command("algorithm_register", tmp_path / "a.md", stdout=StringIO())
    assert output.getvalue() == (tmp_path / "a.md").read_text(encoding="utf-8") == as_markdown()


@pytest.mark.django_db
def test_they_stand_on_the_website_and_privacy_leads_there(client: Client) -> None:
    page = client.get(reverse("algorithms")).text
    for algorithm in algorithms():
        assert algorithm.name in page and f'href="{algorithm.url}"' in page
    assert not client.cookies
    told = client.get("/privacy/").text
    assert f'href="{reverse("algorithms")}"' in told and 'href="/mijn-inbreng/verzoek/"' in told
    with translation.override("nl"):
        assert client.get("/en/privacy/algoritmes/").status_code == 200
