"""Who may know whom, read from the source with plain `ast`: the rules behind test_import_direction.

Every function gives sentences like "site/people/models.py:12: people may not know consultation"; none means good.

Between apps there is one door, `service` (beside it `synthesis.measures`: pure functions on numbers, which only a task
needs). A model of a lower app may be named too, as the other end of a foreign key
or as a type, or to read its rows; but rows are made, changed and deleted by their own app, behind its door.
"""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

# From the top of the house to the cellar; apps on one line never know each other.
LAYERS = [
    {"config"},
    {"home"},
    {"handover"},
    {"focusgroups", "outreach", "education"},
    {"consultation"},
    {"gatherings", "synthesis"},
    {"contributions"},
    {"privacy"},
    {"notices"},
    {"people", "pages"},
    {"audit"},
]
RANK = {app: rank for rank, layer in enumerate(reversed(LAYERS)) for app in layer}
RELATIONS = {
    "ForeignKey",
    "OneToOneField",
    "ManyToManyField",
    "ParentalKey",
    "ParentalManyToManyField",
    "GenericRelation",
}
DOORS = ("service", "models", "measures")
WRITES = {"create", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "update", "delete"}
# The rooms at the front of an app. What lies behind them must not need them.
FRONT_ROOMS = {"forms", "views", "urls", "viewsets", "panels", "wagtail_hooks"}
BACK_ROOMS = {"enums", "models", "transitions", "permissions", "tasks"}


def find_apps(root: Path) -> dict[str, Path]:
    """The packages of the house: in site/ and beside it, by name."""
    return {
        folder.name: folder
        for place in (root / "site", root)
        if place.is_dir()
        for folder in sorted(place.iterdir())
        if folder.name not in ("tests", "scripts") and (folder / "__init__.py").exists()
    }


def violations(root: Path) -> list[str]:
    """Everything in the house that knows what it may not know, as sentences."""
    apps = find_apps(root)
    found = [f"{name} has no place in LAYERS" for name in apps if name not in RANK]
    for app, folder in apps.items():
        for path in sorted(folder.rglob("*.py")):
            if app in RANK and "node_modules" not in path.parts:
                found += (f"{path.relative_to(root)}:{complaint}" for complaint in _complaints(app, folder, path))
    return found


def _complaints(app: str, folder: Path, path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text())
    parts = path.relative_to(folder).with_suffix("").parts
    in_migration = parts[0] == "migrations"
    for line, target in _imports(tree, [app, *parts]):
        other, _, inside = target.partition(".")
        if other == app:
            yield from _rooms(line, parts[0], inside)
        elif other in RANK:
            yield from _direction(app, line, other)
            yield from _door(app, line, other, inside, in_migration)
    if not in_migration and app != "config":
        yield from _rows(tree, app)
    labels = _migration_labels(tree) if in_migration else _relation_labels(tree)
    for line, label in labels:
        if label in RANK and label != app:
            yield from _direction(app, line, label)


def _direction(app: str, line: int, other: str) -> Iterator[str]:
    if RANK[other] >= RANK[app]:
        yield f"{line}: {app} may not know {other}"


def _door(app: str, line: int, other: str, inside: str, in_migration: bool) -> Iterator[str]:
    """config ties the rooms together, so it alone may enter them."""
    if app != "config" and not in_migration and inside.split(".")[0] not in DOORS:
        yield f"{line}: {app} enters {other} by {inside or 'the window'}; the door is {other}.service"


def _rows(tree: ast.AST, app: str) -> Iterator[str]:
    """Rows of another app that are made, changed or deleted here."""
    foreign = {
        alias.asname or alias.name: node.module.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and not node.level and ".models" in node.module
        for alias in node.names
    }
    for call in _calls(tree):
        deed = call.func
        if isinstance(deed, ast.Attribute) and deed.attr in WRITES:
            root = next((node for node in ast.walk(deed) if isinstance(node, ast.Name)), None)
            other = foreign.get(root.id, app) if root and ".objects" in ast.unparse(deed) else app
            if other != app and other in RANK:
                yield f"{call.lineno}: {app} does {root.id}.{deed.attr}(); the door is {other}.service"


def _rooms(line: int, room: str, inside: str) -> Iterator[str]:
    target = inside.split(".")[0]
    if (room in BACK_ROOMS and target in FRONT_ROOMS) or (room == "enums" and target in BACK_ROOMS):
        yield f"{line}: {room} may not need {target} of its own app"


def _imports(tree: ast.AST, module: list[str]) -> Iterator[tuple[int, str]]:
    """Each imported module as (line, "app.room"), relative imports and `from app import service` resolved."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            # `from . import x` in package a.b.c: one dot is the package the file is in.
            base = module[: len(module) - node.level] if node.level else []
            origin = ".".join([*base, *([node.module] if node.module else [])])
            if "." in origin:
                yield node.lineno, origin
            else:
                yield from ((node.lineno, f"{origin}.{alias.name}") for alias in node.names)


def _relation_labels(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Apps named by a relation, or by get_model("app.Model"), in ordinary code."""
    for call in _calls(tree):
        name = _last_name(call.func)
        if name in RELATIONS:
            targets: Iterable[ast.expr] = call.args[:1] or [word.value for word in call.keywords if word.arg == "to"]
        elif name == "get_model":
            targets = call.args[:1]
        else:
            continue
        for target in targets:
            if isinstance(target, ast.Attribute) and target.attr == "AUTH_USER_MODEL":
                yield call.lineno, "people"
            elif isinstance(target, ast.Constant) and isinstance(target.value, str):
                yield call.lineno, target.value.split(".")[0]


def _migration_labels(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Apps a migration points at. Not AUTH_USER_MODEL: Wagtail's own abstract models bring that along."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and any(_last_name(target) == "dependencies" for target in node.targets):
            for item in getattr(node.value, "elts", []):
                if isinstance(item, ast.Tuple) and isinstance(item.elts[0], ast.Constant):
                    yield item.lineno, str(item.elts[0].value)
    for call in _calls(tree):
        for word in call.keywords:
            if word.arg == "to" and isinstance(word.value, ast.Constant) and isinstance(word.value.value, str):
                yield call.lineno, word.value.value.split(".")[0]


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _last_name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
