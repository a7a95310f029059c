"""Settings of a process that lives through a bad day: files in folders that the test names."""

import os
from pathlib import Path

from config.settings.test import *  # noqa: F403
from config.settings.test import STORAGES

FILES, LEDGER = Path(os.environ["FILES"]), Path(os.environ["LEDGER"])
for _alias, _place in (
    ("default", FILES / "media"),
    ("private", FILES / "private"),
    ("erasures", LEDGER),
    ("seals", LEDGER / "seals"),
):
    STORAGES[_alias] = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": _place},
    }
