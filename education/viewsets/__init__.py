"""Screens of education in the admin."""
