"""The words and their codes for analysis software, in the exchange format of REFI-QDA (project 1.0, codebook 1.0)."""
