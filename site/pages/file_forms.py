"""Wagtail's forms with a file in them: what comes in is judged by its content, and by the virus scanner."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.contrib.redirects.forms import ImportForm
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from .judging.named import check_named, make_anew_in_place
from .judging.refused import FileRefused
from .scanning import problem_with

_MEGABYTE = 1_000_000
PICTURES = frozenset({"jpg", "png", "gif", "webp"})


class _Judged:
    """A field that judges what comes in before anything opens it; what was there already is not judged again."""

    most_bytes: int
    kinds: frozenset[str]

    def otherwise(self) -> str:
        """The sentence for another kind of file."""
        return _("Dit soort bestand kan niet. Kies een JPG, PNG, GIF of WebP.")

    def to_python(self, data: Any) -> Any:
        """Judged, scanned, a picture made anew, and then as Wagtail does. Raises ValidationError."""
        if data:
            try:
                kind = check_named(data, self.kinds, self.most_bytes, self.otherwise())
                if sentence := problem_with(data):
                    raise forms.ValidationError(sentence, code="infected")
                if kind in PICTURES:
                    make_anew_in_place(data, kind)
            except FileRefused as refusal:
                raise forms.ValidationError(refusal.sentence, code="refused") from refusal
        return super().to_python(data)  # type: ignore[misc]


class _ImageField(_Judged, WagtailImageField):
    most_bytes = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    kinds = PICTURES


class _DocumentField(_Judged, WagtailDocumentField):
    most_bytes = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
    kinds = frozenset(settings.WAGTAILDOCS_EXTENSIONS)

    def otherwise(self) -> str:
        """What to choose instead."""
        return _("Dit soort bestand kan niet. Kies een PDF, Word, PowerPoint, Excel, ODT, ODS, ODP, CSV of TXT.")


class _OwnPictureField(_Judged, forms.ImageField):
    """The picture of a colleague's own account."""

    most_bytes = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    kinds = PICTURES


class _SheetField(_Judged, forms.FileField):
    """The list of addresses that lead elsewhere."""

    most_bytes = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
    kinds = frozenset({"csv", "xlsx"})

    def otherwise(self) -> str:
        """What to choose instead."""
        return _("Dit soort bestand kan niet. Kies een CSV of een Excel-bestand (.xlsx).")


class ScannedImageForm(BaseImageForm):
    """A picture. It is made anew: without the place and the moment that a telephone writes in it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        says = _("Kies een JPG, PNG, GIF of WebP van hoogstens %(most)d MB. Plaats en tijd halen wij eruit.")
        _put(self, _ImageField, says)


class ScannedDocumentForm(BaseDocumentForm):
    """A document."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        says = _("Kies een PDF, een tekst, of een bestand van Office. Hoogstens %(most)d MB.")
        _put(self, _DocumentField, says)


def judge_wagtails_own_fields() -> None:
    """Wagtail has two forms with a file that no setting reaches: give them fields that judge."""
    picture, sheet = AvatarPreferencesForm.base_fields["avatar"], ImportForm.base_fields["import_file"]
    AvatarPreferencesForm.base_fields["avatar"] = _OwnPictureField(label=picture.label, required=picture.required)
    ImportForm.base_fields["import_file"] = _SheetField(label=sheet.label, help_text=sheet.help_text)


def _put(form: forms.ModelForm, kind: type[_ImageField | _DocumentField], says: str) -> None:  # type: ignore[type-arg]
    """Our own field in the place of Wagtail's, where this form has one."""
    if given := form.fields.get("file"):
        field = kind(label=given.label, required=given.required, widget=given.widget)
        field.help_text = says % {"most": kind.most_bytes // _MEGABYTE}
        form.fields["file"] = field
