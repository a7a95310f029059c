"""The screen on which an analyst ties a finding to what supports it and to what speaks against it."""
