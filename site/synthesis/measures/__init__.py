"""Measures on tables of numbers: pure functions, no database, no words. They need numpy.

The second door of this app, beside `service`: what is in here knows nothing of anything. Import it where a task
runs, not where a page is made.
"""
