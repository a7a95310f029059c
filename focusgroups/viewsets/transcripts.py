"""Bringing a file with a conversation, and saying who is who in it."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.service import looked
from contributions.service import Refused
from pages.service import ScannedFileField

from ..enums import TranscriptState
from ..models import GuideQuestion, Speaker, Transcript
from ..permissions import Visitor, may_add_transcripts
from ..reporting.files import MOST_BYTES
from ..reporting.names import is_name
from ..reporting.transcript_notes import LEADER, TEXT, UNKNOWN, Stretch, stretches
from ..reporting.transcripts import WHILE_WAITING, Choices, bring, choose, drop, progress_of, take_in, told_names
from .after_base import SessionPage

#: More labels than people at any table: then the file is no conversation as we know it.
MOST_LABELS = 60
MOST_STRETCHES = 60
_SAMPLES = 2
#: What stands before a colon, and is nobody.
_NO_NAMES = frozenset({"let op", "ps", "n.b.", "nb", "noot", "opmerking", "kortom", "bijvoorbeeld", "dus"})


class FileForm(forms.Form):
    """One file."""

    file = ScannedFileField(
        label=gettext_lazy("Kies een bestand"),
        help_text=gettext_lazy("Een .docx, .odt of .txt van hoogstens 5 MB. Wij bewaren het bestand niet."),
        widget=forms.FileInput(attrs={"accept": ".docx,.odt,.txt"}),
        error_messages={
            "required": gettext_lazy("Kies eerst een bestand."),
            "empty": gettext_lazy("Dit bestand is leeg. Kies een ander bestand."),
        },
    )


class TranscriptView(SessionPage):
    """For who may bring files."""

    header_icon = "doc-full"

    def may(self, user: Visitor) -> bool:
        """Bringing and tying are one right."""
        return may_add_transcripts(user)


class BringView(TranscriptView):
    """Choose a file; and the files that were brought before."""

    page_title = gettext_lazy("Neem een gesprek op uit een bestand")
    template_name = "focusgroups/admin/transcripts.html"

    def get(self, request: HttpRequest, pk: int, session: int) -> HttpResponse:
        """The form, under which stands what was brought before."""
        return self.page(FileForm())

    def post(self, request: HttpRequest, pk: int, session: int) -> HttpResponse:
        """Read it, or say what is wrong with it."""
        form = FileForm(request.POST, request.FILES)
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                made = bring(self.gathering, file.name, file.read(MOST_BYTES + 1), by=self.colleague)
                return redirect(self.address("transcript", made.pk))
            except Refused as refusal:
                form.add_error("file", refusal.sentence)
        return self.page(form, status=HTTPStatus.UNPROCESSABLE_ENTITY)

    def page(self, form: FileForm, status: int = HTTPStatus.OK) -> HttpResponse:
        """The screen; that somebody saw it is written down."""
        looked("focusgroups.listed_transcripts", by=self.colleague, on=self.gathering)
        brought = Transcript.objects.filter(gathering=self.gathering).order_by("-brought_on", "pk").defer("waiting")
        return self.show(form=form, brought=brought, status=status)


@dataclass(frozen=True, slots=True)
class LabelShown:
    """A label of the file, how often it spoke, what it said first, and what was chosen."""

    number: int
    label: str
    turns: int
    samples: list[str]
    chosen: str
    is_name: bool
    is_replaced: bool
    found: int = 0


class TieView(TranscriptView):
    """Who is who, and which question is asked where."""

    page_title = gettext_lazy("Wie is wie?")
    template_name = "focusgroups/admin/transcript.html"
    transcript: Transcript

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the file: of this gathering, else there is none."""
        super().setup(request, *args, **kwargs)
        self.transcript = get_object_or_404(Transcript, pk=kwargs["transcript"], gathering=self.gathering)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """What was read, with the names in it: that somebody looked is written down; or how far the taking in is."""
        return self.page()

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Take it in, look again with these choices, or throw it away."""
        try:
            if request.POST.get("deed") == "drop":
                drop(self.transcript, by=self.colleague)
                self.say(_("Weggegooid. Er is niets opgenomen."))
                return redirect(self.address("transcripts"))
            if request.POST.get("deed") == "look" or self.transcript.state != TranscriptState.READ:
                return self.page()
            choose(self.transcript, self.choices(), by=self.colleague)
            if self.transcript.turns <= WHILE_WAITING:
                take_in(self.transcript.pk)
        except Refused as refusal:
            return self.page(refusal=refusal.sentence, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        return redirect(self.address("transcript", self.transcript.pk))

    def labels(self) -> list[str]:
        """The labels of the file, in the order in which they first spoke."""
        return list(dict.fromkeys(label for label, _text in self.transcript.waiting["turns"]))

    def choices(self) -> Choices:
        """What was chosen on the screen; before that, what we propose."""
        post = self.request.POST
        if not post:
            return self.proposed()
        labels = self.labels()
        chosen = {label: post.get(f"wie_{number}", "") for number, label in enumerate(labels)}
        replaced = frozenset(label for number, label in enumerate(labels) if f"vervang_{number}" in post)
        questions = {
            int(name.removeprefix("vraag_")): int(str(value))
            for name, value in post.items()
            if name.startswith("vraag_") and name.removeprefix("vraag_").isdecimal() and str(value).isdecimal()
        }
        return Choices(chosen, replaced, questions)

    def proposed(self) -> Choices:
        """Who is called leader leads; the others get numbers, in the order in which they spoke."""
        who: dict[str, str] = {}
        number = 0
        for label in self.labels():
            if not label:
                who[label] = UNKNOWN
            elif label.casefold() in _NO_NAMES:
                who[label] = TEXT
            elif any(word in label.casefold() for word in ("gespreksleider", "interviewer", "moderator")):
                who[label] = LEADER
            else:
                number += 1
                who[label] = f"speaker:{number}"
        return Choices(who, frozenset(label for label in who if is_name(label) and who[label] != TEXT))

    def page(self, *, refusal: str = "", status: int = HTTPStatus.OK) -> HttpResponse:
        """The screen; what was chosen stays."""
        if self.transcript.state != TranscriptState.READ:
            self.transcript.refresh_from_db()
            return self.show(transcript=self.transcript, progress=progress_of(self.transcript), status=status)
        looked("focusgroups.read_transcript", by=self.colleague, on=self.transcript)
        chosen = self.choices()
        if len(chosen.who) > MOST_LABELS:
            refusal = _(
                "Er staan te veel namen in dit bestand. Zet alleen vóór elke beurt een naam met een dubbele punt."
            )
        return self.show(
            transcript=self.transcript,
            refusal=refusal,
            too_many=len(chosen.who) > MOST_LABELS,
            rows=self.rows(chosen)[:MOST_LABELS],
            who=self.offered(len(chosen.who)),
            stretches=self.stretches(chosen)[:MOST_STRETCHES],
            questions=list(GuideQuestion.objects.filter(section__group=self.group)),
            status=status,
        )

    def rows(self, chosen: Choices) -> list[LabelShown]:
        """The labels, each with its first words."""
        found, turns = told_names(self.transcript, chosen), self.transcript.waiting["turns"]
        return [
            LabelShown(
                number,
                label,
                sum(spoke == label for spoke, _text in turns),
                [text[:160] for spoke, text in turns if spoke == label][:_SAMPLES],
                chosen.who[label],
                is_name(label),
                label in chosen.replaced,
                found.get(label, 0),
            )
            for number, label in enumerate(self.labels())
        ]

    def offered(self, labels: int) -> list[tuple[str, str]]:
        """What a label can be: the speakers we know first, then new numbers."""
        known = Speaker.objects.filter(gathering=self.gathering).select_related("seat__participant__perspective")
        told = {speaker.number: _perspective(speaker) for speaker in known}
        numbers = sorted({*told, *range(1, labels + 1)})
        speakers = [
            (
                f"speaker:{number}",
                _("Spreker %(number)d (%(who)s)") % {"number": number, "who": told.get(number) or _("nieuw")},
            )
            for number in numbers
        ]
        return [
            *speakers,
            (LEADER, _("Gespreksleider")),
            (UNKNOWN, _("Onbekend: van de groep")),
            (TEXT, _("Geen naam: hoort bij de tekst")),
        ]

    def stretches(self, chosen: Choices) -> list[tuple[Stretch, int]]:
        """Where who leads asks something, with the question of the guide that was chosen (0: as it was asked)."""
        leaders = frozenset(label for label, choice in chosen.who.items() if choice == LEADER)
        found = stretches(self.transcript.waiting["turns"], leaders)
        return [(stretch, chosen.questions.get(stretch.place, 0)) for stretch in found]


def _perspective(speaker: Speaker) -> str:
    seat = speaker.seat
    perspective = seat.participant.perspective if seat else None
    return perspective.label if perspective else _("zonder stoel")


urlpatterns = [
    path("<int:pk>/uitschrift/<int:session>/", BringView.as_view(), name="transcripts"),
    path("<int:pk>/uitschrift/<int:session>/<uuid:transcript>/", TieView.as_view(), name="transcript"),
]
