"""Codes that the computer suggests."""
