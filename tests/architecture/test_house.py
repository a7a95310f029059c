"""What a file of this house may be. Each test says in its name what it holds."""

import ast
import re
from statistics import median

import pytest

from tests.architecture.files import ROOT, files, lines_matching, shown
from tests.architecture.layers import find_apps


def sources():
    """Python files of the platform itself: no tests, no migrations."""
    for folder in find_apps(ROOT).values():
        for path in files(".py", under=str(folder.relative_to(ROOT))):
            if "migrations" not in path.parts:
                yield path


def test_site_is_a_folder_of_packages_and_not_a_package():
    # `site` is a frozen module of Python itself: a package of that name can never be imported
    # (docs/decisions/0001-source-root.md).
    assert not (ROOT / "site" / "__init__.py").exists()


def test_no_package_is_both_in_site_and_beside_it():
    assert [folder.name for folder in (ROOT / "site").iterdir() if (ROOT / folder.name / "__init__.py").exists()] == []


def test_no_file_holds_more_than_400_lines():
    every = [*sources(), *files(".py", under="tests"), *files(".py", under="scripts"), *files(".html")]
    lengths = {shown(path): len(path.read_text().splitlines()) for path in every}
    assert {path: length for path, length in lengths.items() if length > 400} == {}


def test_the_usual_file_is_short():
    lengths = [len(path.read_text().splitlines()) for path in sources() if path.name != "__init__.py"]
    assert median(lengths) < 100


def test_nothing_is_left_for_later():
    unfinished = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
    here = ROOT / "tests" / "architecture" / "test_house.py"
    paths = (
        path for path in files(".py", ".html", ".css", ".js", ".md") if path != here and "vendor" not in path.parts
    )
    assert lines_matching(paths, unfinished) == []


def test_templates_live_in_templates():
    assert [
        shown(path) for path in files(".html") if not shown(path).startswith(("templates/", "docs/", "tests/"))
    ] == []


@pytest.mark.parametrize("app", sorted(find_apps(ROOT)))
def test_a_door_says_what_the_app_is_for_and_what_it_offers(app):
    door = find_apps(ROOT)[app] / "service.py"
    if not door.exists():
        return  # nobody enters this app; the import test holds that
    tree = ast.parse(door.read_text())
    assert ast.get_docstring(tree), f"{shown(door)} has no docstring"
    offered = next((ast.literal_eval(node.value) for node in tree.body if "__all__" in names(node)), None)
    assert offered is not None, f"{shown(door)} has no __all__"
    assert sorted(set(offered) - defined(tree)) == []


def names(node: ast.stmt) -> set[str]:
    """The names that an assignment gives a value; none for any other statement."""
    targets = (
        node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    )
    return {target.id for target in targets if isinstance(target, ast.Name)}


def defined(tree: ast.Module) -> set[str]:
    found: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            found |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        else:
            found |= names(node)
    return found


INLINE = re.compile(
    r"""<style|\sstyle\s*=|\son[a-z]+\s*=\s*["']|href\s*=\s*["']javascript:|<script(?![^>]*\bsrc=)(?![^>]*json)""",
    re.I,
)
FOREIGN = re.compile(
    r"""<(?:script|img|iframe|link|source|video|audio)\b[^>]*\b(?:src|href)\s*=\s*["'](?:https?:)?//""", re.I
)
# A browser's own "fill in this field" comes before ours, in its own words, and is not read out by all screen readers.
# `{% if required %}` asks for the attribute and does not set it, so template tags are stepped over whole.
REQUIRED = re.compile(r"<(?:input|select|textarea)\b(?:\{[^}]*\}|[^>{])*?\srequired(?![\w-])", re.I)


@pytest.mark.parametrize(
    ("pattern", "guilty", "innocent"),
    [
        (INLINE, '<p style="color:red">', '<link rel="stylesheet" href="x.css">'),
        (INLINE, "<script>go()</script>", '<script src="{% static "js/a.js" %}" defer></script>'),
        (INLINE, '<a onclick="go()">', '<script type="application/json">{}</script>'),
        (FOREIGN, '<img src="https://elsewhere.example/x.png">', '<a href="https://elsewhere.example/">'),
        (REQUIRED, '<input name="a" required>', '<input name="a" aria-required="true">'),
        (
            REQUIRED,
            "<select {% if a %}b{% endif %} required>",
            '<input{% if required %} aria-required="true"{% endif %}>',
        ),
    ],
)
def test_the_patterns_below_find_what_they_should(pattern, guilty, innocent):
    assert pattern.search(guilty)
    assert not pattern.search(innocent)


def test_templates_carry_no_inline_script_or_style():
    assert lines_matching(files(".html", under="templates"), INLINE) == []


def test_templates_load_nothing_from_others():
    assert lines_matching(files(".html", under="templates"), FOREIGN) == []


def test_forms_leave_the_message_to_us():
    assert lines_matching(files(".html", under="templates"), REQUIRED) == []


def test_the_look_is_our_own():
    """The Rijkshuisstijl belongs to the State: no fonts, colours or tokens of it."""
    rijk = re.compile(r"rijkshuisstijl|rijksoverheid-(?:sans|serif)|RijksSans|RijksSerif|#154273|#01689b", re.I)
    looks = [
        *files(".css", ".scss", ".js", ".svg", ".json", ".html", under="static"),
        *files(".html", under="templates"),
    ]
    own_source = files(".css", ".scss", ".svg", under="site/frontend")
    assert lines_matching(iter([*looks, *own_source]), rijk) == []
    assert [shown(path) for path in files(".woff", ".woff2", ".ttf", ".otf") if "rijk" in path.name.lower()] == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements.lock"])
def test_requirements_are_exact(name):
    lines = [line for line in (ROOT / name).read_text().splitlines() if line and not line.startswith("#")]
    assert lines
    assert [
        line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+(?:\[[a-z0-9,-]+\])?==[A-Za-z0-9.+!]+", line)
    ] == []


def test_the_lock_agrees_with_the_lists():
    def pins(name):
        for line in (ROOT / name).read_text().splitlines():
            if line and not line.startswith("#"):
                package, _, version = line.partition("==")
                yield re.sub(r"[-_.]+", "-", package.split("[")[0]).lower(), version

    locked = dict(pins("requirements.lock"))
    wanted = dict([*pins("requirements.txt"), *pins("requirements-dev.txt")])
    assert {package: locked.get(package) for package in wanted} == wanted


@pytest.mark.parametrize("name", ["__init__", "bootstrap", "system_packages"])
def test_the_first_steps_run_on_an_old_python(name):
    """An old Python must get as far as the sentence that says which Python is needed."""
    source = (ROOT / "scripts" / f"{name}.py").read_text()
    assert ast.parse(source, feature_version=(3, 8))
