"""The shape in which the codes of the demo are written down."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CodeText:
    """One code. `signs` are pieces of words that tell that a sentence of the demo is about it; "" in none."""

    name: str
    definition: str
    example: str = ""
    counter_example: str = ""
    signs: tuple[str, ...] = ()
    parts: tuple["CodeText", ...] = ()
