"""The rounds of the demo that ask in another way than with questions: cases, priorities, statements, a text."""
