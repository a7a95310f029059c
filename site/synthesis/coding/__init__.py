"""Coding: reading people's words, saying what they are about, and keeping the book of codes."""
