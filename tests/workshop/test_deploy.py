"""What is in deploy/ is what an operator copies: right, and true to operations.md.

Read by a tool of its own: the Containerfile (hadolint), Kubernetes (kubernetes-validate), nginx (nginx itself), the
scripts (the shell) and, where systemd is, the units (test_operations_walk). No tool here reads compose.yaml and the
alarms: test_shapes does.
"""

import http.client
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from pages.csp_rules import parse, problems_of
from scripts.ensure_servers import find
from tests.architecture.test_settings_documented import read_from_environment
from tests.fixtures.processes import ROOT, free_port

DEPLOY = ROOT / "deploy"
#: Names in compose.yaml that are for the servers beside us, not for our own settings.
BESIDE_US = {"DATABASE_PASSWORD", "CACHE_PASSWORD"}


def _run(*command: str) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_the_image_is_as_the_linter_wants_it() -> None:
    _run(str(Path(sys.executable).with_name("hadolint")), str(DEPLOY / "Containerfile"))


def test_the_image_runs_what_operations_tells_and_not_as_root() -> None:
    lines = (DEPLOY / "Containerfile").read_text()
    assert re.search(r"^USER 10001$", lines, re.M)
    assert 'CMD ["gunicorn", "-c", "site/gunicorn.conf.py"]' in lines
    told = "".join(re.findall(r"^ENV .*(?:\\\n.*)*", lines, re.M))
    named = set(re.findall(r"\b([A-Z_]{3,})=", told))
    assert named - {"DJANGO_SETTINGS_MODULE", "PYTHONUNBUFFERED"} <= read_from_environment()


def test_nothing_of_this_machine_goes_into_the_image() -> None:
    left_out = set((ROOT / ".containerignore").read_text().split())
    assert {".git", ".venv", "var", "tests"} <= left_out


def test_kubernetes_takes_it() -> None:
    files = sorted(map(str, (DEPLOY / "kubernetes").glob("*.yaml")))
    told = _run(str(Path(sys.executable).with_name("kubernetes-validate")), "--strict", *files)
    assert "deployment/web" in told


def _kubernetes(kind: str) -> dict[str, dict]:
    files = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
    documents = [document for file in files for document in yaml.safe_load_all(file.read_text())]
    return {document["metadata"]["name"]: document for document in documents if document["kind"] == kind}


def _containers() -> dict[str, dict]:
    nightly = {name: document["spec"]["jobTemplate"] for name, document in _kubernetes("CronJob").items()}
    documents = {**_kubernetes("Deployment"), **_kubernetes("Job"), **nightly}
    pods = {name.partition("-")[0]: document["spec"]["template"]["spec"] for name, document in documents.items()}
    return {name: {**pod, **pod["containers"][0]} | {"pod": pod} for name, pod in pods.items()}


@pytest.mark.parametrize("part", ["migrate", "web", "worker", "back", "restore"])
def test_every_part_on_kubernetes_is_closed_as_haven_asks(part: str) -> None:
    container = _containers()[part]
    assert container["pod"]["securityContext"]["runAsNonRoot"] is True
    assert container["pod"]["automountServiceAccountToken"] is False
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert container["resources"]["limits"]["memory"]


@pytest.mark.parametrize("part", ["migrate", "web", "worker", "back", "restore"])
def test_every_part_on_kubernetes_gets_all_settings(part: str) -> None:
    assert _containers()[part]["envFrom"] == [
        {"configMapRef": {"name": "reisgenoot"}}, {"secretRef": {"name": "reisgenoot"}}
    ]  # fmt: skip


