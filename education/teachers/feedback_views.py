"""How the lesson went: saying it, and the page of one's own on which our answer comes."""

from collections.abc import Collection
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from contributions.service import Refused
from privacy import service as privacy

from ..enums import Level, PackState
from ..models import LessonPack, TeacherFeedback
from .finding import find_by_token
from .forms import FeedbackForm
from .giving import Said, give, take_back
from .links import own_token
from .screens import TeacherScreen

#: Reactions from one address are braked like guesses: room for a school, not for a machine.
SENT = "teacher_feedback"
_TEXTS = ("worked", "wrong")


class GiveFeedback(TeacherScreen):
    """The form, for a pack that is online."""

    pack: LessonPack

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the pack. Who was typing while it was withdrawn, still gets an answer."""
        packs = LessonPack.objects.exclude(state=PackState.DRAFT)
        found = packs.filter(slug=kwargs.pop("slug")).first()
        if found is None or (request.method != "POST" and found.state != PackState.PUBLISHED):
            raise Http404("no such lesson pack is online")
        self.pack = found
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Empty."""
        return self._ask(FeedbackForm(pack=self.pack))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep it and go to the page of one's own; or say what to look at first, with what was typed."""
        data = request.POST.copy()
        guarded = {name: privacy.inspect(privacy.clean(data.get(name, ""))) for name in _TEXTS}
        for name, each in guarded.items():
            data[name] = each.text
        form = FeedbackForm(data, pack=self.pack)
        if not form.is_valid():
            return self._ask(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        seen = {str(hint.kind) for each in guarded.values() for hint in each.hints}
        if any(each.bsn_count for each in guarded.values()) or seen - set(form.cleaned_data["told"].split(",")):
            data["told"] = ",".join(sorted(seen))
            return self._ask(FeedbackForm(data, pack=self.pack), notes=_notes(guarded.values()))
        if privacy.too_many(SENT, request):
            return self._ask(form, HTTPStatus.TOO_MANY_REQUESTS, is_too_often=True)
        return self._keep(form)

    def _keep(self, form: FeedbackForm) -> HttpResponse:
        said = {name: value for name, value in form.cleaned_data.items() if name != "told"}
        try:
            kept = give(Said(pack=self.pack, **said))
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self._ask(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        privacy.count_failure(SENT, self.request)
        return redirect("education:feedback_own", own_token(kept))

    def _ask(self, form: FeedbackForm, status: int = HTTPStatus.OK, **about: Any) -> HttpResponse:
        return self.show("feedback", status, form=form, pack=self.pack, form_action=self.request.path, **about)


class OwnScreen(TeacherScreen):
    """A screen for who holds the link of what was said."""

    feedback: TeacherFeedback

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find it; a link that opens nothing says what one can do. Too long to guess: no brake."""
        self.token = kwargs.pop("token")
        found = find_by_token(self.token)
        if found is None:
            return self.show("feedback_gone", HTTPStatus.NOT_FOUND)
        self.feedback = found
        return super().dispatch(request, *args, **kwargs)


class OwnFeedback(OwnScreen):
    """What one said, where it stands, and our answer."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Without a form to send: taking back has a screen of its own."""
        address = settings.BASE_URL + reverse("education:feedback_own", args=[self.token])
        return self.show(
            "feedback_own",
            feedback=self.feedback,
            pack=self.feedback.pack,
            level=dict(Level.choices).get(self.feedback.level, ""),
            is_online=self.feedback.pack.state == PackState.PUBLISHED,
            address=address,
            token=self.token,
        )


class TakeBack(OwnScreen):
    """Have it wiped. Asks first: it does not come back."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """What will happen."""
        return self.show("feedback_take_back", pack=self.feedback.pack, token=self.token, form_action=request.path)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Wipe it."""
        take_back(self.feedback)
        return self.show("feedback_taken_back", pack=self.feedback.pack)


def _notes(guarded: Collection[privacy.Guarded]) -> list[str]:
    """What the writer should look at. Nobody but the team reads it, so it may stay."""
    masked = {line for each in guarded for line in privacy.explain(replace(each, hints=()))}
    found = any(each.hints for each in guarded)
    points = [
        _("Er staat een nummer, een adres of een mailadres in. Haal het weg als wij het niet nodig hebben."),
        _("U mag het laten staan. Alleen ons team leest uw reactie."),
    ]
    return [*sorted(masked), *(points if found else [])]
