"""Writing a letter, in the admin."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import NewsletterIssue


class IssueForm(forms.ModelForm):
    """A subject and a text. `seen` is the version on the screen: it says whether a colleague was first."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = NewsletterIssue
        fields = ("subject", "text")
        widgets: ClassVar = {"text": forms.Textarea(attrs={"rows": 18})}
        help_texts: ClassVar = {
            "subject": _("Zeg waar het over gaat. Bijvoorbeeld: In december zijn wij in Zwolle en online."),
            "text": _("Gewone tekst. Laat een regel wit voor een nieuw stuk. Zet een link voluit: https://…"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = self.instance.version
