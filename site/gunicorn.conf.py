"""gunicorn for Reisgenoot. Start it from any directory: gunicorn -c site/gunicorn.conf.py"""

import gc
import os
import tempfile
from pathlib import Path

# Loading makes many objects and no garbage: with Python's own limit a fifth of it went to looking for some.
gc.set_threshold(50_000, 20, 20)

wsgi_app = "config.wsgi:application"
# site/ is a folder of packages, not a package itself: see docs/decisions/0001-source-root.md.
pythonpath = str(Path(__file__).resolve().parent)
chdir = str(Path(__file__).resolve().parent.parent)

# Each worker counts in a file of its own; whichever answers /metrics adds them up. Before the code is loaded.
# Several web servers on one machine must be given the same folder, or each tells its own sums.
if not os.environ.get("METRICS_TOKEN"):
    os.environ.pop("PROMETHEUS_MULTIPROC_DIR", None)
elif not os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="reisgenoot-metrics-")
else:
    Path(os.environ["PROMETHEUS_MULTIPROC_DIR"]).mkdir(parents=True, exist_ok=True)

bind = os.environ.get("BIND", "127.0.0.1:" + os.environ.get("PORT", "8000"))
# The code is read once, by the master; the workers are forks that share its memory and stand at once.
preload_app = True
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# Threads, so that a phone on a slow line does not hold a whole worker.
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS", "4"))
# Room for a round that everybody opens at once; a waiting visitor is better than a refused one.
backlog = 512
timeout = 30
graceful_timeout = 20
# Longer than the proxy keeps a connection that nobody uses (nginx by itself 60 seconds, in deploy/nginx 30): who hangs
# up first must be the proxy, or a form that is just sent meets a closed door. It costs no thread.
keepalive = 75
# A worker's sign of life on a slow disk could look like a dead worker.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 -- shared memory, not a file

# Promise 2, "without a name means without a trace": no access log, and no warnings,
# because gunicorn's warning about a malformed request holds the visitor's address.
accesslog = None
errorlog = "-"
loglevel = "error"
logger_class = "config.gunicorn_log.WithoutWords"


def on_starting(_server: object) -> None:
    """Before the first worker: what is left of web servers that are gone is put together, or forgotten."""
    from home.operations import counted_together  # noqa: PLC0415 -- there once the code is loaded

    if where := counted_together.folder():
        counted_together.begin(where)


def when_ready(_server: object) -> None:
    """The master has loaded everything and forks next: what is loaded stays, and is left out of collecting garbage."""
    from config.warming import warm  # noqa: PLC0415 -- there once the code is loaded
    from pages.service import look_at_start  # noqa: PLC0415 -- there once the code is loaded

    warm()
    look_at_start()
    gc.collect()
    gc.freeze()


def child_exit(_server: object, _worker: object) -> None:
    """What a worker that stopped had counted stays in the sums."""
    from home.operations import counted_together  # noqa: PLC0415 -- only when somebody asks for figures

    if where := counted_together.folder():
        counted_together.put_away(where)
