"""`make run`: database, demo content, web server and worker on this machine, until Ctrl-C."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from scripts.ports import is_free, parse
from scripts.processes import Child, Stopped, stop_all, stop_on_signals

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
SECONDS_TO_START = 90


def main() -> int:
    """0 after Ctrl-C; 1 with a sentence when something is in the way or a process dies."""
    stop_on_signals()
    port = parse(os.environ.get("PORT", "8000"))
    if port is None:
        return refuse("PORT moet een getal zijn van 1 tot en met 65535, bijvoorbeeld: PORT=8001 make run")
    if not is_free(port):
        return refuse(f"Poort {port} is al in gebruik. Start met PORT={port + 1} make run.")
    environment = environment_for(port)
    children: list[Child] = []
    try:
        logins = prepare(environment)
        children.append(Child("De webserver", [PYTHON, "-m", "gunicorn", "-c", "site/gunicorn.conf.py"], environment))
        children.append(Child("De achtergrondwerker", [PYTHON, "manage.py", "qcluster"], environment))
        wait_until_ready(port, children)
        print(welcome(port, logins), flush=True)
        while True:
            complain_about_the_dead(children)
            time.sleep(0.5)
    except Stopped:
        print("\nStoppen…", flush=True)
        return 0
    except Failed as failure:
        return refuse(str(failure))
    finally:
        stop_all(children)


class Failed(Exception):
    """What went wrong and what to do, as a Dutch sentence."""


def refuse(sentence: str) -> int:
    """Say why it does not start, and give the exit code that goes with it."""
    print(sentence, file=sys.stderr, flush=True)
    return 1


def environment_for(port: int) -> dict[str, str]:
    """The environment of both processes; what the user set stays as it is."""
    defaults = {
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "BASE_URL": f"http://localhost:{port}",
        "PYTHONUNBUFFERED": "1",
    }
    return {**defaults, **os.environ, "PORT": str(port)}


def prepare(environment: dict[str, str]) -> str:
    """Bring the database up to date and put the demo content in; returns what the demo says about logins."""
    (ROOT / "var").mkdir(exist_ok=True)
    print("Database bijwerken", flush=True)
    manage(environment, "migrate", "--no-input", "--verbosity", "0")
    print("Voorbeeldinhoud klaarzetten", flush=True)
    return manage(environment, "demo").strip()


def manage(environment: dict[str, str], *arguments: str) -> str:
    """Run one management command and return what it printed; raises Failed when it could not do its work."""
    # An own session: Ctrl-C reaches this program alone, which then stops the command without a traceback.
    done = subprocess.run(
        [PYTHON, "manage.py", *arguments],
        check=False,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    if done.returncode:
        sys.stdout.write(done.stdout)
        raise Failed(f"Het commando 'manage.py {arguments[0]}' is niet gelukt; de melding staat hierboven.")
    return done.stdout


def wait_until_ready(port: int, children: list[Child]) -> None:
    """Return once the web server answers; raises Failed when it does not, or when a process dies first."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        complain_about_the_dead(children)
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            pass
        time.sleep(0.2)
    raise Failed(f"De webserver gaf binnen {SECONDS_TO_START} seconden geen antwoord op /healthz.")


def complain_about_the_dead(children: list[Child]) -> None:
    """Raise Failed when one of the processes has ended by itself."""
    for child in children:
        code = child.exit_code()
        if code is not None:
            raise Failed(f"{child.name} is gestopt (code {code}); de melding staat hierboven. Alles is gestopt.")


def welcome(port: int, logins: str) -> str:
    """Where to look, who can log in, and how to stop."""
    address = f"http://localhost:{port}"
    lines = [
        "",
        "Reisgenoot draait.",
        f"  Website   {address}/",
        f"  Beheer    {address}/beheer/",
        "  E-mail    in de map var/mail/ (daar staan ook de inlogcodes)",
        "",
        *([logins, ""] if logins else []),
        "Stoppen: Ctrl-C. Opnieuw starten: make run. Er gaat niets verloren.",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
