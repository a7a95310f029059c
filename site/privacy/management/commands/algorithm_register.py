"""`manage.py algorithm_register [PATH]`: the texts for the Algoritmeregister, made from the declarations."""

from privacy.algorithms import as_markdown
from privacy.document_command import DocumentCommand


class Command(DocumentCommand):
    """The texts."""

    help = "Schrijft de teksten voor het Algoritmeregister als Markdown."

    def document(self) -> str:
        """Made from the declarations."""
        return as_markdown()
