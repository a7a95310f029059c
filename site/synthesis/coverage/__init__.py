"""How much of the chain is whole: from words to codes, findings, decisions, and back to the people."""
