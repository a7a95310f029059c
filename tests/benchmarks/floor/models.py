"""The thinnest Wagtail page, and the barest row."""

from django.db import models
from wagtail.blocks import RichTextBlock
from wagtail.fields import StreamField
from wagtail.models import Page


class FloorPage(Page):
    """A page with one StreamField in our base template, and nothing else."""

    body = StreamField([("text", RichTextBlock())], blank=True)
    template = "floor/floor_page.html"


class FloorRow(models.Model):
    """One validated field."""

    text = models.TextField()

    def __str__(self) -> str:
        return f"Row {self.pk}"
