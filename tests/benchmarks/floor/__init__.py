"""The floor that our pages are measured against. Fixed: change it only with an ADR (docs/decisions/0010-floor.md)."""
