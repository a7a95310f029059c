"""Paper cards from a workbook: one row per person, a column per question. Contributions runs the import."""

from .importer import CardsImporter
from .template import write_template

__all__ = ["CardsImporter", "write_template"]
