"""Files on an S3 server: nobody gets an address of that server, everything goes through our own views."""

from typing import Any

from botocore.config import Config
from django.conf import settings
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage


class ObjectStorage(S3Storage):  # type: ignore[misc]
    """django-storages' S3, with limits to waiting, and addresses of our own (pages.media)."""

    def __init__(self, *, connect_timeout: int, read_timeout: int, **options: Any) -> None:
        super().__init__(
            client_config=Config(
                s3={"addressing_style": options["addressing_style"]},
                signature_version=options["signature_version"],
                connect_timeout=connect_timeout,
                read_timeout=read_timeout,
                retries={"max_attempts": 3, "mode": "standard"},
            ),
            **options,
        )

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        """The address on our own site."""
        return f"{settings.MEDIA_URL}{filepath_to_uri(name)}"
