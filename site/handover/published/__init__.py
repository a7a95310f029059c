"""Dossiers on the website: published by a colleague, with stable links and a description for machines."""
