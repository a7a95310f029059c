"""What the screens of a class share: finding it by its code, a brake on guessing, and nothing kept by a browser."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.views import View

from privacy.service import count_failure, too_many

from ..models import ClassItem, ClassSession
from . import cookies
from .asking import for_screens, items_of
from .codes import tidy
from .finding import find_by_code, why_closed

#: Wrong codes are counted under this name. Right ones never, so a whole class fits behind one address.
GUESSES = "class_code"
#: A whole school is behind one address: forty classes that each mistype ten times, or one pupil who wants to hold up
#: the others by hand. Of a thousand classes that are open, so many guesses find one in six hundred times.
MOST_GUESSES = 400


def look_up(request: HttpRequest, typed: str) -> ClassSession | HttpResponse:
    """The class with this code; or the screen to type it again. Who joined already is not held up by others."""
    if cookies.key_in(request, tidy(typed)) is None and too_many(GUESSES, request, MOST_GUESSES):
        return enter_screen(request, HTTPStatus.TOO_MANY_REQUESTS, is_too_often=True)
    found = find_by_code(typed)
    if found is None:
        count_failure(GUESSES, request)
        return enter_screen(request, HTTPStatus.NOT_FOUND, is_unknown=True, typed=typed[:20])
    return found


def enter_screen(request: HttpRequest, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
    """Where one types the code."""
    response = render(request, "education/classroom/enter.html", context, status=status)
    if status != HTTPStatus.OK:
        add_never_cache_headers(response)  # the same code may be right in a minute
    return response


class ClassView(View):
    """A screen of one class, by the code in its address."""

    session: ClassSession

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the class; an unknown code leads to the screen on which one can type it."""
        found = look_up(request, kwargs.pop("code"))
        if isinstance(found, HttpResponse):
            return found
        self.session = found
        response = self.answer(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Hand over to get() or post()."""
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def closed(self) -> str:
        """Why nobody can answer now; "" when they can."""
        return why_closed(self.session)

    @cached_property
    def key(self) -> UUID | None:
        """The key this browser holds for this class."""
        return cookies.key_in(self.request, self.session.code)

    @cached_property
    def all_items(self) -> list[ClassItem]:
        """Everything the class is asked."""
        return items_of(self.session)

    @cached_property
    def items(self) -> list[ClassItem]:
        """What is asked on this screen, in order."""
        return for_screens(self.session, self.all_items)

    def show(self, template: str, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        """Render a screen of this class."""
        always = {"session": self.session, "pack": self.session.pack, "closed": self.closed}
        name = f"education/classroom/{template}.html"
        return render(self.request, name, {**always, **context}, status=status)

    def go(self, name: str, *args: Any) -> HttpResponse:
        """On to another screen of this class."""
        return redirect(f"classroom:{name}", self.session.code, *args)
