"""Filling a group by hand: a moment, the people who can come, and warnings while one chooses."""
