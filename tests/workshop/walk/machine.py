"""A machine that looks fresh, and the walk on it: install, log in, upgrade while people read, put a back-up back.

Runs as root in namespaces of its own: `unshare --mount --pid --fork --mount-proc --kill-child python -m
tests.workshop.walk.machine FOLDER`. What it writes is gone with it; what it did is in FOLDER/told.json.
"""

import json
import os
import re
import subprocess
import sys
import tarfile
import threading
import time
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller

from tests.architecture.files import NOT_OURS
from tests.workshop.walk.blocks import ROOT, blocks
from tests.workshop.walk.reader import Browser, Reader

LAYERS = ("/etc", "/opt", "/var", "/usr/local", "/run", "/root")
MAIL_PORT = 2525
#: What a person fills in for themselves.
FILLED_IN = {"smtp+tls://user:password@mail.example:587": f"smtp://127.0.0.1:{MAIL_PORT}"}
ADMINISTRATOR, SECOND = "beheer@reisgenoot.example", "tweede@reisgenoot.example"


def main(folder: Path) -> None:
    """The whole walk; every command that fails ends it."""
    told = _Told(folder / "told.json")
    look_fresh(folder)
    mails: list[str] = []
    Controller(_Mailbox(mails), hostname="127.0.0.1", port=MAIL_PORT).start()
    with Path("/etc/hosts").open("a") as hosts:
        hosts.write("127.0.0.1 reisgenoot.example\n")

    archive("0.9.0", Path("/root"))
    # In one shell, as a person types them: what one line leaves behind (a folder, a mask) counts for the next.
    told["install"] = run("\n".join(blocks("install")))
    told["log in"] = log_in(mails)

    archive("0.10.0", Path("/root"))
    reader = Reader("https://reisgenoot.example/", every=0.1)
    for block in blocks("upgrade"):
        told["upgrade"] = run(block)
    told["read meanwhile"] = reader.stop()
    told["release"] = run("reisgenoot shell -v0 -c 'from pages.version import VERSION; print(VERSION)'")[
        "said"
    ].strip()

    run(f"reisgenoot administrator {SECOND}")
    for block in blocks("restore"):
        told["restore"] = run(block)
    count = "from people.models import User; print(sorted(User.objects.values_list(chr(101) + 'mail', flat=True)))"
    told["who is there"] = run(f'reisgenoot shell -v0 -c "{count}"')["said"].strip()
    time.sleep(65)  # the worker's sign of life
    told["ready"] = Browser().get("https://reisgenoot.example/readyz").text
    told["log"] = "".join(path.read_text() for path in sorted(Path("/var/log").glob("reisgenoot*.log")))[-4000:]


class _Told(dict[str, Any]):
    """What happened so far, also in a file: of a walk that stops halfway one knows where."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __setitem__(self, name: str, what: Any) -> None:
        super().__setitem__(name, what)
        self._file.write_text(json.dumps(self, indent=1))


def look_fresh(folder: Path) -> None:
    """Put an empty layer over every folder that the walk writes in."""
    layers = folder / "layers"
    layers.mkdir()
    run_plain("mount", "-t", "tmpfs", "tmpfs", str(layers))
    within = [place for place in _mounted() if place.startswith(tuple(f"{each}/" for each in LAYERS))]
    for number, place in enumerate(within):
        (layers / f"m{number}").mkdir()
        run_plain("mount", "--bind", place, str(layers / f"m{number}"))
    for number, place in enumerate(LAYERS):
        upper, work = layers / f"u{number}", layers / f"w{number}"
        upper.mkdir()
        work.mkdir()
        options = f"lowerdir={place},upperdir={upper},workdir={work}"
        run_plain("mount", "-t", "overlay", "overlay", "-o", options, place)
    for number, place in enumerate(within):
        # What this machine had mounted there (its packages, perhaps) stays in sight.
        if Path(place).is_dir():
            run_plain("mount", "--bind", str(layers / f"m{number}"), place)
    for name in ("systemctl", "apt-get"):
        (Path("/usr/local/bin") / name).write_bytes((Path(__file__).with_name(name)).read_bytes())
        (Path("/usr/local/bin") / name).chmod(0o755)


def _mounted() -> list[str]:
    told = Path("/proc/self/mountinfo").read_text().splitlines()
    return [place for place in (line.split()[4] for line in told) if Path(place).is_dir()]


def archive(version: str, target: Path) -> None:
    """The archive of a release, as `git archive` makes it: our files, under this number."""
    with tarfile.open(target / f"reisgenoot-{version}.tar.gz", "w:gz", compresslevel=1) as packed:
        for folder, folders, names in os.walk(ROOT):
            folders[:] = sorted(name for name in folders if name not in {*NOT_OURS, "tests"})
            for name in sorted(names):
                path = Path(folder) / name
                if path.is_symlink() or name == ".git":
                    continue
                if path.name == "version.py" and path.parent.name == "pages":
                    changed = target / "version.py"
                    changed.write_text(re.sub(r'VERSION = ".*"', f'VERSION = "{version}"', path.read_text()))
                    packed.add(changed, path.relative_to(ROOT))
                else:
                    packed.add(path, path.relative_to(ROOT))


def run(block: str) -> dict[str, Any]:
    """Type a block into a shell of root; what it said and how long it took. The first failure ends the walk."""
    for ours, theirs in FILLED_IN.items():
        block = block.replace(ours, theirs)
    started = time.monotonic()
    done = subprocess.run(
        ["bash", "-eu", "-o", "pipefail", "-c", block],
        cwd="/root",
        env={
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": "/root",
            "LANG": "C.UTF-8",
            # Where this machine's pip finds packages is its own affair.
            **{
                name: value for name, value in os.environ.items() if name.startswith("PIP_") or "proxy" in name.lower()
            },
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        logs = "".join(path.read_text()[-3000:] for path in Path("/var/log").glob("reisgenoot*.log"))
        sys.exit(f"these commands failed:\n{block}\nthey said:\n{done.stdout}\n{done.stderr}\n{logs}")
    return {"said": done.stdout + done.stderr, "seconds": round(time.monotonic() - started, 1)}


def run_plain(*command: str) -> None:
    """A command of the harness itself."""
    subprocess.run(command, check=True)


def log_in(mails: list[str]) -> str:
    """As the first administrator: a code by mail, a second lock, and the admin opens."""
    browser = Browser()
    site = "https://reisgenoot.example"
    browser.submit(browser.get(f"{site}/account/login/"), login=ADMINISTRATOR)
    for _each in range(300):
        if mails:
            break
        time.sleep(0.2)
    code = re.search(r"^(\d{6})\s*$", mails[-1], re.M)
    assert code, mails[-1]
    browser.submit(browser.get(f"{site}/account/login/code/confirm/"), code=code[1])
    assert browser.get(f"{site}/beheer/").url.startswith(f"{site}/account/2fa/"), "the admin opened with one lock"
    return browser.second_lock(f"{site}/account/2fa/totp/activate/", f"{site}/beheer/")


class _Mailbox:
    def __init__(self, mails: list[str]) -> None:
        self._mails = mails

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 -- the name is given
        self._mails.append(envelope.content.decode(errors="replace"))
        return "250 OK"


if __name__ == "__main__":
    assert threading.current_thread() is threading.main_thread()
    main(Path(sys.argv[1]))
