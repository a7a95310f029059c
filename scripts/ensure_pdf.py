"""Find what WeasyPrint draws with, and what the tests read PDFs with; install the distribution's own when missing."""

import ctypes.util
import shutil
import subprocess
import sys

from scripts import system_packages

LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")
PACKAGES = (
    "libpango-1.0-0",
    "libpangoft2-1.0-0",
    "libharfbuzz-subset0",
    "fontconfig",
    "fonts-dejavu-core",
    "poppler-utils",
)
ADVICE = f"Voor PDF ontbreken onderdelen. Installeer ze: apt-get install {' '.join(PACKAGES)}"


def is_ready() -> bool:
    """Whether the libraries, at least one font and the reader are there."""
    if shutil.which("pdftotext") is None:
        return False
    fonts = shutil.which("fc-list")
    has_font = bool(fonts and subprocess.run([fonts], check=False, capture_output=True).stdout.strip())
    return has_font and all(ctypes.util.find_library(name) for name in LIBRARIES)


def main() -> int:
    """0 when PDF can be made or the libraries could be installed; 1 with a sentence when not."""
    if not is_ready():
        system_packages.install(*PACKAGES)
    ready = is_ready()
    print("PDF: klaar" if ready else ADVICE, file=sys.stdout if ready else sys.stderr)
    return 0 if ready else 1


if __name__ == "__main__":
    sys.exit(main())
