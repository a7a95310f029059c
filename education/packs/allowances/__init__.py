"""Toeslagen, for vmbo and mbo: applying, passing changes on, paying back."""

from .pack import ALLOWANCES

__all__ = ["ALLOWANCES"]
