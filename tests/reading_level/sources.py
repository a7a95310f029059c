"""Every Dutch text that a visitor or participant reads, taken from where it is written."""

import ast
import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from consultation.round_templates import TEMPLATES
from contributions.seeds import AGENDA
from contributions.seeds_rules import FIRST_RULES
from home import seed_texts
from home.demo.cases import STORIES
from people import seeds as people_seeds
from privacy import seeds as privacy_seeds

ROOT = Path(__file__).resolve().parents[2]

_TRANSLATE = re.compile(r"""\{%\s*(?:translate|trans)\s+"([^"]+)"|_\("([^"]+)"\)""")
_BLOCK = re.compile(r"\{%\s*blocktranslate[^%]*%\}(.*?)\{%\s*endblocktranslate\s*%\}", re.DOTALL)
_PLURAL = re.compile(r"\{%\s*plural\s*%\}")
#: A value that is filled in later counts as one word.
_VALUE = re.compile(r"\{\{[^}]*\}\}|%\(\w+\)[sd]")
_FILLED = "woord"
_GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext"}

#: Texts in Python that only staff read.
STAFF_MODULES = {
    "admin_scripts", "bank", "blocks", "calling", "care", "case_forms", "case_settings",
    "checks", "codebook", "dashboard", "desk", "editing", "enums",
    "filters", "highlight", "item_forms", "lab",
    "models", "moderation", "panels", "pattern_samples", "permissions", "privacy", "problems",
    "redaction", "retention", "review", "roles", "round_forms", "rules", "seeds", "settings_texts",
    "sheet_parts", "sheets",
    "sheets_moderation", "sheets_rows", "staff_forms", "staff_screens", "transitions", "viewsets", "wagtail_hooks",
    "word_views",
}  # fmt: skip
STAFF_FOLDERS = {
    "migrations",
    "models",
    "viewsets",
    "round_templates",
    "demo",
    "settings",
    "handover",
    "audit",
    "config",
    "importing",
}
#: Of a template of a round: what only its organiser reads, while choosing.
STAFF_ONLY = ("code", "label", "description", "group")
STAFF_TEMPLATES = ("handover", "wagtailadmin", "mfa")
PUBLIC_ENUMS = ("consultation/enums.py", "site/synthesis/enums.py")


def contents() -> Iterator[tuple[str, str]]:
    """(where, text) of what is read as a text: pages, rounds, consents, the agenda."""
    for name, page in vars(seed_texts).items():
        if isinstance(page, seed_texts.PageText):
            blocks = [value if isinstance(value, str) else _note(value) for _, value in page.body]
            yield f"page {name}", "\n\n".join([page.title + ".", page.introduction, *blocks])
    for template in TEMPLATES.values():
        texts = asdict(template)
        for staff_only in (*STAFF_ONLY, "slug", "influence", "agenda", "takes_recordings"):
            texts.pop(staff_only)
        steps, faq, _targets = (texts.pop(name) for name in ("steps", "faq", "targets"))
        texts["steps"] = ".\n\n".join(step["title"] for step in steps)
        answered = [part for pair in faq for part in pair]
        yield f"round {template.code}", "\n\n".join([*texts.values(), *answered])
        yield f"template {template.code}", f"{template.label}.\n\n{template.description}"
        for item in (item for step in steps for item in step["items"]):
            lines = [item["text"], item["help"], item["plain"]]
            lines += [option[part] for option in item["options"] for part in ("label", "meaning", "reason_prompt")]
            yield f"round {template.code}, question {item['key']}", "\n\n".join(filter(None, lines))
    for story in STORIES:
        yield f"case {story.code}", "\n\n".join(filter(None, [f"{story.title}.", story.story, story.warning]))
    for purpose, (question, explanation) in privacy_seeds.TEXTS.items():
        yield f"consent {purpose}", f"{question}\n\n{explanation}"
    yield "rules of moderation", FIRST_RULES
    for action in AGENDA:
        yield f"agenda {action.code}", f"{action.title}\n\n{action.explanation}\n\n{action.prospect}"
    for group, kinds in people_seeds.KINDS.items():
        yield f"perspectives {group}", "\n\n".join(plain for _, _, plain in kinds)


def _note(value: dict[str, Any]) -> str:
    return f"{value['title']}\n\n{value['text']}"


def interface() -> Iterator[tuple[str, str]]:
    """(where, text) of every message in our public templates and in Python that a participant may meet."""
    for path in sorted((ROOT / "templates").rglob("*")):
        parts = path.relative_to(ROOT / "templates").parts
        is_text = path.suffix in (".html", ".txt") and path.name != "pattern_page.html"
        if is_text and "admin" not in parts and parts[0] not in STAFF_TEMPLATES:
            for text in _in_template(path.read_text()):
                yield "/".join(parts), text
    for folder in ("consultation", "site"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            where = path.relative_to(ROOT).as_posix()
            staff = path.stem in STAFF_MODULES or STAFF_FOLDERS & set(path.relative_to(ROOT).parts)
            if where in PUBLIC_ENUMS or not staff:
                for text in _in_python(path.read_text()):
                    yield where, text


def _in_template(source: str) -> Iterator[str]:
    for pair in _TRANSLATE.findall(source):
        yield next(filter(None, pair))
    for body in _BLOCK.findall(source):
        for form in _PLURAL.split(body):
            yield " ".join(_VALUE.sub(_FILLED, form).split())


def _in_python(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in _GETTEXT:
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield _VALUE.sub(_FILLED, argument.value)
