"""Recordings to write out: the list, and per recording a player with a text field beside it."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Case, F, IntegerField, QuerySet, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import View
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet

from audit.service import looked
from contributions.service import ChangedMeanwhile, Refused, care, is_late, working_days_between

from ..enums import RecordingReason, RecordingState
from ..models import Recording
from ..recording import files
from ..recording.limits import DAYS_AFTER_DONE, in_words
from ..recording.playing import play
from ..recording.transcribing import MOST_CHARACTERS, claim, question_of, set_aside, write_out

#: What a colleague may choose; that we were too late is written down by the clock.
_REASONS = [choice for choice in RecordingReason.choices if choice[0] != RecordingReason.TOO_LATE]


class WriteOutForm(forms.Form):
    """What is heard, as it was said."""

    text = forms.CharField(
        label=gettext_lazy("Wat u hoort"),
        required=False,
        help_text=gettext_lazy(
            "Schrijf op wat iemand zegt, met de woorden van die persoon. Laat namen weg: schrijf dan ‘[naam]’. "
            "Haperingen hoeven niet."
        ),
        widget=forms.Textarea(attrs={"rows": 12, "maxlength": int(MOST_CHARACTERS)}),
    )


class SetAsideForm(forms.Form):
    """Why there are no words."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Waarom lukt het niet?"),
        choices=_REASONS,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("De deelnemer leest dit op ‘Mijn inbreng’."),
        error_messages={"required": gettext_lazy("Kies waarom dit niet lukte. De deelnemer leest dat.")},
    )


def _day(recording: Recording) -> Any:
    return recording.answer.submission.participation.handed_in_on


def _waits(recording: Recording) -> str:
    if recording.state != RecordingState.WAITING:
        return ""
    today = timezone.localdate()
    days = working_days_between(_day(recording), today)
    text = ngettext("%(count)d werkdag", "%(count)d werkdagen", days) % {"count": days}
    return _("%(age)s: te laat") % {"age": text} if is_late(_day(recording), today) else text


def _who(recording: Recording) -> str:
    return str(recording.claimed_by.get_full_name() or recording.claimed_by) if recording.claimed_by else ""


class RecordingIndexView(generic.IndexView):
    """What waits comes first, oldest on top. Drafts are not here: nobody hears those."""

    any_permission_required = ("transcribe",)

    def get_base_queryset(self) -> QuerySet[Recording]:
        """With everything a line tells, in one query."""
        waiting_first = Case(When(state=RecordingState.WAITING, then=Value(0)), default=1, output_field=IntegerField())
        return (
            Recording.objects.handed_in()
            .with_context()
            .order_by(waiting_first, F("answer__submission__participation__handed_in_on"), "id")
        )


