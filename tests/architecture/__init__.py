"""Tests that hold the house itself: who may import whom, and what a file may be."""
