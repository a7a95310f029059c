"""Packages that other systems open, and the ZIP for people. Each is a pure function of a Source: same in, same out.

The doors are :func:`.cartridge.write_cartridge`, :func:`.scorm.write_scorm`, :func:`.qti3.write_qti3` and
:func:`.people_zip.write_zip`; :func:`.systems.write_systems` makes all for the system of a school at once.
"""
