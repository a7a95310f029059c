"""Sheets of the dossier that draw several things together: per action, along the chain, and between two coders."""
