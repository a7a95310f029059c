"""The lists of a pack: steps, questions, figures and what a class is asked. Each list is one form."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.service import record
from contributions.service import ChangedMeanwhile, Refused
from people.models import User

from ..enums import ClassItemKind, QuestionKind
from ..models import ClassItem, Figure, LessonPack, LessonStep, QuizQuestion
from .lines import ChoicesField, OptionsField, PairsField, with_codes

#: With fewer choices there is nothing to choose.
FEWEST_CHOICES = 2


class _RowForm(forms.ModelForm):
    """One row. Where it stands is a number; an empty one goes last."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "order" in self.fields:
            self.fields["order"].required = False
            if self.instance.pk is None:
                self.initial["order"] = None

    #: Fields for rows of some kinds only: name -> those kinds. They are folded away at a row of another kind.
    only_for: ClassVar[dict[str, tuple[str, ...]]] = {}

    @property
    def first(self) -> list[forms.BoundField]:
        """The fields that this row needs; at a new row every one, for it has no kind yet."""
        return [field for field in self.visible_fields() if not self._is_aside(field.name)]

    @property
    def aside(self) -> list[forms.BoundField]:
        """The fields for other kinds of rows: only needed by who changes the kind."""
        return [field for field in self.visible_fields() if self._is_aside(field.name)]

    @property
    def has_wrong_aside(self) -> bool:
        """Whether something is wrong in a field that is folded away."""
        return any(field.errors for field in self.aside)

    def _is_aside(self, name: str) -> bool:
        kinds = self.only_for.get(name)
        return bool(kinds and self.instance.pk) and self["kind"].value() not in (kinds or ())

    def clean_order(self) -> int:
        """Last, when nothing was said."""
        order = self.cleaned_data.get("order")
        return 9_999 if order is None else int(order)


class StepForm(_RowForm):
    """A step of the lesson."""

    class Meta:
        model = LessonStep
        fields = ("order", "title", "minutes", "group_form", "teacher_does", "pupils_do")
        widgets = {"teacher_does": forms.Textarea(attrs={"rows": 3}), "pupils_do": forms.Textarea(attrs={"rows": 3})}


class QuestionForm(_RowForm):
    """A question of the quiz."""

    only_for: ClassVar = {
        "options": (QuestionKind.CHOICE, QuestionKind.SEVERAL),
        "pairs": (QuestionKind.MATCH,),
        "is_true": (QuestionKind.TRUE_FALSE,),
        "model_answer": (QuestionKind.OPEN,),
    }

    options = OptionsField(
        label=gettext_lazy("Antwoorden om uit te kiezen"),
        required=False,
        help_text=gettext_lazy("Elk antwoord op een regel. Zet + voor een goed antwoord, - voor een fout antwoord."),
    )
    pairs = PairsField(
        label=gettext_lazy("Wat hoort bij elkaar"),
        required=False,
        help_text=gettext_lazy("Alleen bij ‘Verbinden’. Op elke regel: links = rechts."),
    )

    class Meta:
        model = QuizQuestion
        fields = ("order", "kind", "text", "options", "pairs", "is_true", "model_answer", "explanation")
        widgets = {"model_answer": forms.Textarea(attrs={"rows": 2})}
        help_texts = {
            "is_true": gettext_lazy("Alleen bij ‘Waar of niet waar’."),
            "model_answer": gettext_lazy("Alleen bij een open vraag."),
        }

    def clean(self) -> dict[str, Any]:
        """One good answer where one is asked: said at the field."""
        cleaned = super().clean() or self.cleaned_data
        right = sum(each["correct"] for each in cleaned.get("options") or ())
        if cleaned.get("kind") == QuestionKind.CHOICE and right > 1:
            self.add_error("options", _("Bij ‘Eén antwoord’ is één antwoord goed. Zet één keer een +."))
        return cleaned


