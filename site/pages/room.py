"""How much room there is for files."""

import shutil
from pathlib import Path

from django.core.files.storage import Storage


def free_bytes(storage: Storage) -> int | None:
    """Room on the disk of this storage, in bytes; None for one without folders (an S3 server)."""
    try:
        place = Path(storage.path(""))
    except NotImplementedError:  # how Django says that a storage has no folders
        return None
    while not place.exists():
        place = place.parent
    return shutil.disk_usage(place).free
