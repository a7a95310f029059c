"""`manage.py privacy_register [PATH]`: the register of processing as Markdown, made from the declarations."""

from privacy.document_command import DocumentCommand
from privacy.register_document import as_markdown


class Command(DocumentCommand):
    """The register."""

    help = "Schrijft het register van verwerkingen (AVG artikel 30) als Markdown."

    def document(self) -> str:
        """Made from the declarations."""
        return as_markdown()
