"""Codes that the computer suggests, off until somebody switches it on. Nothing counts until a person agrees."""