def test_what_kubernetes_is_given_is_enough_for_real_people() -> None:
    """No redirect to itself, files and brakes that all pods share, and nothing that the deploy check warns of."""
    told = {**_kubernetes("ConfigMap")["reisgenoot"]["data"], **_kubernetes("Secret")["reisgenoot"]["stringData"]}
    assert set(told) <= read_from_environment()
    assert {"STORAGE_URL", "CACHE_URL", "SEALS_URL", "DATABASE_URL", "EMAIL_URL", "CLAMD_URL"} <= set(told)
    made = {name: f"{name}-{'k3y' * 20}" for name, value in told.items() if not value}
    assert set(made) == {"SECRET_KEY", "RECEIPT_KEY", "METRICS_TOKEN"}
    ask = (
        "import django; django.setup()\n"
        "from django.core.management import call_command as do; do('check', deploy=True, fail_level='WARNING')\n"
        "from django.test import RequestFactory as Ask\n"
        "print([Ask().get('/', headers={'x-forwarded-proto': way}).is_secure() for way in ('https', 'http')])"
    )
    env = {**os.environ, **told, **made, "DJANGO_SETTINGS_MODULE": "config.settings.production", "PYTHONPATH": "site"}
    done = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[True, False]", "a page behind the proxy would lead to itself"


def test_figures_and_readiness_are_not_for_who_comes_in_by_the_front() -> None:
    (rule,) = _kubernetes("Ingress")["reisgenoot"]["spec"]["rules"]
    leads = {path["path"]: path["backend"]["service"]["name"] for path in rule["http"]["paths"]}
    assert leads == {"/metrics": "closed", "/readyz": "closed", "/": "web"}
    assert "selector" not in _kubernetes("Service")["closed"]["spec"]


def test_a_back_up_is_made_each_night_on_a_volume_that_stays() -> None:
    nightly = _kubernetes("CronJob")["back-up"]["spec"]
    pod = nightly["jobTemplate"]["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    assert container["command"][:4] == ["python", "manage.py", "backup", "/back-ups"]
    assert {"name": "back-ups", "mountPath": "/back-ups"} in container["volumeMounts"]
    (kept,) = (volume for volume in pod["volumes"] if volume["name"] == "back-ups")
    assert kept["persistentVolumeClaim"]["claimName"] in _kubernetes("PersistentVolumeClaim")
    # Two at once would write in one folder; and what reads one back mounts the same volume.
    assert nightly["concurrencyPolicy"] == "Forbid"
    assert kept in _containers()["restore"]["pod"]["volumes"]


def test_who_watches_the_worker_looks_at_what_its_guard_touches() -> None:
    told = re.search(r"WORKER_BEAT_FILE=(\S+)", (DEPLOY / "Containerfile").read_text())
    assert told
    probe = _kubernetes("Deployment")["worker"]["spec"]["template"]["spec"]["containers"][0]["livenessProbe"]
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]["worker"]["healthcheck"]["test"]
    assert probe["exec"]["command"][-1] == compose[-1] == f"find {told[1]} -mmin -2 | grep -q ."


def test_one_machine_with_compose_is_whole() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    services = compose["services"]
    assert set(services) == {"migrate", "web", "worker", "back-up", "database", "cache", "scanner"}
    for name in ("migrate", "web", "worker", "back-up"):
        service = services[name]
        assert set(service["environment"]) <= read_from_environment()
        assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
        assert set(service.get("depends_on", ())) <= set(services)
    used = {volume.partition(":")[0] for service in services.values() for volume in service.get("volumes", [])}
    assert used == set(compose["volumes"])
    # No secret has a value of its own here: who forgets one is told so.
    asked = re.findall(r"\$\{([A-Z_]+)(:[?-][^}]*)?\}", (DEPLOY / "compose.yaml").read_text())
    assert {name for name, rest in asked if not rest.startswith(":?")} == set()
    # Every other setting of the table comes along as it stands in deploy/.env, which goes into no image.
    assert all(services[name]["env_file"] == ".env" for name in ("migrate", "web", "worker", "back-up"))
    assert "**/.env" in (ROOT / ".containerignore").read_text().split()
    assert {name for name, _rest in asked} - BESIDE_US <= read_from_environment()


@pytest.mark.parametrize(
    "path", [path for path in sorted(DEPLOY.iterdir()) if path.is_file() and os.access(path, os.X_OK)],
    ids=lambda path: path.name,
)  # fmt: skip
def test_what_is_run_is_shell(path: Path) -> None:
    _run("bash" if "bash" in path.read_text().splitlines()[0] else "sh", "-n", str(path))


