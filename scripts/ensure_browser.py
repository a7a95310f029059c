"""Find a Chromium for the browser tests, and install the distribution's own when there is none."""

import os
import shutil
import sys

from scripts import system_packages

#: Debian's Chromium without windows, package and program: four times as quick to open a page as the whole one.
LIGHT = "chromium-headless-shell"
NAMES = (LIGHT, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE = (
    "Er is geen Chromium of Chrome gevonden. Installeer er een (apt-get install chromium) of zet het pad in CHROMIUM."
)


def find_browser() -> str | None:
    """The path of a Chromium or Chrome: `CHROMIUM` from the environment, else the first on the path."""
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        return shutil.which(chosen)
    return next((path for path in map(shutil.which, NAMES) if path), None)


def main() -> int:
    """0 when a browser is there or could be installed; 1 with a sentence when not."""
    if "CHROMIUM" not in os.environ and shutil.which(LIGHT) is None:
        is_light = system_packages.install(LIGHT)
        if not is_light and find_browser() is None:
            system_packages.install("chromium")
    browser = find_browser()
    print(f"Browser: {browser}" if browser else ADVICE, file=sys.stdout if browser else sys.stderr)
    return 0 if browser else 1


if __name__ == "__main__":
    sys.exit(main())
