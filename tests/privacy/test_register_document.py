"""The register that is in the repository is the register as it is."""

from io import StringIO
from pathlib import Path

from django.core.management import call_command

from privacy import register
from privacy.register_document import as_markdown

COMMITTED = Path(__file__).resolve().parents[2] / "docs" / "privacy" / "register.md"


def test_the_committed_register_is_current() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == as_markdown(), (
        "run: python manage.py privacy_register docs/privacy/register.md"
    )


def test_it_names_every_table_once() -> None:
    text = as_markdown()
    for model in [*(entry.model for entry in register.declared()), *register.without()]:
        assert text.count(f"`{model._meta.label}`") == 1, model


def test_the_command_prints_or_writes(tmp_path: Path) -> None:
    output = StringIO()
    call_command("privacy_register", stdout=output)
    call_command("privacy_register", tmp_path / "register.md", stdout=StringIO())
    assert output.getvalue() == (tmp_path / "register.md").read_text(encoding="utf-8") == as_markdown()
