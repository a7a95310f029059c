"""What teachers said of packs, in the admin: which wait, what was said, and our answer."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from audit.service import AuditedReadMixin, looked
from contributions.service import Refused
from people.models import User

from ..enums import FeedbackState, Level
from ..models import Release, TeacherFeedback
from ..permissions import may_change_feedback
from ..teachers.answer_form import AnswerForm
from ..teachers.counting import let_count
from ..transitions import FEEDBACK_MOVES, NEED_ANSWER, move_feedback

#: What each button does, in the order of use.
_BUTTONS = {
    FeedbackState.TAKEN_UP: gettext_lazy("Pak het op"),
    FeedbackState.DONE: gettext_lazy("Zet op verwerkt"),
    FeedbackState.NOT: gettext_lazy("Zeg dat wij het niet doen"),
}


class FeedbackIndexView(generic.IndexView):
    """All reactions, the new ones first."""

    page_title = gettext_lazy("Reacties van docenten")
    any_permission_required = ("view", "change")

    def get_base_queryset(self) -> Any:
        """With the pack at hand: one query for all rows."""
        return super().get_base_queryset().select_related("pack")

    def get_edit_url(self, instance: TeacherFeedback) -> str | None:
        """The title leads to the page of the reaction."""
        return None


class FeedbackPageView(AuditedReadMixin, generic.InspectView):
    """What one teacher said, and our answer."""

    object: TeacherFeedback
    audit_action = "education.read_feedback"
    page_title = gettext_lazy("Reactie van een docent")
    template_name = "education/admin/feedback.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Reacties van docenten > this one."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Reacties van docenten")},
            {"url": "", "label": str(self.object)},
        ]

    def get_fields(self) -> list[str]:
        """The template shows what matters."""
        return []

    @property
    def header_buttons(self) -> list[Any]:
        """None: the deeds stand in the page."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything on the page; the form with what was typed, when there is one."""
        said = self.object
        may_answer = may_change_feedback(self.request.user)
        also: dict[str, Any] = {"answer_form": AnswerForm(feedback=said) if may_answer else None, **kwargs}
        return super().get_context_data(
            said=said,
            pack=said.pack,
            release_number=_number_of(said),
            level=dict(Level.choices).get(said.level, ""),
            may_answer=may_answer,
            buttons=_buttons(said.state),
            **also,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer, or let the minutes count or not; or say why not, with what was typed."""
        if not may_change_feedback(request.user):
            raise PermissionDenied
        assert isinstance(request.user, User)
        if (counts := request.POST.get("counts")) in ("yes", "no"):
            let_count(self.object, counts == "yes", by=request.user)
            messages.success(request, _("Dat is bewaard."))
            return redirect("teacher_feedback:inspect", self.object.pk)
        return self._answer(request, request.user)

    def _answer(self, request: HttpRequest, by: User) -> HttpResponse:
        form = AnswerForm(request.POST, feedback=self.object)
        if form.is_valid():
            try:
                move_feedback(self.object, request.POST.get("to", ""), by=by, **form.cleaned_data)
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
            else:
                messages.success(request, _("Uw antwoord is bewaard. De docent leest het bij de eigen link."))
                return redirect("teacher_feedback:inspect", self.object.pk)
        looked(self.audit_action, by=by, on=self.object)
        return self.render_to_response(self.get_context_data(answer_form=form), status=HTTPStatus.UNPROCESSABLE_ENTITY)


class FeedbackViewSet(ModelViewSet):
    """Under /beheer/reacties-van-docenten/. A teacher says it and may wipe it; we answer."""

    model = TeacherFeedback
    name = "teacher_feedback"
    url_prefix = "reacties-van-docenten"
    url_namespace = "teacher_feedback"
    menu_label = gettext_lazy("Docenten")
    menu_name = "teacher_feedback"
    icon = "comment"
    menu_order = 136
    add_to_admin_menu = True
    add_to_reference_index = False
    inspect_view_enabled = True
    copy_view_enabled = False
    index_view_class = FeedbackIndexView
    inspect_view_class = FeedbackPageView
    form_fields = ("answer",)
    list_filter = ("state", "pack")
    ordering = ("-given_on", "pk")
    list_display = (
        TitleColumn(
            "pack",
            label=gettext_lazy("Lespakket"),
            accessor="pack.title",
            sort_key="pack__title",
            get_url=lambda said: reverse("teacher_feedback:inspect", args=[said.pk]),
        ),
        Column(
            "given_on",
            label=gettext_lazy("Op"),
            sort_key="given_on",
            accessor=lambda said: date_format(said.given_on, "j F Y"),  # a day: how many hours ago is not known
        ),
        Column("about", label=gettext_lazy("Gaat over"), accessor=lambda said: _about(said)),
        Column("minutes", label=gettext_lazy("Minuten"), sort_key="minutes"),
        StatusTagColumn(
            "get_state_display",
            label=gettext_lazy("Stand"),
            sort_key="state",
            primary=lambda said: said.state == FeedbackState.NEW,
        ),
    )

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """No adding, changing or deleting; no usage, no history: the audit trail has it."""
        names = ("add", "edit", "delete", "usage", "history")
        return super().get_common_view_kwargs(**{f"{name}_url_name": None for name in names}, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, and the page of a reaction with our answer."""
        names = ("index", "index_results", "inspect")
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in names]


def _buttons(state: str) -> list[tuple[str, Any]]:
    """What may be pressed in this state, what is done most first. The same state again corrects the answer."""
    moves: list[tuple[str, Any]] = [button for button in _BUTTONS.items() if button[0] in FEEDBACK_MOVES[state]]
    correct: tuple[str, Any] = (state, gettext_lazy("Bewaar het antwoord"))
    if state in NEED_ANSWER:
        return [correct, *((code, gettext_lazy("Pak het weer op")) for code, _label in moves)]
    return moves if state == FeedbackState.NEW else [*moves, correct]


def _about(said: TeacherFeedback) -> str:
    """What was said, in two words; the words themselves are read on its own page."""
    parts = [(said.wrong, _("een fout")), (said.worked, _("wat werkte")), (said.minutes, _("hoe lang"))]
    return ", ".join(label for value, label in parts if value)


def _number_of(said: TeacherFeedback) -> int | None:
    """The release that was the newest when it was said, without the whole pack that is frozen in it."""
    return Release.objects.filter(pk=said.release_id or 0).values_list("number", flat=True).first()
