"""The grid in which one fills in how many people were told: one number per perspective."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from people.models import Perspective
from people.service import Province, offered_perspectives

from ..models import Partner
from .reach import MOST


class ReachForm(forms.Form):
    """Numbers, and for which province. Empty is nobody, or not known."""

    use_required_attribute = False
    province = forms.ChoiceField(label=_("In welke provincie?"), required=False)

    def __init__(
        self, *args: Any, perspectives: Sequence[Perspective], known: Mapping[int, int] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        chooser: Any = self.fields["province"]
        chooser.choices = [("", _("Weet ik niet, of meer dan één")), *Province.choices]
        self._perspectives = list(perspectives)
        for each in self._perspectives:
            self.fields[_name(each)] = forms.IntegerField(
                label=capfirst(each.label),
                required=False,
                min_value=0,
                max_value=MOST,
                initial=(known or {}).get(each.pk),
                widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": "0", "max": str(MOST)}),
                error_messages={
                    code: _("Vul een heel getal in, of laat dit leeg.")
                    for code in ("invalid", "min_value", "max_value")
                },
            )

    def numbers(self) -> dict[Perspective, int]:
        """What was filled in; empty is 0."""
        return {each: self.cleaned_data[_name(each)] or 0 for each in self._perspectives}


def asked_of(partner: Partner) -> list[Perspective]:
    """For which perspectives one asks: those the partner helps, else all that people may choose."""
    helped = list(partner.helps.order_by("order", "pk"))
    return helped or [kind for offered in offered_perspectives() for kind in (offered.kinds or (offered.group,))]


def only_province(partner: Partner) -> str:
    """The province of a partner that works in one; else ""."""
    return partner.provinces[0] if len(partner.provinces) == 1 and not partner.nationwide else ""


def _name(perspective: Perspective) -> str:
    return f"aantal-{perspective.code}"
