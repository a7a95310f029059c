"""The forms of the organiser: one person of the pool, what to show, and who sits with whom."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from gatherings.models import Gathering
from gatherings.service import AccessNeed, GuardedField, PhoneField, PostcodeField, email_field
from pages.service import ScannedFileField, about_somebody_else
from people.models import Perspective
from people.service import OfferedGroup, Province, ReachBy, SpeaksFor

from ..enums import ApartReason, Can, CandidateSource, CandidateState
from ..models import Candidate
from .drafts import ADDRESS_OF
from .moments import day_and_time
from .said import Reach, Said

_SOURCES = [each for each in CandidateSource.choices if each[0] != CandidateSource.WEBSITE]


class CandidateForm(forms.Form):
    """Everything about one person on one sheet, in the order of a phone call."""

    use_required_attribute = False
    name = GuardedField(label=_("Hoe wil iemand genoemd worden?"), max_length=200)
    reach_by = forms.ChoiceField(label=_("Hoe bereiken wij deze persoon?"), choices=ReachBy.choices)
    email = email_field(required=False)
    phone = PhoneField(label=_("Telefoonnummer"), max_length=30, required=False)
    address = GuardedField(
        label=_("Postadres"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    through = GuardedField(label=_("Via welke organisatie, en wie daar?"), max_length=200, required=False)
    perspective = forms.ChoiceField(label=_("Wat past het beste bij deze persoon?"))
    speaks_for = forms.ChoiceField(label=_("Spreekt"), choices=SpeaksFor.choices, initial=SpeaksFor.SELF)
    organisation = GuardedField(label=_("Namens welke organisatie?"), max_length=200, required=False)
    when_else = GuardedField(label=_("Wanneer kan iemand wel?"), max_length=200, required=False)
    town = GuardedField(label=_("Woonplaats"), max_length=80, required=False)
    province = forms.ChoiceField(
        label=_("Provincie"), choices=[("", _("Niet gezegd")), *Province.choices], required=False
    )
    postcode = PostcodeField(
        label=_("Postcode"), max_length=10, required=False, help_text=_("Alleen om te zien wie in één huis wonen.")
    )
    house_number = forms.CharField(label=_("Huisnummer"), max_length=10, required=False)
    needs = forms.MultipleChoiceField(
        label=_("Wat heeft iemand nodig?"),
        choices=AccessNeed.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    needs_note = GuardedField(label=_("Toelichting daarbij"), max_length=300, required=False)
    brings_companion = forms.BooleanField(label=_("Er komt iemand mee (een stoel extra)"), required=False)
    avoid = GuardedField(
        label=_("Met wie liever niet aan tafel?"),
        max_length=300,
        required=False,
        help_text=_("Vraag niet naar de zaak. Dit wissen wij na het gesprek."),
    )
    declared = GuardedField(label=_("Werkt bij de overheid: waar werkt iemand aan?"), max_length=300, required=False)
    before = forms.NullBooleanField(label=_("Deed eerder mee aan een gesprek"), required=False)

    def __init__(
        self, *args: Any, groups: Iterable[OfferedGroup], moments: Iterable[Gathering], is_new: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        groups, self.moments = list(groups), list(moments)
        kinds = [(g.group.label, [(kind.code, kind.label) for kind in g.kinds]) for g in groups if g.kinds]
        alone = [(g.group.code, g.group.label) for g in groups if not g.kinds]
        self.by_code: dict[str, Perspective] = {kind.code: kind for g in groups for kind in (g.kinds or (g.group,))}
        self.fields["perspective"].choices = [("", _("Kies")), *kinds, *alone]  # type: ignore[attr-defined]
        for moment in self.moments:
            self.fields[f"moment_{moment.pk}"] = forms.ChoiceField(
                label=day_and_time(moment).capitalize(),
                choices=[("", _("Niet gezegd")), *Can.choices],
                required=False,
            )
        if is_new:
            self.fields["source"] = forms.ChoiceField(label=_("Hoe kwam iemand hier?"), choices=_SOURCES)
            self.fields["partner"] = GuardedField(
                label=_("Via welke organisatie?"),
                max_length=200,
                required=False,
                help_text=_("Alleen als een organisatie iemand aanmeldde."),
            )
            self.fields["token"] = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)
        else:
            del self.fields["postcode"], self.fields["house_number"]
        about_somebody_else(self)
        said_when = [f"moment_{moment.pk}" for moment in self.moments]
        who = ["name", "reach_by", "email", "phone", "address", "through", "perspective", "speaks_for", "organisation"]
        self.order_fields(["source", "partner", *who, *said_when])

    def clean(self) -> dict[str, Any]:
        """The address that goes with the way; an organisation for who speaks for one."""
        cleaned = super().clean() or {}
        wanted = ADDRESS_OF.get(ReachBy(cleaned["reach_by"])) if cleaned.get("reach_by") else None
        if wanted and not cleaned.get(wanted) and wanted not in self.errors:
            self.add_error(wanted, _("Vul dit in, of kies een andere manier om iemand te bereiken."))
        if cleaned.get("speaks_for") == SpeaksFor.ORGANISATION and not cleaned.get("organisation"):
            self.add_error("organisation", _("Vul in namens welke organisatie iemand spreekt."))
        if cleaned.get("source") == CandidateSource.PARTNER and not cleaned.get("partner"):
            self.add_error("partner", _("Vul in welke organisatie iemand aanmeldde."))
        return cleaned

    @property
    def token(self) -> UUID:
        """A form without its token is a person of its own."""
        return self.cleaned_data.get("token") or uuid4()

    def said(self) -> Said:
        """What a good form says."""
        given = self.cleaned_data
        names = ("when_else", "town", "province", "needs_note", "avoid", "declared", "organisation", "speaks_for")
        can = {moment.pk: given[f"moment_{moment.pk}"] for moment in self.moments}
        return Said(
            perspective=self.by_code[given["perspective"]],
            can={key: value for key, value in can.items() if value},
            postcode=given.get("postcode", ""),
            house_number=given.get("house_number", ""),
            needs=tuple(given["needs"]),
            brings_companion=given["brings_companion"],
            reach=Reach(
                **{name: given[name] for name in ("reach_by", "name", "email", "phone", "address", "through")}
            ),
            took_part_before=given["before"],
            **{name: given[name] for name in names},
        )

    @staticmethod
    def initial_of(candidate: Candidate) -> dict[str, Any]:
        """What is kept of somebody, in the fields."""
        person = candidate.participant
        contact = getattr(person, "contact", None)
        kept = ("town", "needs", "needs_note", "brings_companion", "avoid", "declared", "when_else")
        reach = ("reach_by", "name", "email", "phone", "address", "through")
        return {
            **{name: getattr(candidate, name) for name in kept},
            **({name: getattr(contact, name) for name in reach} if contact else {}),
            **{f"moment_{each.gathering_id}": each.can for each in candidate.availabilities.all()},
            "perspective": person.perspective.code if person.perspective else "",
            "speaks_for": person.speaks_for or SpeaksFor.SELF,
            "organisation": person.organisation,
            "province": person.province,
            "before": candidate.took_part_before,
        }


class PoolFilterForm(forms.Form):
    """What to show of the pool."""

    state = forms.ChoiceField(
        label=_("Stand"), choices=[("", _("In de lijst")), *CandidateState.choices], required=False
    )
    perspective = forms.ChoiceField(label=_("Groep"), required=False)
    source = forms.ChoiceField(
        label=_("Hoe gekomen"), choices=[("", _("Alle")), *CandidateSource.choices], required=False
    )
    need = forms.ChoiceField(label=_("Nodig"), choices=[("", _("Alles")), *AccessNeed.choices], required=False)
    moment = forms.ChoiceField(label=_("Kan op"), required=False)
    look = forms.BooleanField(label=_("Alleen wie iets liever niet wil, of iets meldt"), required=False)

    def __init__(self, *args: Any, groups: Iterable[Perspective], moments: Iterable[Gathering], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["perspective"].choices = [  # type: ignore[attr-defined]
            ("", _("Alle groepen")),
            *((each.code, each.label) for each in groups),
        ]
        self.fields["moment"].choices = [  # type: ignore[attr-defined]
            ("", _("Elk moment")),
            *((str(each.pk), day_and_time(each)) for each in moments),
        ]

    @property
    def asked(self) -> dict[str, Any]:
        """What was asked for, without what makes no sense."""
        return dict(self.cleaned_data) if self.is_valid() else {}


class PairForm(forms.Form):
    """Another person of the same pool, and why they do not sit at one table."""

    other = forms.ChoiceField(label=_("Wie is de ander?"))
    reason = forms.ChoiceField(label=_("Waarom?"), choices=ApartReason.choices, initial=ApartReason.ASKED)

    def __init__(self, *args: Any, others: Iterable[tuple[str, str]], with_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = ("", _("Kies iemand") if with_reason else _("Niemand: komt alleen"))
        self.fields["other"].choices = [first, *others]  # type: ignore[attr-defined]
        self.fields["other"].required = with_reason
        if not with_reason:
            self.fields["other"].label = _("Met wie komt deze persoon samen?")
            del self.fields["reason"]


class PartnerListForm(forms.Form):
    """A list of people, and who brought it."""

    use_required_attribute = False
    partner = GuardedField(label=_("Van welke organisatie is de lijst?"), max_length=200)
    file = ScannedFileField(
        label=_("De ingevulde lijst"), help_text=_("Als CSV of als xlsx, met hoogstens 200 mensen.")
    )
