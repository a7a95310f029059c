"""Files on an S3 server: nobody gets an address of that server, everything goes through our own views.

The server may be away, slow or full (docs/decisions/0088): then whoever asks hears so in seconds, as StorageAway, and
the other threads of this process go on answering people who need no file.
"""

import errno
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, ClassVar

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.utils.encoding import filepath_to_uri
from s3transfer.exceptions import RetriesExceededError
from storages.backends.s3 import S3Storage

from .storage_away import StorageAway

#: So many threads of one process wait for the server at the same time; who comes then waits so many seconds at most.
_DOORS, _DOOR_SECONDS = 2, 2.0
#: A server that gave no answer is left alone for so long.
LEFT_ALONE_SECONDS = 10.0
_NO_ROOM = 507  # Insufficient Storage


class ObjectStorage(S3Storage):  # type: ignore[misc]
    """django-storages' S3, with limits to waiting, and addresses of our own (pages.media)."""

    _doors: ClassVar[threading.BoundedSemaphore] = threading.BoundedSemaphore(_DOORS)
    #: When a server gave no answer, by its address and bucket.
    _silent_at: ClassVar[dict[str, float]] = {}

    def __init__(self, *, connect_timeout: int, read_timeout: int, **options: Any) -> None:
        super().__init__(
            client_config=Config(
                s3={"addressing_style": options["addressing_style"]},
                signature_version=options["signature_version"],
                connect_timeout=connect_timeout,
                read_timeout=read_timeout,
                retries={"total_max_attempts": 2, "mode": "standard"},
            ),
            **options,
        )

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        """The address on our own site."""
        return f"{settings.MEDIA_URL}{filepath_to_uri(name)}"

    def delete(self, name: str) -> None:
        """Delete it. Raises StorageAway."""
        with self._answering():
            super().delete(name)

    def exists(self, name: str) -> bool:
        """Whether it is there. Raises StorageAway."""
        with self._answering():
            return bool(super().exists(name))

    def listdir(self, name: str) -> tuple[list[str], list[str]]:
        """Folders and files there. Raises StorageAway."""
        with self._answering():
            folders, names = super().listdir(name)
            return folders, names

    def size(self, name: str) -> int:
        """Bytes. Raises StorageAway."""
        with self._answering():
            return int(super().size(name))

    def get_modified_time(self, name: str) -> datetime:
        """When it was written. Raises StorageAway."""
        with self._answering():
            found: datetime = super().get_modified_time(name)
            return found

    def _open(self, name: str, mode: str = "rb") -> Any:
        """Fetched whole before anything of it is sent on: never half a file as an answer."""
        with self._answering():
            opened = super()._open(name, mode)
            if "r" in mode:
                _fetched = opened.file
            return opened

    def _save(self, name: str, content: Any) -> str:
        with self._answering():
            return str(super()._save(name, content))

    @contextmanager
    def _answering(self) -> Iterator[None]:
        """One question to the server. Raises StorageAway when it does not answer it."""
        place = f"{self.endpoint_url}/{self.bucket_name}"
        silent_at = self._silent_at.get(place)
        if silent_at is not None and time.monotonic() - silent_at < LEFT_ALONE_SECONDS:
            raise StorageAway(errno.EIO, "the storage gave no answer just now")
        if not self._doors.acquire(timeout=_DOOR_SECONDS):
            raise StorageAway(errno.EIO, "too many wait for the storage")
        try:
            yield
        except ClientError as refusal:
            status = refusal.response.get("ResponseMetadata", {}).get("HTTPStatusCode")
            code = errno.ENOSPC if status == _NO_ROOM else errno.EIO
            raise StorageAway(code, f"the storage refuses: {status}") from refusal
        except (BotoCoreError, Boto3Error, RetriesExceededError) as silence:
            self._silent_at[place] = time.monotonic()
            raise StorageAway(errno.EIO, "the storage gives no answer") from silence
        finally:
            self._doors.release()
