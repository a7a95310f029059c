"""The chain in the demo: what the example analysts made of the words. Made up, and labelled VOORBEELD."""
