"""Taking over a conversation that was held with Polis, from the open data that Polis gives out.

`tables` reads a CSV file and says in a sentence what is wrong with it; `reading` makes a conversation of the four
files; `keeping` puts it in a round. What is taken over, and what is not: docs/decisions/0023-opinion-groups.md.
"""
