"""What a migration may do, so that the code of the release before goes on working on the changed database.

Grow first, shrink later (docs/decisions/0089): a release adds; what nothing uses any more goes a release later.
"""

from collections.abc import Iterator
from typing import Any

from django.db import migrations
from django.db.migrations.operations.base import Operation
from django.db.models import Field

SHRINKS = (
    migrations.RemoveField,
    migrations.DeleteModel,
    migrations.RenameField,
    migrations.RenameModel,
    migrations.AlterModelTable,
)
FORBIDS = (migrations.AddConstraint, migrations.AlterUniqueTogether)


def complaints(app: str, operations: list[Operation], state: Any, new_models: set[tuple[str, str]]) -> Iterator[str]:
    """One sentence for each operation that the old code would fall over. Models in `new_models` it does not know."""
    for operation in operations:
        if isinstance(operation, migrations.SeparateDatabaseAndState):
            yield from complaints(app, operation.database_operations, state, new_models)
            for each in operation.state_operations:
                each.state_forwards(app, state)
            continue
        if isinstance(operation, migrations.CreateModel):
            new_models.add((app, operation.name_lower))
        elif not _is_new(app, operation, new_models):
            yield from _complaint(app, operation, state)
        operation.state_forwards(app, state)


def tables_held(operations: list[Operation], app: str, new_models: set[tuple[str, str]]) -> set[str]:
    """Tables of the old code that change in one transaction: with two, requests of people deadlock."""
    changes = (*SHRINKS, *FORBIDS, migrations.AddField, migrations.AlterField, migrations.AddIndex)
    return {
        str(getattr(operation, "model_name", None) or getattr(operation, "name", "")).lower()
        for operation in operations
        if isinstance(operation, changes)
        and not _is_new(app, operation, new_models)
        and not (isinstance(operation, migrations.AddField) and operation.field.many_to_many)
    }


def _is_new(app: str, operation: Operation, new_models: set[tuple[str, str]]) -> bool:
    name = getattr(operation, "model_name", None) or getattr(operation, "name", None) or ""
    return (app, str(name).lower()) in new_models


def _complaint(app: str, operation: Operation, state: Any) -> Iterator[str]:
    what = f"{type(operation).__name__} {operation.describe()}"
    if isinstance(operation, SHRINKS):
        yield f"{what}: the old code still asks for it. Let a release pass first."
    elif isinstance(operation, FORBIDS):
        yield f"{what}: the old code may write what this forbids. Let a release pass first."
    elif isinstance(operation, migrations.AddField):
        field = operation.field
        if not field.many_to_many:
            if not field.null and not field.has_db_default():
                yield f"{what}: the old code does not fill it. Give it db_default, or null=True."
            if field.unique and not field.null:
                yield f"{what}: the old code gives every row the same. Leave unique out, for one release."
    elif isinstance(operation, migrations.AlterField):
        old = state.models[app, operation.model_name_lower].get_field(operation.name)
        yield from (f"{what}: {why}" for why in _narrower(old, operation.field))
    elif isinstance(operation, migrations.RunSQL):
        yield f"{what}: SQL by hand is for one kind of database. Use operations of Django."
    elif isinstance(operation, migrations.RunPython) and operation.reverse_code is None:
        yield f"{what}: there is no way back. Give it a reverse; RunPython.noop when there is nothing to do."


def _narrower(old: Field, new: Field) -> Iterator[str]:
    if old.null and not new.null:
        yield "the old code may leave it empty. Let a release pass first."
    if new.unique and not old.unique:
        yield "the old code may write one twice. Let a release pass first."
    if old.get_internal_type() != new.get_internal_type():
        yield "another kind of column. Add a new one beside it, and move over."
    if (old.max_length or 0) > (new.max_length or 0) > 0:
        yield "it becomes shorter than what the old code writes."
