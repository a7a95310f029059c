"""A class that gives its voice, without names."""
