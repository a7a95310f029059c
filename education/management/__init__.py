"""Commands for who runs the platform."""
