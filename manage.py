#!/usr/bin/env python
"""Django's command line for Reisgenoot."""

import gc
import os
import sys
from pathlib import Path

# Loading makes many objects and no garbage: with Python's own limit a fifth of it went to looking for some.
gc.set_threshold(50_000, 20, 20)
# site/ is a folder of packages, not a package itself: see docs/decisions/0001-source-root.md.
sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))


def main() -> None:
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 -- needs the path above

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
