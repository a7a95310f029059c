"""The floor of a download: the web server alone, sending one file. BENCH_FILE says which."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The file, by the server's own means."""
    if environ["PATH_INFO"] == "/healthz":
        start_response("200 OK", [("Content-Length", "2")])
        return [b"ok"]
    path = Path(os.environ["BENCH_FILE"])
    start_response("200 OK", [("Content-Type", "application/zip"), ("Content-Length", str(path.stat().st_size))])
    wrapped: Iterable[bytes] = environ["wsgi.file_wrapper"](path.open("rb"), 1 << 16)
    return wrapped
