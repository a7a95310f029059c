"""A conversation as it happens: consent beforehand, the guide, who is there, the clock, hands and notes."""
