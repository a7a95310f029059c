"""Install a Debian package when that can be done without asking for a password.

Written for Python 3.8 and later, because it runs before we know which Python is there.
"""

import os
import shutil
import subprocess
from typing import List, Optional


def install(*names: str) -> bool:
    """Install Debian packages; False when this user cannot, or when the package manager refuses."""
    apt = shutil.which("apt-get")
    prefix = _privilege()
    if apt is None or prefix is None:
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # `sudo` drops the environment, so the one setting that matters is passed as a word of the command.
    command = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", apt]
    print("Systeempakketten installeren: " + " ".join(names), flush=True)
    subprocess.run([*command, "update", "-qq"], check=False, env=environment, stdin=subprocess.DEVNULL)
    done = subprocess.run(
        [*command, "install", "-y", "-qq", "--no-install-recommends", *names],
        check=False,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    return done.returncode == 0


def _privilege() -> Optional[List[str]]:
    """The words to put before a command to run it as root; None when that needs a password."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], check=False, capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None
