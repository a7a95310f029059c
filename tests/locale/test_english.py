"""Every Dutch sentence of the interface has its English one, in the file that is used."""

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "locale/en/LC_MESSAGES/django.mo"
MARKS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|%[sd]")
IN_TEMPLATE = re.compile(r"""\{%\s*translate\s+("([^"]*)"|'([^']*)')|_\("([^"]*)"\)""")


def sentences_in_python() -> Iterator[str]:
    for folder in ("site", "consultation", "focusgroups", "outreach", "education"):
        for path in (ROOT / folder).rglob("*.py"):
            if "migrations" in path.parts or "node_modules" in path.parts:
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKS and node.args:
                    first = node.args[0]
                    if isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value:
                        yield first.value


def sentences_in_templates() -> Iterator[str]:
    for path in (ROOT / "templates").rglob("*"):
        if path.suffix in {".html", ".txt"}:
            for match in IN_TEMPLATE.finditer(path.read_text(encoding="utf-8")):
                if found := next((group for group in match.groups()[1:] if group), ""):
                    yield found


@pytest.fixture(scope="module")
def english() -> dict[str, str]:
    with CATALOGUE.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog
    return {(key[0] if isinstance(key, tuple) else key).split("\x04")[-1]: text for key, text in catalogue.items()}


@pytest.mark.parametrize("sentences", [sentences_in_python, sentences_in_templates])
def test_nothing_is_left_in_dutch(sentences, english):
    missing = sorted({sentence for sentence in sentences() if not english.get(sentence)})
    assert missing == [], "run makemessages -l en, translate, and compilemessages"


def test_placeholders_survive_translation(english):
    wrong = {
        dutch: text
        for dutch, text in english.items()
        # The count may be in the English of a Dutch singular: the plural has it.
        if dutch and set(PLACEHOLDER.findall(text)) - set(PLACEHOLDER.findall(dutch)) - {"%(count)d", "%(count)s"}
    }
    assert wrong == {}
