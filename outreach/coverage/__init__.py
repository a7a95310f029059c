"""Whom we reached where, against what we want."""
