"""Django's command that empties a database: the trail is guarded, so the guards step aside for it and come back."""

from typing import Any

from django.core.management.commands import flush

from audit.protection import lifted


class Command(flush.Command):
    """Empties every table, after asking. The seals outside still tell that there was a trail."""

    def handle(self, **options: Any) -> None:
        """As Django does."""
        with lifted(options["database"]):
            super().handle(**options)
