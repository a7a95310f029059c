"""Handing in: a draft becomes a person heard, and its words become contributions. Once."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from contributions import service as contributions
from contributions.models import Contribution, Participation

from .drafts import NoDraftAnyMore, answers_of
from .methods import Spoken, method_of
from .models import Answer, AnswerWords, Recording, Round
from .progress import Path, Stop, items_of, path_of
from .recording import files


def hand_in(round_: Round, participation: Participation, *, on: date | None = None) -> list[Contribution]:
    """Hand in what is kept now, in one short transaction; the number of queries does not grow with the answers.

    What is not on the way (a follow-up question that is not asked any more, a reason at an answer that is not
    chosen any more, a question that was skipped) is not handed in and is wiped: the overview said so.
    `on` is the day it came in, when that was before today.
    Raises contributions.AlreadyHandedIn on a second time (harmless), NoDraftAnyMore when the draft is gone, and
    contributions.Refused otherwise.
    """
    with transaction.atomic():
        # No answer may come in between reading them here and handing them in.
        held = Participation.objects.select_for_update().filter(pk=participation.pk)
        state = held.values_list("state", flat=True).first()
        if state is None:
            raise NoDraftAnyMore
        path = path_of(items_of(round_, with_agenda=True), answers_of(participation))
        spoken = [(stop, words) for stop in path.stops if stop.is_answered for words in _spoken(stop)]
        if state == contributions.ParticipationState.DRAFT and not any(stop.is_answered for stop in path.stops):
            raise contributions.Refused(_("U hebt nog niets ingevuld. Beantwoord eerst minstens één vraag."))
        made = contributions.hand_in(
            participation, [_words(stop, words, at) for at, (stop, words) in enumerate(spoken)], on=on
        )
        AnswerWords.objects.bulk_create(
            AnswerWords(answer=stop.answer, contribution=contribution, prompt=words.prompt)
            for (stop, words), contribution in zip(spoken, made, strict=True)
        )
        _tidy(participation, path)
    return made


def _spoken(stop: Stop) -> list[Spoken]:
    return method_of(stop.item).spoken(stop.item, stop.answered_version, stop.given)


def _words(stop: Stop, words: Spoken, order: int) -> contributions.Words:
    agenda = tuple(action.pk for action in stop.item.agenda_items.all())
    return contributions.Words(words.kind, words.question, words.text, agenda, order)


def _tidy(participation: Participation, path: Path) -> None:
    """Words live in contributions from now on; what was not handed in goes."""
    answered: set[UUID] = {stop.answer.pk for stop in path.stops if stop.answer and stop.is_answered}
    answers = Answer.objects.filter(submission__participation=participation)
    answers.filter(pk__in=answered).update(draft_words={})
    left_out = [stop.answer for stop in path.stops if stop.answer and not stop.is_answered] + list(path.off_path)
    if unheard := [recording.pk for answer in left_out for recording in answer.recordings.all()]:
        files.forget(Recording.objects.filter(pk__in=unheard))
    skipped = {stop.answer.pk for stop in path.stops if stop.answer} - answered
    if skipped:
        answers.filter(pk__in=skipped).update(draft_words={}, value={}, skipped=True)
    if path.off_path:
        answers.filter(pk__in=[answer.pk for answer in path.off_path]).delete()
