"""The questions for consent as a form: a box for each use, all off until somebody puts one on."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from privacy.models import ConsentText


class ConsentForm(forms.Form):
    """`shown` holds which texts somebody read. When they changed meanwhile, they are read again first."""

    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, texts: Iterable[ConsentText], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.texts = list(texts)
        self.fields["shown"].initial = self.edition
        for text in self.texts:
            self.fields[text.purpose] = forms.BooleanField(
                label=text.question, help_text=text.explanation, required=False
            )

    @property
    def edition(self) -> str:
        """Which texts these are."""
        return "-".join(str(text.pk) for text in self.texts)

    def clean(self) -> dict[str, Any]:
        """Nobody says yes to words they did not read."""
        cleaned = super().clean() or {}
        if cleaned.get("shown") != self.edition:
            read = set(str(cleaned.get("shown")).split("-"))
            unread = {text.purpose for text in self.texts if str(text.pk) not in read}  # no box is on beforehand
            kept = {name: self.data[name] for name in self.data if name not in unread}
            self.data = {**kept, "shown": self.edition}
            raise forms.ValidationError(_("De vragen zijn net veranderd. Lees ze nog een keer, en bewaar dan."))
        return cleaned

    @property
    def boxes(self) -> list[forms.BoundField]:
        """The boxes, without what is hidden."""
        return self.visible_fields()

    @property
    def given(self) -> set[str]:
        """The purposes that got a yes."""
        return {text.purpose for text in self.texts if self.cleaned_data.get(text.purpose)}
