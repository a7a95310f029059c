"""Answering a request under the Woo: search what is kept, judge it piece by piece, release what may be read."""
