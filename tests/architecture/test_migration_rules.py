"""People answer while the database of a next release is made: its migrations leave the old code working."""

import lzma
import re

import pytest
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState

from tests.architecture.migration_rules import complaints, tables_held
from tests.workshop.keep_release import FOLDER, kept

OURS = {
    "audit", "consultation", "contributions", "education", "focusgroups", "gatherings", "handover", "home", "notices",
    "outreach", "pages", "people", "privacy", "synthesis",
}  # fmt: skip
#: "app.migration" -> why it may be otherwise, and what an operator must do; CHANGELOG.md tells it as well.
WITH_A_PAUSE: dict[str, str] = {}


def released() -> set[tuple[str, str]]:
    """The migrations of the newest release that is kept."""
    told = lzma.decompress((FOLDER / f"{kept()[-1]}.sql.xz").read_bytes()).decode()
    return set(re.findall(r"""INSERT INTO "?django_migrations"? VALUES\(\d+,'(\w+)','(\w+)'""", told))


def test_every_migration_since_the_last_release_leaves_the_old_code_working() -> None:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    done, new_models, found = released(), set(), []
    assert len(done) > 100
    plan = [node for leaf in loader.graph.leaf_nodes() for node in loader.graph.forwards_plan(leaf)]
    for app, name in dict.fromkeys(plan):
        migration = loader.graph.nodes[app, name]
        is_squashed_and_done = migration.replaces and set(migration.replaces) <= done
        if app not in OURS or (app, name) in done or is_squashed_and_done:
            continue
        state = loader.project_state((app, name), at_end=False)
        told = list(complaints(app, migration.operations, state, new_models))
        held = tables_held(migration.operations, app, new_models)
        if len(held) > 1:
            told.append(f"it changes {', '.join(sorted(held))} in one transaction. Make a migration for each.")
        if f"{app}.{name}" not in WITH_A_PAUSE:
            found += [f"{app}.{name}: {line}" for line in told]
    assert found == []


def test_the_list_of_exceptions_names_what_is_there() -> None:
    known = {f"{app}.{name}" for app, name in MigrationLoader(None, ignore_no_migrations=True).disk_migrations}
    assert set(WITH_A_PAUSE) <= known


def word(**options: object) -> models.CharField:
    return models.CharField(**{"max_length": 20, **options})


GOOD = [
    migrations.AddField("letter", "tone", word(null=True)),
    migrations.AddField("letter", "number", word(null=True, unique=True)),
    migrations.AddField("letter", "tone", word(default="x", db_default="x")),
    migrations.AddField("letter", "readers", models.ManyToManyField("shop.letter")),
    migrations.AlterField("letter", "words", word(max_length=40)),
    migrations.AlterField("letter", "words", word(null=True, help_text="Zeg het kort.")),
    migrations.AddIndex("letter", models.Index(fields=["words"], name="by_words")),
    migrations.AlterModelOptions("letter", {"ordering": ["words"]}),
    migrations.RunPython(migrations.RunPython.noop, migrations.RunPython.noop),
    migrations.SeparateDatabaseAndState(state_operations=[migrations.RemoveField("letter", "words")]),
]
BAD = [
    migrations.AddField("letter", "tone", word(default="x")),
    migrations.AddField("letter", "tone", word(default="x", db_default="x", unique=True)),
    migrations.RemoveField("letter", "words"),
    migrations.RenameField("letter", "words", "text"),
    migrations.DeleteModel("letter"),
    migrations.AlterField("letter", "words", word(max_length=10)),
    migrations.AlterField("letter", "maybe", word()),
    migrations.AlterField("letter", "words", models.IntegerField()),
    migrations.AlterField("letter", "words", word(unique=True)),
    migrations.AddConstraint("letter", models.UniqueConstraint(fields=["words"], name="once")),
    migrations.RunSQL("SELECT 1"),
    migrations.RunPython(migrations.RunPython.noop),
    migrations.SeparateDatabaseAndState(database_operations=[migrations.RemoveField("letter", "words")]),
]


def told_of(*operations: migrations.operations.base.Operation) -> list[str]:
    state = ProjectState()
    fields = [("id", models.AutoField(primary_key=True)), ("words", word()), ("maybe", word(null=True))]
    state.add_model(ModelState("shop", "Letter", fields))
    return list(complaints("shop", list(operations), state, set()))


@pytest.mark.parametrize("operation", GOOD, ids=lambda operation: type(operation).__name__)
def test_what_only_adds_may(operation) -> None:
    assert told_of(operation) == []


@pytest.mark.parametrize("operation", BAD, ids=lambda operation: type(operation).__name__)
def test_what_the_old_code_falls_over_is_named(operation) -> None:
    assert len(told_of(operation)) == 1


def test_a_table_that_the_old_code_does_not_know_is_free() -> None:
    fields = [("id", models.AutoField(primary_key=True))]
    assert (
        told_of(
            migrations.CreateModel("Stamp", fields),
            migrations.AddField("stamp", "worth", models.IntegerField(default=0)),
            migrations.AddConstraint("stamp", models.UniqueConstraint(fields=["worth"], name="one_of_each")),
        )
        == []
    )


def test_two_known_tables_in_one_transaction_are_seen() -> None:
    made = migrations.CreateModel("Stamp", [("id", models.AutoField(primary_key=True))])
    more = [migrations.AddField(name, "tone", word(null=True)) for name in ("letter", "envelope", "stamp")]
    assert tables_held([made, *more], "shop", {("shop", "stamp")}) == {"letter", "envelope"}
