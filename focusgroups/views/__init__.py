"""The public pages of groups, and of how people are chosen and seated."""
