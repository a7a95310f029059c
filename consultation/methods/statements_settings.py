"""What an organiser can set at a step with statements."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .statements_dealing import PER_PERSON


class StatementsForm(forms.Form):
    """How many statements one person is asked before the way goes on."""

    per_person = forms.IntegerField(
        label=_("Hoeveel stellingen leggen wij aan één mens voor?"),
        min_value=1,
        max_value=100,
        initial=PER_PERSON,
        help_text=_("Wie meer wil, kan daarna verdergaan. Wie genoeg heeft, kan eerder stoppen."),
    )
