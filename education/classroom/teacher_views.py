"""What a teacher does: make a class, count hands, close it. No account: the link is the key."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.views import View

from contributions.service import Refused
from privacy.service import count_failure, too_many

from ..catalogue.in_words import levels_in_words, minutes_in_words
from ..enums import ClassItemKind, ClassWay
from ..models import ClassItem, ClassSession, LessonPack
from .asking import choices_of, items_of, to_count
from .closing import close_class
from .counting import count_item, counted_at
from .drawing import drawn
from .finding import find_by_token, why_closed
from .making import Making, make_class
from .teacher_forms import CountForm, NewClassForm
from .totals import screens_in, totals_of

#: More new classes than this brake allows, from one address in ten minutes, is no school any more.
MADE = "class_made"


class NewClass(View):
    """/klas/maak/: from a pack to a code, on one screen.

    No cache keeps the form: the number in it leads to the screen of the teacher.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer, and keep it out of every cache."""
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form of the pack that was chosen; without one, the packs to choose from."""
        pack = self._pack(request)
        if pack is None:
            asking = ClassItem.objects.values("pack")
            found = LessonPack.objects.public().filter(pk__in=asking)
            packs = [(each, levels_in_words(each.levels), minutes_in_words(each.minutes)) for each in found]
            return render(request, "education/classroom/packs.html", {"packs": packs})
        return self._show(request, pack, NewClassForm(pack=pack))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Make it and show the teacher's screen; or say what to look at, with what was filled in."""
        pack = self._pack(request)
        if pack is None:
            return redirect("classroom:new")
        form = NewClassForm(request.POST, pack=pack)
        if not form.is_valid():
            return self._show(request, pack, form, HTTPStatus.UNPROCESSABLE_ENTITY)
        if too_many(MADE, request):
            return self._show(request, pack, form, HTTPStatus.TOO_MANY_REQUESTS, is_too_often=True)
        try:
            _session, token = make_class(Making(pack=pack, **form.cleaned_data))
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self._show(request, pack, form, HTTPStatus.UNPROCESSABLE_ENTITY)
        count_failure(MADE, request)
        return redirect("classroom:teacher", token)

    def _pack(self, request: HttpRequest) -> LessonPack | None:
        slug = request.GET.get("pakket", "").replace("\0", "")  # which PostgreSQL does not take
        return LessonPack.objects.public().filter(slug=slug).first() if slug else None

    def _show(
        self, request: HttpRequest, pack: LessonPack, form: NewClassForm, status: int = HTTPStatus.OK, **about: Any
    ) -> HttpResponse:
        context = {"pack": pack, "form": form, "action": f"{reverse('classroom:new')}?pakket={pack.slug}", **about}
        return render(request, "education/classroom/new.html", context, status=status)


class TeacherView(View):
    """A screen for who holds the link of the class."""

    session: ClassSession

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the class; a link that opens nothing says how to get a new one."""
        self.token = kwargs.pop("token")
        found = find_by_token(self.token)
        if found is None:  # too long to guess: no brake, which a pupil could pull
            gone = render(request, "education/classroom/no_link.html", status=HTTPStatus.NOT_FOUND)
            add_never_cache_headers(gone)
            return gone
        self.session = found
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    @cached_property
    def closed(self) -> str:
        """Why nobody can answer any more; "" when they can."""
        return why_closed(self.session)

    @cached_property
    def items(self) -> list[ClassItem]:
        """Everything the class is asked."""
        return items_of(self.session)

    @property
    def counts_by_hand(self) -> bool:
        """Whether the teacher counts."""
        return self.session.way != ClassWay.DEVICES

    def show(self, template: str, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        """Render a screen of this class for its teacher."""
        always = {
            "session": self.session,
            "pack": self.session.pack,
            "token": self.token,
            "closed": self.closed,
            "counts_by_hand": self.counts_by_hand,
        }
        name = f"education/classroom/{template}.html"
        return render(self.request, name, {**always, **context}, status=status)

    def go(self, name: str, *args: Any) -> HttpResponse:
        """On to another screen of this teacher."""
        return redirect(f"classroom:{name}", self.token, *args)


class Teacher(TeacherView):
    """Everything about the class: the code, how many answered, what came out, and closing."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Without a form to send: the deeds have screens of their own."""
        return self.show(
            "teacher",
            totals=totals_of(self.session, self.items),
            screens=screens_in(self.session),
            has_words=any(item.kind == ClassItemKind.OWN_WORDS for item in self.items),
            **drawn(self.session),
        )


class CountHands(TeacherView):
    """One statement at a time on the board; so many hands for each choice."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """With what was counted before."""
        item = self._item(pk)
        form = CountForm(choices=choices_of(item)).starting_at(counted_at(self.session, item))
        return self._show(item, form)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Keep it and go on to the next; or say what does not add up, with what was filled in."""
        item = self._item(pk)
        form = CountForm(request.POST, choices=choices_of(item))
        if not form.is_valid():
            return self._show(item, form, HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            count_item(self.session, item, form.counts)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self._show(item, form, HTTPStatus.UNPROCESSABLE_ENTITY)
        after = self._next(item)
        return self.go("count", after.pk) if after else self.go("teacher")

    def _item(self, pk: int) -> ClassItem:
        found = next((each for each in to_count(self.items) if each.pk == pk), None)
        if found is None or not self.counts_by_hand:
            raise Http404("nothing to count here")
        return found

    def _next(self, item: ClassItem) -> ClassItem | None:
        row = to_count(self.items)
        place = row.index(item) + 1
        return row[place] if place < len(row) else None

    def _show(self, item: ClassItem, form: CountForm, status: int = HTTPStatus.OK) -> HttpResponse:
        row = to_count(self.items)
        place = {"number": row.index(item) + 1, "count": len(row)}
        return self.show("count", status, item=item, form=form, following=self._next(item), **place)


class CloseClass(TeacherView):
    """Close the class. Asks first: it cannot be opened again."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """What will happen."""
        return self.go("teacher") if self.closed else self.show("close")

    def post(self, request: HttpRequest) -> HttpResponse:
        """Close it, once."""
        close_class(self.session)
        return self.go("teacher")
