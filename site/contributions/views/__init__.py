"""The screens of staff, by task."""
