"""What a part of a lesson pack is written in: pieces of text that go into every form, from Word to paper.

Plain text only, so that nothing is lost on the way. Names and values are those of :class:`education.source.Block`.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

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

    items = blocks.ListBlock(blocks.CharBlock(label=_("punt"), max_length=300), label=_("punten"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Lijst met punten")


class NumbersBlock(blocks.StructBlock):
    """A list in order."""

    items = blocks.ListBlock(blocks.CharBlock(label=_("stap"), max_length=300), label=_("stappen"), min_num=1)

    class Meta:
        icon = "list-ol"
        label = _("Lijst met nummers")


class TableBlock(blocks.StructBlock):
    """A table: the heads of the columns, and rows with as many cells."""

    items = blocks.ListBlock(blocks.CharBlock(label=_("kop"), max_length=80), label=_("koppen"), min_num=1, max_num=6)
    rows = blocks.ListBlock(
        blocks.ListBlock(blocks.CharBlock(label=_("cel"), max_length=200, required=False), label=_("rij")),
        label=_("rijen"),
        min_num=1,
    )

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
    items = blocks.ListBlock(
        blocks.TextBlock(label=_("alinea"), max_length=600, rows=2), label=_("alinea's"), min_num=1
    )

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
