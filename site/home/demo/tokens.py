"""Fixed numbers for forms of the demo: the same form twice is one, as after a double click."""

from uuid import UUID, uuid5

_OURS = UUID("6f1d2f1e-0a5b-4c55-9a53-1c0e4f6a2b70")

#: With this code everybody who looks at the demo opens the receipt of one made-up participant.
RECEIPT_CODE = "appel-berg-boom-avond-2026"


def token(name: str) -> UUID:
    """The number of the form with this name, always the same."""
    return uuid5(_OURS, name)
