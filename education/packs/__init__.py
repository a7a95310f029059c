"""The lesson packs that come with the platform, as plain data, and the deed that makes them.

A pack is written as a :class:`education.packs.shape.WrittenPack`; its texts are in the plain marks of
:mod:`education.packs.marks`. Every figure has its source and the day until which it is known to be true.
"""
