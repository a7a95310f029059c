"""Write requirements.lock anew: install both lists in an empty environment and note what came along.

Run it with the oldest Python we promise, Debian 12's 3.11.2: a newer one picks versions that the oldest
cannot install.
"""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = """\
# Every package, direct and indirect, that the two lists lead to: constraints that give each machine the same.
# Made by `make lock`, with the oldest Python we promise.
"""
OLDEST = (3, 11, 2)


def main() -> int:
    """0 when the lock file is written; 1 for a later Python; pip's own code when it could not install."""
    if sys.version_info[:3] > OLDEST:
        # 3.11.5 takes packages that 3.11.2 refuses: then nobody can install on Debian 12.
        told = "Maak de lijst met Python 3.11.2 van Debian 12, de oudste die we beloven"
        print(f"{told}: make PYTHON=/usr/bin/python3.11 lock", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        pip = [str(Path(folder) / "bin" / "python"), "-m", "pip"]
        lists = ["-r", "requirements.txt", "-r", "requirements-dev.txt"]
        installed = subprocess.run([*pip, "install", "--quiet", *lists], check=False, cwd=ROOT)
        if installed.returncode:
            return installed.returncode
        frozen = subprocess.run([*pip, "freeze"], check=True, capture_output=True, text=True)
    (ROOT / "requirements.lock").write_text(HEADER + frozen.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
