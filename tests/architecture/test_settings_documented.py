"""Whoever runs the platform finds every setting, with its default, in docs/operations.md. And no others."""

import ast
import re

from tests.architecture.files import ROOT, files

READERS = {"str", "bool", "int", "list", "db", "cache", "email_url", "get", "float", "url"}


def read_from_environment() -> set[str]:
    """Names read by `env.<kind>("NAME")` or `os.environ.get("NAME")` in settings and gunicorn's configuration."""
    paths = [*files(".py", under="site/config/settings"), ROOT / "site" / "gunicorn.conf.py"]
    return {
        node.args[0].value
        for path in paths
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in READERS
        and "env" in ast.unparse(node.func.value)
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


def test_the_table_in_operations_is_the_environment():
    table = re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs" / "operations.md").read_text(), re.M)
    assert sorted(table) == sorted(read_from_environment())
