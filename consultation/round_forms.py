"""Forms for setting a round up and for changing its texts and dates."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from .models import Round
from .round_templates import TEMPLATES
from .rounds import date_problems


class NewRoundForm(forms.ModelForm):
    """Which template to start from, and what the round is called."""

    template = forms.ChoiceField(
        label=_("Sjabloon"),
        widget=forms.RadioSelect,
        help_text=_("U krijgt een ronde met vragen en teksten. Alles is daarna te veranderen."),
    )

    class Meta:
        model = Round
        fields = ("title", "slug")

    field_order = ("template", "title", "slug")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each.code, f"{each.label}: {each.description}") for each in TEMPLATES.values()]
        template = self.fields["template"]
        assert isinstance(template, forms.ChoiceField)
        template.choices = choices
        template.initial = choices[0][0]
        for name, help_text in (
            ("title", _("Laat leeg voor de titel van het sjabloon.")),
            ("slug", _("Komt achter /meedoen/ te staan. Laat leeg, dan kiezen wij een adres dat vrij is.")),
        ):
            self.fields[name].required = False
            self.fields[name].help_text = help_text


class RoundForm(WagtailAdminModelForm):
    """Texts and dates of a round. What may change depends on where the round stands."""

    words_final_on = forms.DateField(
        label=_("Woorden terughalen kan tot en met"),
        required=False,
        widget=AdminDateInput(format="%d-%m-%Y"),
        help_text=_("Na deze dag staan de woorden in het dossier. Mensen lezen dit vooraf."),
    )

    class Meta:
        model = Round
        fields = (
            "title",
            "question",
            "slug",
            "opens_at",
            "closes_at",
            "word_back_on",
            "why",
            "asked_by",
            "influence",
            "decided_by",
            "read_by",
            "what_happens_next",
            "contact_name",
            "contact_phone",
            "takes_recordings",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial.setdefault("words_final_on", self.instance.occasion.words_final_on)
            #: As it was before this form put its values on the instance.
            self.before = Round.objects.select_related("occasion").get(pk=self.instance.pk)

    def clean(self) -> dict[str, Any]:
        """Say at the field what cannot be; the deed itself checks again under its lock."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for field, sentence in date_problems(self.before, cleaned).items():
            self.add_error(field, sentence)
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()
        # The rule that a round closes after it opens is told at its field, in a sentence.
        if "closes_at" in self.errors:
            self.errors.pop("__all__", None)
