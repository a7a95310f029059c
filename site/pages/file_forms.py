"""Wagtail's forms for pictures and documents, with the virus scanner."""

from typing import Any

from django import forms
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from .scanning import problem_with


class _ScannedFile:
    cleaned_data: dict[str, Any]
    changed_data: list[str]

    def clean_file(self) -> Any:
        """A new file is scanned; one that was there already is not."""
        file = self.cleaned_data["file"]
        if file and "file" in self.changed_data and (sentence := problem_with(file)):
            raise forms.ValidationError(sentence, code="infected")
        return file


class ScannedImageForm(_ScannedFile, BaseImageForm):
    """A picture."""


class ScannedDocumentForm(_ScannedFile, BaseDocumentForm):
    """A document."""
