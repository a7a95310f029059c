"""Poster and flyer of an event, in Dutch and in English."""
