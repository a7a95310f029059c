"""Public pages of outreach."""
