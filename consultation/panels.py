"""How the texts of a round are laid out for whoever edits them."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList

from .round_forms import RoundForm

ROUND_PANELS = [
    FieldPanel("title"),
    FieldPanel("question"),
    FieldPanel("plain", help_text=_("Waar de ronde over gaat, nog eenvoudiger. Mensen lezen dit als zij willen.")),
    FieldPanel("slug"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
            FieldRowPanel([FieldPanel("word_back_on"), FieldPanel("words_final_on")]),
        ],
        heading=_("Wanneer"),
    ),
    MultiFieldPanel(
        [
            HelpPanel(content=_("Deze teksten leest iedereen vóór de eerste vraag. Schrijf korte zinnen.")),
            FieldPanel("why"),
            FieldPanel("asked_by"),
            FieldPanel("influence"),
            FieldPanel("decided_by"),
            FieldPanel("read_by"),
            FieldPanel("what_happens_next"),
        ],
        heading=_("Wat mensen vooraf lezen"),
    ),
    MultiFieldPanel([FieldPanel("takes_reactions")], heading=_("Reacties van lezers")),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("contact_name"), FieldPanel("contact_phone")])],
        heading=_("Wie mensen kunnen bellen"),
    ),
    FieldPanel("complaint_route"),
    FieldPanel("faq"),
    FieldPanel("takes_recordings"),
]

ROUND_EDIT_HANDLER = ObjectList(ROUND_PANELS, base_form_class=RoundForm)
