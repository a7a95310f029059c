"""Tests of the workshop itself: the programs behind make."""
