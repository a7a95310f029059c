"""The form for the words of a message: what it may hold, and how it reads."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from contributions.service import ChangedMeanwhile
from people.models import ContactDetails

from .contact import contact_line
from .enums import MessageKind, MessageWay, SeatState
from .models import Gathering, MessageText, Seat, Venue
from .text_defaults import DEFAULTS
from .texts import PLACEHOLDERS, Told, fill, unknown_in

#: Without these a message does not say what it is for.
_NEEDED: dict[str, tuple[str, ...]] = {
    MessageKind.INVITE: ("wanneer", "waar", "link"),
    MessageKind.CHANGE: ("wanneer", "waar"),
    MessageKind.OFFER: ("wanneer", "waar", "link", "antwoord_voor"),
}
#: What says the same in other words.
_SAME: dict[str, tuple[str, ...]] = {"wanneer": ("dag", "tijd"), "link": ("vraag",)}


class MessageTextForm(WagtailAdminModelForm):
    """Subject and text; `seen` is the version somebody started from."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = MessageText
        fields = ("subject", "text")
        labels = {"subject": gettext_lazy("Onderwerp"), "text": gettext_lazy("Tekst")}
        widgets = {"text": forms.Textarea(attrs={"rows": 18})}
        error_messages = {
            "subject": {"required": gettext_lazy("Vul een onderwerp in.")},
            "text": {"required": gettext_lazy("Vul een tekst in.")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.version

    def clean_subject(self) -> str:
        """Only what we can fill in."""
        return self._known("subject")

    def clean_text(self) -> str:
        """Only what we can fill in, and everything a reader needs."""
        text = self._known("text")
        for name in _NEEDED.get(self.instance.kind, ()):
            alike = _SAME.get(name, ())
            if f"{{{name}}}" not in text and not (alike and all(f"{{{each}}}" in text for each in alike)):
                raise forms.ValidationError(
                    _("Zet %(name)s in de tekst. Anders weet de lezer dat niet.") % {"name": f"{{{name}}}"}
                )
        return text

    def _known(self, field: str) -> str:
        text: str = self.cleaned_data[field]
        if unknown := unknown_in(text):
            raise forms.ValidationError(
                _("Wij kennen %(names)s niet. Kies uit de lijst onder het formulier.")
                % {"names": ", ".join(f"{{{name}}}" for name in unknown)}
            )
        return text

    def save(self, commit: bool = True) -> MessageText:
        """Write it down, as the next version. Raises ChangedMeanwhile when a colleague was first."""
        found: MessageText = self.instance
        new = {"subject": found.subject, "text": found.text, "version": found.version + 1}
        seen = self.cleaned_data.get("seen")
        if not MessageText.objects.filter(pk=found.pk, version=found.version if seen is None else seen).update(**new):
            raise ChangedMeanwhile(
                _("Een collega was u voor. Kopieer uw tekst, open het scherm opnieuw, en kijk wat er nu staat.")
            )
        found.version += 1
        return found


def preview(kind: str, subject: str, text: str) -> Told:
    """How these words read, for a person and a place that do not exist. In Dutch, by mail."""
    example = _example(kind)
    contact = ContactDetails(name="Kim Jansen", email="kim@voorbeeld.nl")
    return fill(Told(subject, text), example, contact, MessageWay.MAIL, help_line=contact_line())


def first_words(kind: str) -> Told:
    """What we started with."""
    return Told(*DEFAULTS[MessageKind(kind)])


def placeholders() -> Mapping[str, object]:
    """What may stand between braces: as it is typed, and what comes there."""
    return {f"{{{name}}}": meaning for name, meaning in PLACEHOLDERS.items()}


def _example(kind: str) -> Seat:
    """A seat that is in no table, some days off: as many as a reminder of this kind tells."""
    days = {MessageKind.REMIND_TODAY: 0, MessageKind.REMIND_DAYS: 2, MessageKind.REMIND_WEEK: 7}.get(
        MessageKind(kind), 14
    )
    day = timezone.localdate() + timedelta(days=days)
    starts_at = datetime(day.year, day.month, day.day, 18, tzinfo=UTC)
    place = Venue(
        name="Bibliotheek Voorbeeld",
        street="Kerkstraat 1",
        postcode="1234 AB",
        town="Ergens",
        directions=_("Neem bus 4 tot halte Kerkstraat. De deur is links."),
    )
    gathering = Gathering(
        title=_("Praat mee over hulp"), starts_at=starts_at, ends_at=starts_at + timedelta(hours=2), venue=place
    )
    return Seat(
        id=UUID(int=0), gathering=gathering, state=SeatState.ACCEPTED, offered_until=starts_at - timedelta(days=12)
    )
