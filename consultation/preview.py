"""A round as a participant meets it, for staff and for who holds a trial link.

Nothing is kept, no cookie is set, follow-up questions all show.
"""

from collections.abc import Callable
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from . import drafts
from .context import RoundScreen
from .methods import Given, method_of
from .models import Item, Round
from .progress import Stop, items_of
from .views.posted import Action
from .views.showing import Showing, must_be_told, question_context


def preview_question(
    request: HttpRequest,
    round_: Round,
    number: int,
    *,
    address: Callable[[int], str],
    start: str,
    done: str,
    edit: Callable[[Item], str] | None = None,
    is_trial: bool = False,
) -> HttpResponse:
    """One question. GET shows it empty; POST says what a participant would read, or goes on or back.

    `address(number)` is where question `number` is previewed, `start` what comes before the first, `done` where the
    preview ends, `edit(item)` where this question can be changed. Raises Http404 for a number the round does not have.
    The caller checks who may look.
    """
    items = items_of(round_)
    if not 1 <= number <= len(items):
        raise Http404("no question with this number")
    action = request.POST.get("actie", "")
    if action in (Action.PREVIOUS, Action.STOP):
        back = address(number - 1) if number > 1 else start
        return HttpResponseRedirect(back if action == Action.PREVIOUS else done)
    stop = Stop.off_path(number, items[number - 1])
    showing = _after_post(request, stop) if request.method == "POST" else Showing(Given())
    if showing is None:
        return HttpResponseRedirect(address(number + 1) if number < len(items) else done)
    context = {
        **question_context(stop, len(items), showing, takes_recordings=round_.takes_recordings),
        "screen": RoundScreen(round_, request.path),
        "form_action": address(number),
        "is_preview": True,
        "is_trial": is_trial,
        "edit_url": edit(stop.item) if edit else "",
    }
    return render(request, "consultation/question.html", context, status=showing.status)


def _after_post(request: HttpRequest, stop: Stop) -> Showing | None:
    """What has to be looked at first; None when a participant would go on."""
    is_next = request.POST.get("actie") == Action.NEXT
    read = method_of(stop.item).read(stop.item, stop.version, request.POST, answer_expected=is_next)
    found = drafts.guard(read.given.words)
    given = Given(read.given.value, {prompt: guarded.text for prompt, guarded in found.items()})
    if read.problems and is_next:
        return Showing(given, problems=read.problems, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    told = frozenset(request.POST.get("gezegd", "").split(","))
    return Showing(given, found=found, told=told) if is_next and must_be_told(found, told) else None
