"""A pack frozen, built in all its forms, and downloaded."""
