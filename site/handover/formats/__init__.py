"""The forms a dossier can be written in: one module per form, each with `write_workbook`."""
