"""The dossier as a report that reads from cover to annex: one list of blocks, written as DOCX, ODT and tagged PDF."""
