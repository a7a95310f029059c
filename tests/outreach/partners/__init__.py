"""Partners, and where people find help."""
