"""Make the virtual environment and install what the platform needs. Nothing but Python and make is assumed.

    python3 -m scripts.bootstrap          what `make run` needs
    python3 -m scripts.bootstrap --dev    and what `make test` and `make lint` need

A stamp in the environment remembers what was installed, so a second start costs nothing.
Written for Python 3.8 and later, so that an old Python gets a sentence and not a syntax error.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import List

from scripts import system_packages

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)
LOCK = ROOT / "requirements.lock"


def main(arguments: List[str]) -> int:
    """Prepare `.venv`; 0 when it is ready, 1 with a sentence that says what to do."""
    if sys.version_info < OLDEST:
        return refuse(
            "Python {}.{} of nieuwer is nodig; hier staat Python {}.{}.".format(*OLDEST, *sys.version_info[:2]),
            "Installeer een nieuwere Python en wijs die aan, bijvoorbeeld: make PYTHON=python3.11 run",
        )
    for_developers = "--dev" in arguments
    wanted = [ROOT / "requirements.txt"]
    if for_developers:
        wanted.append(ROOT / "requirements-dev.txt")
    stamp = VENV / (".installed-dev" if for_developers else ".installed-run")
    fingerprint = fingerprint_of([*wanted, LOCK])
    if python_works() and stamp.is_file() and stamp.read_text() == fingerprint:
        return 0
    if not python_works() and not make_environment(may_install=for_developers):
        return refuse(
            "Python kan hier geen virtuele omgeving maken: het pakket python3-venv ontbreekt.",
            "Installeer het en start opnieuw: apt-get install python3-venv",
        )
    if not install(wanted):
        return refuse(
            "De onderdelen konden niet worden opgehaald; de melding van pip staat hierboven.",
            "Controleer de internetverbinding (of de instellingen van pip) en start opnieuw.",
        )
    stamp.write_text(fingerprint)
    return 0


def refuse(*sentences: str) -> int:
    """Say in Dutch what is missing and what to do."""
    print("\n" + "\n".join(sentences), file=sys.stderr)
    return 1


def fingerprint_of(paths: List[Path]) -> str:
    """One hash over the Python version, the place of the environment and the lists of packages."""
    digest = hashlib.sha256("{}|{}".format(sys.version_info[:2], VENV).encode())
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def python_works() -> bool:
    """Whether the environment's Python starts and has pip; a moved folder or upgraded system breaks it."""
    if not PYTHON.exists():
        return False
    probe = [str(PYTHON), "-c", "import sys, pip; sys.exit(sys.version_info < {})".format(OLDEST)]
    return subprocess.run(probe, check=False, capture_output=True).returncode == 0


def make_environment(may_install: bool) -> bool:
    """Create `.venv`; on a bare test machine the missing Debian package is installed first."""
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    print("Virtuele omgeving maken in .venv", flush=True)
    if subprocess.run(command, check=False, capture_output=True).returncode == 0:
        return True
    version = "python{}.{}-venv".format(*sys.version_info[:2])
    if may_install and (system_packages.install(version) or system_packages.install("python3-venv")):
        return subprocess.run(command, check=False).returncode == 0
    return False


def install(wanted: List[Path]) -> bool:
    """Install the lists of packages with the versions of the lock file; False when pip could not."""
    print("Onderdelen installeren (de eerste keer duurt dit een paar minuten)", flush=True)
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--retries", "2", "--no-input"]
    command += ["--disable-pip-version-check", "--constraint", str(LOCK)]
    for path in wanted:
        command += ["--requirement", str(path)]
    # Packages belong to this environment alone, also when the user's settings say otherwise.
    environment = {name: value for name, value in os.environ.items() if name not in ("PIP_USER", "PYTHONPATH")}
    environment["PIP_ROOT_USER_ACTION"] = "ignore"
    return subprocess.run(command, check=False, env=environment).returncode == 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(refuse("Afgebroken. Start opnieuw wanneer u wilt; wat al klaar is, blijft staan."))
