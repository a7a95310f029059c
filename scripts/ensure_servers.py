"""Find the servers that the tests run (cache, proxy, virus scanner); install the distribution's when missing."""

import shutil
import sys

from scripts import system_packages

#: Program and the Debian package it comes in.
SERVERS = {"redis-server": "redis-server", "nginx": "nginx-light", "clamd": "clamav-daemon"}
ADVICE = f"Servers voor de tests ontbreken. Installeer ze: apt-get install {' '.join(SERVERS.values())}"


def find(program: str) -> "str | None":
    """Where a program is, also where only root looks; None when it is not there."""
    return shutil.which(program) or shutil.which(program, path="/usr/sbin:/usr/local/sbin")


def main() -> int:
    """0 when all are there or could be installed; 1 with a sentence when not."""
    missing = [package for program, package in SERVERS.items() if find(program) is None]
    if missing:
        system_packages.install(*missing)
    ready = all(find(program) for program in SERVERS)
    print("Servers: klaar" if ready else ADVICE, file=sys.stdout if ready else sys.stderr)
    return 0 if ready else 1


if __name__ == "__main__":
    sys.exit(main())
