"""Write requirements.lock anew: install both lists in an empty environment and note what came along."""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = """\
# Every package, direct and indirect, that the two lists lead to. Used as constraints, so that each machine gets the same.
# Made by `make lock`.
"""


def main() -> int:
    """0 when the lock file is written; pip's own code when it could not install."""
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
