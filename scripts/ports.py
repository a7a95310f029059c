"""Questions about a network port, asked before a server is started on it."""

import contextlib
import socket


def parse(text: str) -> int | None:
    """The port number in a text, or None when it is no port number."""
    return int(text) if text.isascii() and text.isdigit() and 0 < int(text) < 65_536 else None


def is_free(port: int) -> bool:
    """Whether a server can listen on this port of this machine, and no other one does."""
    for family, host in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        with contextlib.suppress(OSError), socket.socket(family, socket.SOCK_STREAM) as caller:
            caller.settimeout(1)
            if caller.connect_ex((host, port)) == 0:
                return False
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        # As gunicorn does: a port that was closed a second ago counts as free.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
