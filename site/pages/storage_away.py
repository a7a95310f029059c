"""What whoever asks for a file hears when it cannot be had or kept. Apart: not everybody needs a driver for S3."""


class StorageAway(OSError):
    """The storage gives no answer, or refuses; ENOSPC when it says that it is full."""
