"""The names of lots: 000 to fff. Apart, so that reading a draw needs no solver."""

LOT_CHARACTERS = 3
#: How many there are: 16 x 16 x 16.
LOTS = 16**LOT_CHARACTERS


def lot_name(index: int) -> str:
    """The lot at this place, counted from 0, as it stands on the list."""
    return f"{index:0{LOT_CHARACTERS}x}"
