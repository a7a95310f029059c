"""Attacks through the public door, and data that says nothing."""
