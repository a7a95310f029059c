"""Near-identical words together: found by the computer, coded by a person."""
