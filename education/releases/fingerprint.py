"""What tells whether a file is the same."""

import hashlib
from typing import BinaryIO


def fingerprint(file: BinaryIO) -> tuple[str, int]:
    """(SHA-256, size in bytes) of a file, from its start."""
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    return digest, file.seek(0, 2)
