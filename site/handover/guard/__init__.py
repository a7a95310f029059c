"""Nobody is found by subtracting one public dossier from another (docs/decisions/0069-numbers-over-time.md)."""
