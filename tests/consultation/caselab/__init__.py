"""The case lab: who meets which case, the bank, the lab, and the walk of a participant."""
