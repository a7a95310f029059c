"""What several web servers and workers must share: files, counts, seals. Run by `manage.py check --deploy`.

A database that is reached over a network is taken as a sign that there are several. Who runs all on one machine after
all, or mounted one folder on each, says so with FOLDERS_SHARED.
"""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Info, Tags, register
from django.core.checks import Warning as Warn

_HERE = ("", "localhost", "127.0.0.1", "::1")
_OWN_MEMORY = ("LocMemCache", "DummyCache")
_OWN_FOLDER = ("SteadyFileCache", "FileBasedCache")
_HINT = " If all of them see the same folder, set FOLDERS_SHARED=1."


def database_is_elsewhere() -> bool:
    """Whether the database is reached over a network: not SQLite, not a socket, not this machine."""
    database = settings.DATABASES["default"]
    host = database.get("HOST") or database.get("OPTIONS", {}).get("host") or ""
    return database["ENGINE"] != "django.db.backends.sqlite3" and not host.startswith("/") and host not in _HERE


@register(Tags.security, deploy=True)
def all_share_what_they_must(**_kwargs: Any) -> list[CheckMessage]:
    """With several web servers: one storage, one cache and one place for seals, or each has its own."""
    found: list[CheckMessage] = []
    if database_is_elsewhere():
        found = [*_files(), *_counts()]
    seals, files = settings.STORAGES["seals"], settings.STORAGES["default"]
    places = [(each["OPTIONS"].get("endpoint_url"), each["OPTIONS"].get("bucket_name")) for each in (seals, files)]
    if _on_server(files) and places[0] == places[1]:
        found.append(
            Info(
                "SEALS_URL is not set: the seals of the audit trail stand where the platform may delete them.",
                hint="Name a bucket in which this key may write and not delete.",
                id="pages.I010",
            )
        )
    return found


def _files() -> list[CheckMessage]:
    if settings.FOLDERS_SHARED:
        return []
    found: list[CheckMessage] = []
    if not _on_server(settings.STORAGES["default"]):
        found.append(
            Warn(
                "STORAGE_URL is not set and the database is on another machine: each web server and worker keeps files"
                " for itself. What one receives the others cannot find, and it goes when the container goes.",
                hint="Set STORAGE_URL to an S3 server." + _HINT,
                id="pages.W010",
            )
        )
    if not _on_server(settings.STORAGES["seals"]):
        found.append(
            Warn(
                "The seals of the audit trail stand in a folder of each worker: they are lost with it, and then"
                " verify_trail calls the trail broken.",
                hint="Set SEALS_URL (or STORAGE_URL) to an S3 server." + _HINT,
                id="pages.W012",
            )
        )
    return found


def _counts() -> list[CheckMessage]:
    kind = settings.CACHES["default"]["BACKEND"].rpartition(".")[2]
    if kind not in _OWN_MEMORY and (kind not in _OWN_FOLDER or settings.FOLDERS_SHARED):
        return []
    return [
        Warn(
            "CACHE_URL names no cache that all share and the database is on another machine: each web server counts"
            " guesses at codes for itself, so that who guesses gets as many tries more.",
            hint="Set CACHE_URL to a Redis or Valkey." + ("" if kind in _OWN_MEMORY else _HINT),
            id="pages.W011",
        )
    ]


def _on_server(storage: dict[str, Any]) -> bool:
    return "endpoint_url" in storage.get("OPTIONS", {})
