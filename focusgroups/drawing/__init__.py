"""Choosing fairly: agreements on numbers, a draw in which chances are as equal as they can be, and who steps in.

The mathematics here knows no database: problem -> cells -> panels -> chances -> lots -> one lot by a public word.
How it works is told to everybody at /gespreksgroepen/uitleg/loten/ and in docs/decisions/0034-fair-draw.md.
"""
