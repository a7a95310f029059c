"""A machine that looks fresh, and the walk on it: install, log in, upgrade while people read, put a back-up back.

Runs as root in namespaces of its own: `unshare --mount --pid --fork --mount-proc --kill-child python -m
tests.workshop.walk.machine FOLDER`. What it writes is gone with it; what it did is in FOLDER/told.json, and what the
keeper of copies has is in FOLDER/kept. With `burned` behind it: another fresh machine, which has nothing but that.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import threading
import time
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from tests.architecture.files import NOT_OURS
from tests.workshop.walk.blocks import ROOT, blocks, steps
from tests.workshop.walk.reader import Browser, Reader

LAYERS = ("/etc", "/opt", "/var", "/usr/local", "/run", "/root", "/srv")
MAIL_PORT = 2525
#: What a person fills in for themselves.
FILLED_IN = {
    "smtp+tls://user:password@mail.example:587": f"smtp://post%40reisgenoot.example:a$b%60c%2Fd@127.0.0.1:{MAIL_PORT}",
    "allow 192.0.2.10;": "allow 127.0.0.9;",
}
MAIL_LOGIN = (b"post@reisgenoot.example", b"a$b`c/d")
SITE = "https://reisgenoot.example"
KEPT = Path("/root/kept")
ADMINISTRATOR, SECOND = "beheer@reisgenoot.example", "tweede@reisgenoot.example"


def main(folder: Path) -> None:
    """The whole walk; every command that fails ends it."""
    told, mails = begin(folder, "told.json")
    archive("0.9.0", Path("/root"))
    # In one shell, as a person types them: what one line leaves behind (a folder, a mask) counts for the next.
    told["install"] = run("\n".join(blocks("install")))
    told["log in"] = log_in(mails)
    told["certificate"] = run("\n".join(blocks("certificate")))
    told["who made it"] = certificate_of("reisgenoot.example")
    told["scanner"] = run("\n".join(blocks("scanner")))
    told["monitor"] = run("\n".join(blocks("monitor")))
    told["figures"] = figures()
    run(f"age-keygen --output {folder}/age-key.txt")
    public = run(f"age-keygen -y {folder}/age-key.txt")["said"].strip()
    FILLED_IN["age1thepublickeyfromstepone"] = public
    told["copies"] = run("\n".join(blocks("copies") + blocks("keeper") + blocks("send")))

    archive("0.10.0", Path("/root"), around="reisgenoot-0.10.0/")
    reader = Reader(f"{SITE}/", every=0.1)
    for block in blocks("upgrade"):
        told["upgrade"] = run(block)
    told["read meanwhile"] = reader.stop()
    told["release"], told["figures later"] = release(), figures()

    run(f"reisgenoot administrator {SECOND}")
    for block in blocks("restore"):
        told["restore"] = run(block)
    told["who is there"] = who_is_there()
    time.sleep(65)  # the worker's sign of life
    told["ready"] = Browser().get(f"{SITE}/readyz").text
    told["log"] = "".join(path.read_text() for path in sorted(Path("/var/log").glob("reisgenoot*.log")))[-4000:]

    # The last quarter of an hour before the fire; what the keeper and the vault have is all that is left.
    run("systemctl start reisgenoot-copies.service")
    shutil.copytree("/srv/reisgenoot/in", folder / "kept")
    shutil.copy(folder / "age-key.txt", folder / "kept")
    shutil.copy("/etc/reisgenoot/environment", folder / "kept")
    told["kept"] = sorted(path.name for path in (folder / "kept").iterdir())
    told["readable"] = [path.name for path in (folder / "kept").glob("*.age") if b"beheer" in path.read_bytes()]


def burned(folder: Path) -> None:
    """Another machine, another day: nothing is left but what was kept."""
    told, _mails = begin(folder, "burned.json")
    shutil.copytree(folder / "kept", KEPT)
    archive("0.10.0", Path("/root"))
    told["install"] = run(steps(1, 2, 3, 4) + "\n".join(blocks("restore-new")) + steps(7, 8, 10))
    told["release"], told["who is there"] = release(), who_is_there()
    told["ready"] = Browser().get(f"{SITE}/readyz").text
    told["log"] = "".join(path.read_text() for path in sorted(Path("/var/log").glob("reisgenoot*.log")))[-4000:]


def begin(folder: Path, file: str) -> "tuple[_Told, list[str]]":
    """A fresh machine with a name, and a mail server that only lets in who has the right word."""
    look_fresh(folder)
    mails: list[str] = []
    Controller(
        _Mailbox(mails), hostname="127.0.0.1", port=MAIL_PORT, auth_require_tls=False,
        authenticator=lambda _server, _session, _envelope, _how, who: AuthResult(
            success=(who.login, who.password) == MAIL_LOGIN
        ),
    ).start()  # fmt: skip
    with Path("/etc/hosts").open("a") as hosts:
        hosts.write("127.0.0.1 reisgenoot.example\n")
    return _Told(folder / file), mails


def release() -> str:
    """Which release runs."""
    return run("reisgenoot shell -v0 -c 'from pages.version import VERSION; print(VERSION)'")["said"].strip()


def who_is_there() -> str:
    """The accounts in the database."""
    count = "from people.models import User; print(sorted(User.objects.values_list(chr(101) + 'mail', flat=True)))"
    return run(f'reisgenoot shell -v0 -c "{count}"')["said"].strip()


def certificate_of(name: str) -> str:
    """Who made the certificate that nginx shows; a moment after it was told to take over a new one."""
    time.sleep(2)
    return run(f"openssl s_client -connect {name}:443 </dev/null 2>/dev/null | openssl x509 -noout -issuer")["said"]


def figures() -> list[float]:
    """How many requests there were, as a monitor hears it ten times, whichever web server answers."""
    ask = (
        "TOKEN=$(sed -n \"s/^METRICS_TOKEN='\\(.*\\)'/\\1/p\" /etc/reisgenoot/environment)\n"
        f"for EACH in 1 2 3 4 5 6 7 8 9 10; do curl -fsSk -o /dev/null -H 'Cookie: a=b' {SITE}/; "
        f'curl -fsSk --interface 127.0.0.9 -H "Authorization: Bearer $TOKEN" {SITE}/metrics'
        " | sed -n 's/^reisgenoot_request_seconds_count.*view=\"wagtail_serve\"} //p'; done"
    )
    return [float(line) for line in run(ask)["said"].split()]


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
    layers.mkdir(exist_ok=True)
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
    for name in ("systemctl", "apt-get", "certbot", "freshclam", "ssh", "ssh-keyscan"):
        (Path("/usr/local/bin") / name).write_bytes((Path(__file__).with_name(name)).read_bytes())
        (Path("/usr/local/bin") / name).chmod(0o755)


def _mounted() -> list[str]:
    told = Path("/proc/self/mountinfo").read_text().splitlines()
    return [place for place in (line.split()[4] for line in told) if Path(place).is_dir()]


def archive(version: str, target: Path, around: str = "") -> None:
    """The archive of a release, as `git archive` makes it: our files, under this number, with or without a folder."""
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
                    packed.add(changed, f"{around}{path.relative_to(ROOT)}")
                else:
                    packed.add(path, f"{around}{path.relative_to(ROOT)}")


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
    site = SITE
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
    {"burned": burned}.get("".join(sys.argv[2:]), main)(Path(sys.argv[1]))