class WriteOutView(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """Listen and type; or say why that cannot be done."""

    model = Recording
    any_permission_required = ("transcribe",)
    template_name = "consultation/admin/recording.html"
    header_icon = "history"
    _show_breadcrumbs = True

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """The player and the field."""
        return self._show(self._find(pk))

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """One of three deeds. A refusal is a sentence, and what was typed stays."""
        recording, deed = self._find(pk), request.POST.get("actie", "")
        writing = WriteOutForm(request.POST if deed == "write" else None)
        aside = SetAsideForm(request.POST if deed == "aside" else None)
        if (deed == "aside" and not aside.is_valid()) or (deed == "write" and not writing.is_valid()):
            return self._show(recording, writing, aside, status=422)
        try:
            return self._do(deed, recording, writing, aside)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            status = 409 if isinstance(refusal, ChangedMeanwhile) else 422
            return self._show(self._find(pk), writing, aside, status=status)

    def _do(self, deed: str, recording: Recording, writing: WriteOutForm, aside: SetAsideForm) -> HttpResponse:
        by: Any = self.request.user
        if deed == "write":
            write_out(recording.pk, writing.cleaned_data["text"], by=by, version=self._version())
            return self._on(_("Bewaard. De woorden wachten nu op moderatie."))
        if deed == "aside":
            set_aside(recording.pk, aside.cleaned_data["reason"], by=by, version=self._version())
            return self._on(_("Bewaard. De deelnemer leest waarom er geen woorden zijn."))
        if deed in ("claim", "take_over"):
            claim(recording.pk, by=by, version=self._version(), take_over=deed == "take_over")
            messages.success(self.request, _("U schrijft deze opname uit. Collega's zien dat."))
            return redirect("recordings:write_out", recording.pk)
        raise Refused(_("Kies wat u met deze opname wilt doen."))

    def _on(self, done: str) -> HttpResponse:
        messages.success(self.request, done)
        return redirect("recordings:index")

    def _find(self, pk: UUID) -> Recording:
        return get_object_or_404(Recording.objects.handed_in().with_context(), pk=pk)

    def _version(self) -> int:
        typed = self.request.POST.get("versie", "")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0

    def _show(
        self,
        recording: Recording,
        writing: WriteOutForm | None = None,
        aside: SetAsideForm | None = None,
        status: int = 200,
    ) -> HttpResponse:
        looked("consultation.read_recording", by=self.request.user, on=recording)
        context = self.get_context_data(
            recording=recording,
            question=question_of(recording),
            day=_day(recording),
            waits=_waits(recording),
            length=in_words(recording.seconds),
            who=_who(recording),
            is_waiting=recording.state == RecordingState.WAITING,
            is_mine=recording.claimed_by_id == self.request.user.pk,
            is_others=recording.claimed_by_id not in (None, self.request.user.pk),
            writing=writing or WriteOutForm(),
            aside=aside or SetAsideForm(),
            protocol=care.PROTOCOL,
            days=DAYS_AFTER_DONE,
        )
        return self.render_to_response(context, status=status)

    def get_page_title(self) -> str:
        """What the browser's tab says."""
        return _("Schrijf een opname uit")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home > Opnames > this."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("recordings:index"), "label": _("Opnames")},
            {"url": "", "label": self.get_page_title()},
        ]


class SoundView(PermissionCheckedMixin, View):
    """The sound itself: only from here, only for who may, and every time it is written down."""

    model = Recording
    any_permission_required = ("transcribe",)
    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Whole, or the piece the player asks for."""
        recording = get_object_or_404(Recording.objects.handed_in(), pk=pk)
        data = files.read(recording)
        if data is None:
            raise Http404("the sound is gone")
        looked("consultation.hear_recording", by=request.user, on=recording)
        return play(request, data, recording.content_type)


class RecordingViewSet(ModelViewSet):
    """Under /beheer/opnames/. Made by participants, deleted by retention: never by hand."""

    model = Recording
    name = "recordings"
    url_prefix = "opnames"
    url_namespace = "recordings"
    menu_label = gettext_lazy("Opnames")
    menu_name = "recordings"
    icon = "history"
    menu_order = 115
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    exclude_form_fields = ("id",)
    index_view_class = RecordingIndexView
    list_filter = ("state",)
    list_display = (
        TitleColumn(
            "question",
            label=gettext_lazy("Vraag"),
            accessor=question_of,
            get_url=lambda recording: reverse("recordings:write_out", args=[recording.pk]),
        ),
        Column(
            "round",
            label=gettext_lazy("Ronde"),
            accessor=lambda recording: recording.answer.submission.participation.occasion.title,
        ),
        Column("seconds", label=gettext_lazy("Duur"), accessor=lambda recording: in_words(recording.seconds)),
        Column(
            "day", label=gettext_lazy("Binnen op"), accessor=lambda recording: date_format(_day(recording), "j F Y")
        ),
        Column("waits", label=gettext_lazy("Wacht"), accessor=_waits),
        Column("who", label=gettext_lazy("Wie schrijft"), accessor=_who),
        StatusTagColumn(
            "get_state_display",
            label=gettext_lazy("Stand"),
            primary=lambda recording: recording.state == RecordingState.WAITING,
        ),
    )

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Only a list and a page per recording."""
        without = dict.fromkeys(
            ("add_url_name", "edit_url_name", "delete_url_name", "history_url_name", "usage_url_name")
        )
        return super().get_common_view_kwargs(**{**without, **kwargs})

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, the page and the sound."""
        kept = [pattern for pattern in super().get_urlpatterns() if pattern.name in ("index", "index_results")]
        return [
            *kept,
            path("<uuid:pk>/", WriteOutView.as_view(), name="write_out"),
            path("<uuid:pk>/geluid/", SoundView.as_view(), name="sound"),
        ]
