"""The seeds of apps and spare codes become unreadable in the database."""

from collections.abc import Callable
from typing import Any

from django.db import migrations

from people.secrets_at_rest import is_locked, lock, unlock


def _change(apps: Any, change: Callable[[str], str]) -> None:
    authenticators = apps.get_model("mfa", "Authenticator").objects
    for each in authenticators.filter(type__in=("totp", "recovery_codes")).iterator():
        for name in ("secret", "seed"):
            if name in each.data:
                each.data[name] = change(each.data[name])
        if "migrated_codes" in each.data:
            each.data["migrated_codes"] = [change(code) for code in each.data["migrated_codes"]]
        each.save(update_fields=["data"])


def lock_all(apps: Any, _schema_editor: Any) -> None:
    """What is locked already stays as it is."""
    _change(apps, lambda kept: kept if is_locked(kept) else lock(kept))


def unlock_all(apps: Any, _schema_editor: Any) -> None:
    """As they were."""
    _change(apps, lambda kept: unlock(kept) if is_locked(kept) else kept)


class Migration(migrations.Migration):
    dependencies = [("people", "0003_reaching"), ("mfa", "0003_authenticator_type_uniq")]

    operations = [migrations.RunPython(lock_all, unlock_all)]
