"""What a part of a lesson pack is written in: pieces of text that go into every form, from Word to paper.

Plain text only, so that nothing is lost on the way. Names and values are those of :class:`education.source.Block`.
"""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from .lines import CellsField, LinesField


class ItemsBlock(blocks.FieldBlock):
    """A list, typed as lines: each item, paragraph or head on a line of its own. Its value is a list of texts."""

    def __init__(
        self, *, required: bool = True, help_text: Any = "", rows: int = 4, longest: int = 300, **kwargs: Any
    ) -> None:
        self.field: forms.Field = self.field_of(required=required, help_text=help_text, rows=rows, longest=longest)
        super().__init__(**kwargs)

    def field_of(self, **kwargs: Any) -> LinesField:
        """The field in which it is typed."""
        return LinesField(**kwargs)

    class Meta:
        icon = "list-ul"
        default: ClassVar[list[Any]] = []


class TableRowsBlock(ItemsBlock):
    """Rows of a table, each on a line, with | between the cells. Its value is a list of lists of texts."""

    def field_of(self, **kwargs: Any) -> LinesField:
        """The field in which they are typed."""
        return CellsField(**kwargs)


_FIGURE = _("Een cijfer komt hier als {cijfer:code}.")


class HeadingBlock(blocks.StructBlock):
    """A heading above what follows."""

    text = blocks.CharBlock(label=_("kop"), max_length=120)
    level = blocks.ChoiceBlock(
        label=_("soort kop"), choices=[("2", _("Kop")), ("3", _("Kleine kop"))], default="2", required=True
    )

    class Meta:
        icon = "title"
        label = _("Kop")


class ParagraphBlock(blocks.StructBlock):
    """A paragraph."""

    text = blocks.TextBlock(label=_("tekst"), max_length=1500, rows=3, help_text=_FIGURE)

    class Meta:
        icon = "pilcrow"
        label = _("Alinea")


class BulletsBlock(blocks.StructBlock):
    """A list without an order."""

    items = ItemsBlock(label=_("punten"), help_text=_("Elk punt op een regel."))

    class Meta:
        icon = "list-ul"
        label = _("Lijst met punten")


class NumbersBlock(blocks.StructBlock):
    """A list in order."""

    items = ItemsBlock(label=_("stappen"), help_text=_("Elke stap op een regel. De nummers komen vanzelf."))

    class Meta:
        icon = "list-ol"
        label = _("Lijst met nummers")


class TableBlock(blocks.StructBlock):
    """A table: the heads of the columns, and rows with as many cells."""

    items = ItemsBlock(label=_("koppen"), rows=3, longest=80, help_text=_("De kop van elke kolom op een regel."))
    rows = TableRowsBlock(label=_("rijen"), help_text=_("Elke rij op een regel. Zet | tussen de cellen."))

    class Meta:
        icon = "table"
        label = _("Tabel")


class LinesBlock(blocks.StructBlock):
    """Lines to write on."""

    text = blocks.CharBlock(label=_("vraag boven de regels"), max_length=300, required=False)
    count = blocks.IntegerBlock(label=_("aantal regels"), min_value=1, max_value=30, default=4)

    class Meta:
        icon = "edit"
        label = _("Schrijfregels")


class BoxBlock(blocks.StructBlock):
    """What must not be missed, in a box."""

    text = blocks.CharBlock(label=_("kop"), max_length=120)
    items = ItemsBlock(label=_("alinea's"), rows=3, longest=600, help_text=_("Elke alinea op een regel."))

    class Meta:
        icon = "info-circle"
        label = _("Kader")


class LessonImageBlock(blocks.StructBlock):
    """A picture, and what there is to see for who cannot see it."""

    image = ImageChooserBlock(label=_("afbeelding"))
    text = blocks.CharBlock(
        label=_("wat is er te zien"),
        max_length=250,
        required=False,
        help_text=_("Voor wie de afbeelding niet ziet. Zonder deze tekst kunt u geen uitgave maken."),
    )

    class Meta:
        icon = "image"
        label = _("Afbeelding")


LESSON_BLOCKS = [
    ("heading", HeadingBlock()),
    ("paragraph", ParagraphBlock()),
    ("bullets", BulletsBlock()),
    ("numbers", NumbersBlock()),
    ("table", TableBlock()),
    ("lines", LinesBlock()),
    ("box", BoxBlock()),
    ("image", LessonImageBlock()),
]
