"""Signing up for a date, and what goes with it."""
