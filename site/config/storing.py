"""Where files are kept: in folders of this machine, or on an S3 server that all machines share (`STORAGE_URL`)."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

#: Seconds to wait for a storage server before saying that it is not there.
_CONNECT, _READ = 2, 8
#: Where each storage is, under the folder of this machine or in the bucket.
_FOLDERS = {"default": "media", "private": "private", "erasures": "erasures", "seals": "seals"}


def file_storages(url: str, var_dir: Path, seals_url: str = "") -> dict[str, dict[str, Any]]:
    """The storages "default" (public files), "private" (people's words), "erasures" (what must stay erased), "seals".

    `url` is empty for folders under `var_dir`, else `s3://KEY:SECRET@host[:port]/bucket?region=…`; `scheme=http` for a
    server on a private network without TLS, `scheme=https` is the default. Raises ImproperlyConfigured for another.
    `seals_url` puts the seals of the trail elsewhere: the same kind of address, or `file:///a/folder`.
    """
    places = {alias: _storage(url, folder, var_dir) for alias, folder in _FOLDERS.items()}
    if seals_url:
        places["seals"] = _storage(seals_url, _FOLDERS["seals"], var_dir)
    return places


def _storage(url: str, folder: str, var_dir: Path) -> dict[str, Any]:
    if url and not url.startswith("file:"):
        options = {**_s3_options(url), "location": folder}
        return {"BACKEND": "pages.object_storage.ObjectStorage", "OPTIONS": options}
    place = Path(urlsplit(url).path) if url else var_dir / folder
    return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": place}}


def _s3_options(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    bucket = parts.path.strip("/")
    if parts.scheme != "s3" or not (parts.hostname and bucket and parts.username and parts.password):
        # Never the value itself: it holds a secret.
        raise ImproperlyConfigured("STORAGE_URL moet zijn: s3://SLEUTEL:GEHEIM@server/bucket?region=regio")
    asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    place = f"{parts.hostname}:{parts.port}" if parts.port else parts.hostname
    return {
        "bucket_name": bucket,
        "access_key": unquote(parts.username),
        "secret_key": unquote(parts.password),
        "endpoint_url": f"{asked.get('scheme', 'https')}://{place}",
        "region_name": asked.get("region", "us-east-1"),
        "addressing_style": "path",
        "signature_version": "s3v4",
        "default_acl": None,
        "file_overwrite": False,
        "connect_timeout": _CONNECT,
        "read_timeout": _READ,
    }