def test_the_proxy_takes_its_file(tmp_path: Path) -> None:
    ours = (DEPLOY / "nginx/reisgenoot.conf").read_text()
    _run(
        "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=reisgenoot.example",
        "-keyout", str(tmp_path / "key.pem"), "-out", str(tmp_path / "fullchain.pem"),
    )  # fmt: skip
    (tmp_path / "ours.conf").write_text(
        ours.replace("/etc/ssl/reisgenoot", str(tmp_path)).replace("/var/cache/nginx-reisgenoot", f"{tmp_path}/kept")
    )
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{ include {tmp_path}/ours.conf; }}\n"
    )
    nginx = find("nginx")
    assert nginx, "nginx is missing: python -m scripts.ensure_servers installs it"
    told = _run(nginx, "-t", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf"))
    assert "test is successful" in told


@pytest.mark.parametrize(("size", "status"), [("0", 503), ("30000000", 413)])
def test_what_the_proxy_says_by_itself_is_as_safe(proxy: Callable[..., Any], size: str, status: int) -> None:
    """Nobody is behind it: nginx answers."""
    line = http.client.HTTPConnection("127.0.0.1", proxy([free_port()]).port, timeout=20)
    line.putrequest("POST", "/mijn-inbreng/")
    line.putheader("Content-Length", size)
    line.endheaders()
    told = line.getresponse()
    assert told.status == status
    assert problems_of(parse(told.headers["Content-Security-Policy"])) == []
    assert told.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"
    assert (told.headers["X-Content-Type-Options"], told.headers["Referrer-Policy"]) == ("nosniff", "same-origin")
    assert told.headers["Server"] == "nginx", "no version"


def test_the_proxy_speaks_as_ncsc_wants_it() -> None:
    """The file itself: TLS 1.2 and 1.3, forward secrecy and authenticated ciphers only, IPv6, https first."""
    ours = (DEPLOY / "nginx/reisgenoot.conf").read_text()
    assert re.findall(r"ssl_protocols (.*);", ours) == ["TLSv1.2 TLSv1.3"]
    ciphers = re.findall(r"ssl_ciphers (.*);", ours)[0].split(":")
    assert all(
        re.fullmatch(r"ECDHE-(ECDSA|RSA)-(AES(128|256)-GCM-SHA(256|384)|CHACHA20-POLY1305)", c) for c in ciphers
    )
    assert set(re.findall(r"ssl_ecdh_curve (.*);", ours)[0].split(":")) <= {
        "X25519",
        "X448",
        "prime256v1",
        "secp384r1",
    }
    assert re.findall(r"listen (.*);", ours) == ["80", "[::]:80", "443 ssl http2", "[::]:443 ssl http2"]
    assert re.findall(r"return 301 (\S+);", ours) == ["https://reisgenoot.example$request_uri"]
    assert "proxy_hide_header" not in ours, "what the web server says about safety goes through"


def test_the_proxy_keeps_no_trace_of_who_came_by() -> None:
    ours = (DEPLOY / "nginx/reisgenoot.conf").read_text()
    assert set(re.findall(r"^\s*access_log (.*);", ours, re.M)) == {"off"}
    assert set(re.findall(r"^\s*error_log (.*);", ours, re.M)) == {"/dev/null crit"}
    assert ours.count("access_log off") == ours.count("\nserver {")


def test_the_release_is_the_same_everywhere() -> None:
    from pages.version import VERSION

    newest = re.search(r"^## ([\d.]+) ·", (ROOT / "CHANGELOG.md").read_text(), re.M)
    publiccode = yaml.safe_load((ROOT / "publiccode.yml").read_text())
    pods = "".join(file.read_text() for file in (DEPLOY / "kubernetes").glob("*.yaml"))
    images = re.findall(r"image: registry\.example/reisgenoot:(\S+)", pods)
    jobs = {name.partition("-")[2].replace("-", ".") for name in _kubernetes("Job")}
    assert newest
    typed = re.findall(r"\bjob[/ ](?:migrate|restore)-([\d-]+)", (ROOT / "docs/operations.md").read_text())
    assert typed
    jobs |= {name.replace("-", ".") for name in typed}
    assert {VERSION, newest[1], publiccode["softwareVersion"], *images, *jobs} == {VERSION}
