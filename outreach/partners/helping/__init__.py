"""Whom organisations help, and where: the list for who looks for help, and the map of where help is missing."""
