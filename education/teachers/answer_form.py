"""What an editor fills in to answer a teacher."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..models import Release, TeacherFeedback
from ..transitions import LONGEST_ANSWER


class _ReleaseField(forms.ModelChoiceField):
    """A release by its number: its pack is on the screen already."""

    def label_from_instance(self, obj: Any) -> str:
        """Its number, in words."""
        return gettext("Uitgave %(number)d") % {"number": obj.number}


class AnswerForm(forms.Form):
    """Our answer, and for an error the release in which it is right."""

    use_required_attribute = False
    answer = forms.CharField(
        label=_("Ons antwoord"),
        required=False,
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "De docent leest dit bij de eigen link. Schrijf kort en vriendelijk: dank voor de reactie, en wat u doet."
        ),
        error_messages={"max_length": _("Uw antwoord is te lang. Schrijf hoogstens 1000 tekens.")},
    )
    mended_in = _ReleaseField(
        label=_("In welke uitgave is het verwerkt?"),
        queryset=Release.objects.none(),
        required=False,
        empty_label=_("Geen uitgave"),
        help_text=_("Alleen bij ‘verwerkt’. De docent krijgt dan een link naar wat er veranderde."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, feedback: TeacherFeedback) -> None:
        super().__init__(*args)
        self.initial = {"answer": feedback.answer, "mended_in": feedback.mended_in_id, "seen": feedback.version}
        releases = self.fields["mended_in"]
        assert isinstance(releases, forms.ModelChoiceField)
        releases.queryset = Release.objects.ready().filter(pack=feedback.pack_id).defer("source")
