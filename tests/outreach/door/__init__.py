"""The door of a date."""
