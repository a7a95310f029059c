"""What is known about a kind of sound file."""

from collections.abc import Callable
from dataclasses import dataclass


class NotPlayable(Exception):
    """The file looks like this kind, but is broken, or holds pictures too."""


@dataclass(frozen=True, slots=True)
class Container:
    """One kind of sound file.

    `read(data)` gives its length in seconds (None when the file does not say) and raises NotPlayable;
    `without_traces(data)` gives the same sound without names, places and moments.
    """

    media_type: str
    is_it: Callable[[bytes], bool]
    read: Callable[[bytes], float | None]
    without_traces: Callable[[bytes], bytes] = bytes
