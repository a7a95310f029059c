"""A platform inside this process, with the floor beside it, for benches that count processor time and bytes."""

import logging
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

#: The addresses of the floor (docs/decisions/0010-floor.md).
FLOOR_PAGE, FLOOR_INSERT = "/vloer/", "/floor/insert/"


def set_up(folder: Path) -> None:
    """Django on the settings of the benches, with every table in a SQLite database in this folder, and the floor."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.settings"
    os.environ["BENCH_FOLDER"] = str(folder)
    os.environ["DATABASE_URL"] = f"sqlite:///{folder / 'db.sqlite3'}"
    import django

    django.setup()
    logging.disable(logging.CRITICAL)
    if (folder / "db.sqlite3").exists():
        return
    from django.core.management import call_command

    from home.models import HomePage
    from tests.benchmarks.floor.models import FloorPage
    from tests.fixtures.empty_database import make_tables_from_models

    make_tables_from_models(folder / "db.sqlite3")
    call_command("migrate", verbosity=0)  # the table of the floor, which is not in the house
    floor = FloorPage(title="Vloer", slug="vloer", body=[("text", "<p>Een alinea tekst.</p>")])
    HomePage.objects.get().add_child(instance=floor)
