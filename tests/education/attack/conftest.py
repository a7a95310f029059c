"""A room, and colleagues."""

from tests.education.classroom.conftest import office, one_factor, organiser, room

__all__ = ["office", "one_factor", "organiser", "room"]
