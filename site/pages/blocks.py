"""The one StreamField vocabulary. Blocks that show another app's data are added in home."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock


class PictureBlock(blocks.StructBlock):
    """A picture with its description and, if needed, a line below."""

    image = ImageBlock(label=_("afbeelding"))
    caption = blocks.CharBlock(label=_("onderschrift"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("Afbeelding")
        template = "components/blocks/picture.html"


class NoteBlock(blocks.StructBlock):
    """A short remark that must not be missed."""

    title = blocks.CharBlock(label=_("kop"), max_length=100)
    text = blocks.RichTextBlock(label=_("tekst"), features=["bold", "link", "ul"])

    class Meta:
        icon = "info-circle"
        label = _("Let op")
        template = "components/blocks/note.html"


class QuestionAnswerBlock(blocks.StructBlock):
    """A question people ask, with its answer, folded."""

    question = blocks.CharBlock(label=_("vraag"), max_length=200)
    answer = blocks.RichTextBlock(label=_("antwoord"), features=["bold", "link", "ul", "ol"])

    class Meta:
        icon = "help"
        label = _("Vraag en antwoord")
        template = "components/blocks/question_answer.html"


class ButtonBlock(blocks.StructBlock):
    """One clear next thing to do."""

    text = blocks.CharBlock(label=_("tekst"), max_length=60, help_text=_("Begin met een werkwoord."))
    page = blocks.PageChooserBlock(label=_("pagina"))

    class Meta:
        icon = "arrow-right"
        label = _("Knop")
        template = "components/blocks/button.html"


class StepsBlock(blocks.StructBlock):
    """Steps in order, each with a sentence."""

    title = blocks.CharBlock(label=_("kop"), max_length=100)
    steps = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("title", blocks.CharBlock(label=_("stap"), max_length=80)),
                ("text", blocks.TextBlock(label=_("uitleg"), max_length=400)),
            ]
        ),
        label=_("stappen"),
        min_num=2,
    )

    class Meta:
        icon = "list-ol"
        label = _("Stappen")
        template = "components/blocks/steps.html"


BODY_BLOCKS = [
    ("text", blocks.RichTextBlock(label=_("Tekst"), icon="pilcrow", template="components/blocks/text.html")),
    ("picture", PictureBlock()),
    ("note", NoteBlock()),
    ("question_answer", QuestionAnswerBlock()),
    ("steps", StepsBlock()),
    ("button", ButtonBlock()),
]
