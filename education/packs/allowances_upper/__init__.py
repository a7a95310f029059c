"""Toeslagen, for havo and vwo: sums, legal protection, and what a state may ask of people."""

from .pack import ALLOWANCES_UPPER

__all__ = ["ALLOWANCES_UPPER"]
