"""Forms for a pack and for one of its materials."""

import uuid
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from consultation.models import Round
from consultation.service import RoundState, SeenForm
from contributions.models import AgendaItem
from contributions.service import Refused
from pages.service import ScannedFileField

from ..enums import Level, MaterialKind, Subject
from ..models import LessonPack, Material
from .goals import goal_choices, with_unknown
from .lines import LinesField
from .packs import problems_in
from .uploads import judge

_YEARS = [(str(year), str(year)) for year in range(1, 7)]


class _PackForm(forms.ModelForm):
    levels = forms.MultipleChoiceField(
        label=_("Voor welk onderwijs"), choices=Level.choices, widget=forms.CheckboxSelectMultiple
    )
    subjects = forms.MultipleChoiceField(
        label=_("Vakken en thema's"), choices=Subject.choices, widget=forms.CheckboxSelectMultiple
    )
    aims = LinesField(
        label=_("Leerdoelen"),
        help_text=_("Elk doel op een regel. Begin met: ‘Je kunt’ of ‘Je weet’."),
        required=False,
        most=8,
    )


class NewPackForm(_PackForm):
    """What it is about, and for whom. Pressed twice, it makes one pack."""

    token = forms.UUIDField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = LessonPack
        fields = ("title", "summary", "levels", "subjects", "minutes", "aims")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("token", uuid.uuid4())

    def values(self) -> dict[str, Any]:
        """What to write."""
        return {name: value for name, value in self.cleaned_data.items() if name != "token"}


class PackForm(SeenForm, _PackForm):
    """Everything a pack says of itself."""

    years = forms.TypedMultipleChoiceField(
        label=_("Leerjaren"), choices=_YEARS, coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    goals = forms.MultipleChoiceField(
        label=_("Kerndoelen en burgerschap"),
        help_text=_("Kies waar de les aan werkt. Docenten zien dit bij het lespakket."),
        choices=goal_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    keywords = LinesField(
        label=_("Trefwoorden"), help_text=_("Elk woord op een regel."), required=False, rows=3, longest=60
    )

    class Meta:
        model = LessonPack
        fields = (
            "title", "summary", "levels", "years", "subjects", "aims", "minutes", "group_form", "reading",
            "preparation", "goals", "keywords", "licence", "round", "agenda_items", "slug",
        )  # fmt: skip
        widgets = {
            "agenda_items": forms.CheckboxSelectMultiple,
            "preparation": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        #: As it was before this form put its values on the instance.
        self.before = LessonPack.objects.get(pk=self.instance.pk)
        goals, round_ = self.fields["goals"], self.fields["round"]
        assert isinstance(goals, forms.MultipleChoiceField)
        goals.choices = with_unknown(self.before.goals)
        assert isinstance(round_, forms.ModelChoiceField)
        may_join = ~Q(state=RoundState.ARCHIVED) | Q(pk=self.instance.round_id or 0)
        round_.queryset, round_.empty_label = Round.objects.filter(may_join).order_by("-pk"), gettext("Geen ronde")
        self.add_seen()

    def values_of(self, instance: LessonPack) -> dict[str, Any]:
        """Everything this form shows."""
        shown = {name: getattr(instance, name) for name in self.fields if name not in ("seen", "agenda_items")}
        return {**shown, "agenda_items": list(AgendaItem.objects.filter(lesson_packs=instance))}

    def version_of(self, instance: LessonPack) -> int:
        """The version of the pack."""
        return instance.version

    def clean(self) -> dict[str, Any]:
        """Say at the field what cannot be; the deed checks again under its lock."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.seen.version == self.before.version:
            for field, sentence in problems_in(self.before, cleaned).items():
                self.add_error(field, sentence)
        return cleaned

    def values(self) -> dict[str, Any]:
        """What to write."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class MaterialForm(WagtailAdminModelForm):
    """A material: its text, or a file."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    upload = ScannedFileField(
        label=_("Los bestand"),
        required=False,
        allow_empty_file=True,
        help_text=_("Alleen bij ‘Los bestand’. PDF, Word, PowerPoint, Excel, ODT, PNG, JPG, MP3 of MP4, tot 20 MB."),
    )

    class Meta:
        model = Material
        fields = ("title", "kind", "audience", "body", "file_says")
        help_texts = {"audience": _("Alleen bij ‘Los bestand’. Bij de andere soorten ligt dit vast.")}

    field_order = ("title", "kind", "body", "upload", "file_says", "audience", "version")

    def __init__(self, *args: Any, upload_problem: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        #: What went wrong while the file came in, as a sentence.
        self.upload_problem = upload_problem

    def clean_upload(self) -> Any:
        """Say at once what cannot come in."""
        if self.upload_problem:
            raise forms.ValidationError(self.upload_problem)
        upload = self.cleaned_data["upload"]
        if upload:
            try:
                judge(upload, upload.name)
            except Refused as refusal:
                raise forms.ValidationError(refusal.sentence) from refusal
        return upload

    def clean(self) -> dict[str, Any]:
        """A loose file has a file."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        is_file = cleaned.get("kind") == MaterialKind.FILE
        if is_file and not cleaned.get("upload") and not self.instance.file and "upload" not in self.errors:
            self.add_error("upload", gettext("Kies een bestand."))
        if not is_file and cleaned.get("upload"):
            self.add_error("kind", gettext("U koos een bestand. Kies dan de soort ‘Los bestand’."))
        return cleaned

    def values(self) -> dict[str, Any]:
        """What to write, without the file."""
        return {name: self.cleaned_data[name] for name in self._meta.fields}
