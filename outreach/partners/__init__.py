"""Organisations that work with us, and what they reach."""
