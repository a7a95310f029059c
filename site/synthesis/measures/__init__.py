"""Measures: mathematics on votes and ratings, without database and without words.

Each module stands alone and imports numpy at its top. Web code never imports them at its own top: the worker does,
behind a function of :mod:`synthesis.service`, so that a web worker stays free of numpy.
"""