class FigureForm(_RowForm):
    """A figure."""

    class Meta:
        model = Figure
        fields = ("code", "value", "says", "source", "source_url", "valid_until")
        widgets = {"valid_until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        help_texts = {"code": gettext_lazy("In de tekst schrijft u {cijfer:code}. Zonder spaties.")}
        error_messages = {
            "code": {"invalid": gettext_lazy("Gebruik alleen letters, cijfers en streepjes. Zo: eigen-risico.")}
        }


class ClassItemForm(_RowForm):
    """What a class is asked."""

    only_for: ClassVar = {"options": (ClassItemKind.DILEMMA,)}

    options = ChoicesField(
        label=gettext_lazy("Keuzes bij een dilemma"),
        required=False,
        help_text=gettext_lazy("Elke keuze op een regel."),
    )

    class Meta:
        model = ClassItem
        fields = ("order", "kind", "text", "help", "options")

    def clean_options(self) -> list[dict[str, str]]:
        """With the codes that the choices had."""
        before = ClassItem.objects.get(pk=self.instance.pk).options if self.instance.pk else []
        return with_codes(self.cleaned_data["options"], before)

    def clean(self) -> dict[str, Any]:
        """A dilemma has something to choose."""
        cleaned = super().clean() or self.cleaned_data
        few = len(cleaned.get("options") or ()) < FEWEST_CHOICES
        if cleaned.get("kind") == ClassItemKind.DILEMMA and few and "options" not in self.errors:
            self.add_error("options", _("Schrijf twee of meer keuzes, elk op een eigen regel."))
        return cleaned


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of a pack: what stands in its address, its title, and the form of one row."""

    what: str
    title: str | Promise
    about: str | Promise
    form: type[_RowForm]
    has_order: bool = True

    @property
    def formset(self) -> Any:
        """The form of the whole list, with room for two more."""
        return forms.inlineformset_factory(
            LessonPack, self.form._meta.model, form=self.form, extra=2, can_delete=True, max_num=40, absolute_max=60
        )


ROWS: dict[str, Rows] = {
    rows.what: rows
    for rows in (
        Rows("les", gettext_lazy("Stappen van de les"), gettext_lazy("Wat gebeurt er, en hoe lang?"), StepForm),
        Rows("toets", gettext_lazy("Toets"), gettext_lazy("Vragen die leerlingen alleen maken."), QuestionForm),
        Rows(
            "cijfers",
            gettext_lazy("Cijfers"),
            gettext_lazy("Bedragen, leeftijden en namen die kunnen veranderen. In een tekst: {cijfer:code}."),
            FigureForm,
            has_order=False,
        ),
        Rows(
            "klas",
            gettext_lazy("Vragen aan de klas"),
            gettext_lazy("Vraag wat zij vinden. Vraag nooit naar thuis."),
            ClassItemForm,
        ),
    )
}


@transaction.atomic
def save_rows(pack: LessonPack, formset: Any, rows: Rows, *, seen: int, by: User | None) -> LessonPack:
    """Write a list that is valid. Raises ChangedMeanwhile when `seen` is an older version, and then writes nothing.

    Raises Refused for taking away a question that classes answered.
    """
    kept = LessonPack.objects.select_for_update(of=("self",)).get(pk=pack.pk)
    if seen != kept.version:
        raise ChangedMeanwhile(
            _("Een collega veranderde dit lespakket terwijl u bezig was. Kijk wat u typte, en bewaar het opnieuw.")
        )
    try:
        with transaction.atomic():
            formset.save()
    except ProtectedError as error:
        raise Refused(_("Klassen gaven al antwoord op deze vraag. U kunt de vraag niet weghalen.")) from error
    if rows.has_order:
        model = rows.form._meta.model
        for place, row in enumerate(model.objects.filter(pack=kept).order_by("order", "pk"), start=1):
            if row.order != place:
                model.objects.filter(pk=row.pk).update(order=place)
    kept.version += 1
    kept.save(update_fields=["version"])
    record("education.change_rows", by=by, on=kept, what=rows.what)
    return kept
