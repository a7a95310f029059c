"""What people read, change and print: DOCX, ODT, PPTX and tagged PDF, and the quiz on paper.

A part becomes a :class:`.paper.Paper` first; every form is written of that, so all forms say the same.
The same source gives the same bytes, whatever the day.
"""
