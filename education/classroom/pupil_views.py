"""What a pupil sees: the code, who reads along, an age, one question per screen, and the end. No scripts needed."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views import View

from contributions.service import Refused
from privacy import service as privacy

from ..enums import ClassItemKind
from ..models import ClassItem
from . import cookies
from .answering import answered_by, choose, say_age, send_words
from .asking import choices_of
from .base import ClassView, enter_screen, look_up
from .forms import AgeForm, ChoiceForm, WordsForm
from .guarding import told_to_a_pupil


class EnterClass(View):
    """/klas/: type the code. For teachers the way to make one."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form; a known code leads on. No cookie, no POST."""
        typed = request.GET.get("code", "").strip()
        if not typed:
            return enter_screen(request)
        found = look_up(request, typed)
        return found if isinstance(found, HttpResponse) else redirect("classroom:join", found.code)


class JoinClass(ClassView):
    """Who reads along, and that joining is not required. Reading sets no cookie."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Two sentences, and a way to begin."""
        if self.closed:
            return self.show("closed")
        return self.show("join", first=self.items[0] if self.items else None)


class PupilView(ClassView):
    """A screen with a form. From here on the browser holds a key; the database knows nothing before an answer."""

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """When the class is closed: say so, and show what was typed."""
        if self.closed:
            typed = privacy.guard_for_storage(request.POST.get("text", ""))[0]
            status = HTTPStatus.CONFLICT if request.method == "POST" else HTTPStatus.OK
            return self.show("closed", status, typed=typed)
        response = super().answer(request, *args, **kwargs)
        if self.key is None and isinstance(response, HttpResponse) and response.status_code != HTTPStatus.FOUND:
            cookies.hold(response, self.session)
        return response

    def following(self, item: ClassItem | None) -> HttpResponse:
        """On to the question after this one; after the last to the end."""
        after = self.next_after(item)
        return self.go("question", after.pk) if after else self.go("done")

    def next_after(self, item: ClassItem | None) -> ClassItem | None:
        """The question after this one."""
        place = self.items.index(item) + 1 if item else 0
        return self.items[place] if place < len(self.items) else None


class Age(PupilView):
    """How old, in three groups. Skippable."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Nothing is chosen beforehand."""
        return self._show(AgeForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep it and go on."""
        form = AgeForm(request.POST)
        if not form.is_valid():
            return self._show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        if self.key is None:
            return self._show(form, HTTPStatus.CONFLICT, is_lost=True)
        try:
            say_age(self.session, self.key, form.cleaned_data["age_group"])
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self._show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        return self.following(None)

    def _show(self, form: AgeForm, status: int = HTTPStatus.OK, **about: Any) -> HttpResponse:
        return self.show("age", status, form=form, following=self.next_after(None), **about)


class Question(PupilView):
    """One question: choose, or write."""

    item: ClassItem

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Which question; one of another class is not found."""
        key = kwargs.pop("pk")
        found = next((each for each in self.items if each.pk == key), None)
        if found is None:
            raise Http404("no such question in this class")
        self.item = found
        return super().answer(request, *args, **kwargs)

    @property
    def writes(self) -> bool:
        """Whether one writes here."""
        return self.item.kind == ClassItemKind.OWN_WORDS

    def get(self, request: HttpRequest) -> HttpResponse:
        """With what this screen chose before."""
        chosen = answered_by(self.key).get(self.item.pk, "") if self.key else ""
        if self.writes:
            return self._show(WordsForm(), is_sent=bool(chosen))
        return self._show(self._choice_form(initial={"choice": chosen}))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep it and go on; or say what to look at first, with what was typed."""
        return self._write(request) if self.writes else self._choose(request)

    def _choose(self, request: HttpRequest) -> HttpResponse:
        form = self._choice_form(request.POST)
        if not form.is_valid():
            return self._show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        if self.key is None:
            return self._show(form, HTTPStatus.CONFLICT, is_lost=True)
        try:
            choose(self.session, self.key, self.item, form.cleaned_data["choice"])
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self._show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        return self.following(self.item)

    def _write(self, request: HttpRequest) -> HttpResponse:
        data = request.POST.copy()
        guarded = privacy.inspect(privacy.clean(data.get("text", "")))
        data["text"] = guarded.text
        form = WordsForm(data)
        if not form.is_valid():
            return self._show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        given = form.cleaned_data
        if self.key is None:
            return self._show(form, HTTPStatus.CONFLICT, is_lost=True)
        seen = {str(hint.kind) for hint in guarded.hints}
        if guarded.bsn_count or seen - set(given["told"].split(",")):
            data["told"] = ",".join(sorted(seen))
            return self._show(WordsForm(data), notes=told_to_a_pupil(guarded))
        try:
            send_words(self.session, self.key, self.item, given["text"], nonce=given["nonce"])
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self._show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        return self.following(self.item)

    def _choice_form(self, *args: Any, **kwargs: Any) -> ChoiceForm:
        return ChoiceForm(*args, legend=self.item.text, choices=choices_of(self.item), **kwargs)

    def _show(self, form: Any, status: int = HTTPStatus.OK, **about: Any) -> HttpResponse:
        place = {"number": self.items.index(self.item) + 1, "count": len(self.items)}
        following = self.next_after(self.item)
        template = "words" if self.writes else "question"
        return self.show(template, status, form=form, item=self.item, following=following, **place, **about)


class Done(ClassView):
    """The end: thanks, what happens now, where help is, and how to be counted as a person."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The same at each visit."""
        round_ = self.session.pack.round
        return self.show("done", round=round_ if round_ and round_.takes_answers() else None, has_key=bool(self.key))


class LetGo(ClassView):
    """Take the key off this screen, so that the next pupil can answer."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Forget the key here, and what the browser still shows by going back."""
        response = self.go("join")
        cookies.let_go(response, self.session)
        response.headers["Clear-Site-Data"] = '"cache"'
        return response
