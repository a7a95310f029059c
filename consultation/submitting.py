"""Handing in: a draft becomes a person heard, and its words become contributions. Once."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from contributions import service as contributions
from contributions.models import Contribution, Participation

from .drafts import NoDraftAnyMore, answers_of
from .methods import Spoken, method_of
from .models import Answer, AnswerWords, Item, ItemVersion, Recording, Round
from .progress import Path, Stop, items_of, path_of
from .recording import files


def hand_in(
    round_: Round, participation: Participation, *, on: date | None = None, mode: str = contributions.Mode.OWN_WORDS
) -> list[Contribution]:
    """Hand in what is kept now, in one short transaction; the number of queries does not grow with the answers.

    What is not on the way (a follow-up question that is not asked any more, a reason at an answer that is not
    chosen any more, a question that was skipped) is not handed in and is wiped: the overview said so.
    `on` is the day it came in, when that was before today; `mode` says whose words these are (a Mode).
    Raises contributions.AlreadyHandedIn on a second time (harmless), NoDraftAnyMore when the draft is gone, and
    contributions.Refused otherwise.
    """
    with transaction.atomic():
        # No answer may come in between reading them here and handing them in.
        held = Participation.objects.select_for_update().filter(pk=participation.pk)
        state = held.values_list("state", flat=True).first()
        if state is None:
            raise NoDraftAnyMore
        items = items_of(round_, with_agenda=True)
        path = path_of(items, answers_of(participation, items))
        spoken = [(stop, words) for stop in path.handed_in if stop.is_answered for words in _spoken(stop)]
        if state == contributions.ParticipationState.DRAFT and not any(stop.is_answered for stop in path.handed_in):
            raise contributions.Refused(_("U hebt nog niets ingevuld. Beantwoord eerst minstens één vraag."))
        made = contributions.hand_in(
            participation, [_words(stop, words, at, mode) for at, (stop, words) in enumerate(spoken)], on=on
        )
        AnswerWords.objects.bulk_create(
            AnswerWords(answer=stop.answer, contribution=contribution, prompt=words.prompt)
            for (stop, words), contribution in zip(spoken, made, strict=True)
        )
        _tidy(participation, path)
    return made


@transaction.atomic
def hand_in_many(round_: Round, forms: Sequence[tuple[Participation, date]]) -> None:
    """Hand in whole forms at once, each with the day it came in. The number of queries does not grow with them.

    For forms that were checked before they were kept: every answer is on the way. A question that was retired
    since is handed in all the same. What is no draft any more is left alone.
    """
    items = list(
        Item.objects.filter(step__round=round_, current__isnull=False)
        .select_related("step", "current")
        .prefetch_related("agenda_items")
        .order_by("step__order", "order", "retired")
    )
    versions = {version.pk: version for version in ItemVersion.objects.filter(item__in=items)}
    answers: dict[UUID, list[Answer]] = defaultdict(list)
    held = Answer.objects.filter(submission__participation__in=[participation.pk for participation, _on in forms])
    for answer in held.annotate(of=F("submission__participation")).prefetch_related("recordings"):
        answer.item_version = versions[answer.item_version_id]
        answers[answer.of].append(answer)
    spoken = [
        [
            (stop, words)
            for stop in path_of(items, answers[participation.pk]).stops
            if stop.is_answered
            for words in _spoken(stop)
        ]
        for participation, _on in forms
    ]
    made = contributions.hand_in_many(
        [
            contributions.HandedIn(
                participation,
                [_words(stop, words, at, contributions.Mode.OWN_WORDS) for at, (stop, words) in enumerate(said)],
                on,
            )
            for (participation, on), said in zip(forms, spoken, strict=True)
        ]
    )
    AnswerWords.objects.bulk_create(
        AnswerWords(answer=stop.answer, contribution=contribution, prompt=words.prompt)
        for said, theirs in zip(spoken, made, strict=True)
        for (stop, words), contribution in zip(said, theirs, strict=False)
    )
    ids = [participation.pk for participation, _on in forms]
    handed_in = Participation.objects.counted().filter(pk__in=ids).values_list("pk", flat=True)
    theirs_now = [answer.pk for each in handed_in for answer in answers[each]]
    Answer.objects.filter(pk__in=theirs_now).update(draft_words={})


def _spoken(stop: Stop) -> list[Spoken]:
    return method_of(stop.item).spoken(stop.item, stop.answered_version, stop.given)


def _words(stop: Stop, words: Spoken, order: int, mode: str) -> contributions.Words:
    agenda = tuple(action.pk for action in stop.item.agenda_items.all())
    return contributions.Words(words.kind, words.question, words.text, agenda, order, mode)


def _tidy(participation: Participation, path: Path) -> None:
    """Words live in contributions from now on; what was not handed in goes."""
    answered: set[UUID] = {stop.answer.pk for stop in path.handed_in if stop.answer and stop.is_answered}
    answers = Answer.objects.filter(submission__participation=participation)
    answers.filter(pk__in=answered).update(draft_words={})
    left_out = [stop.answer for stop in path.handed_in if stop.answer and not stop.is_answered] + list(path.off_path)
    if unheard := [recording.pk for answer in left_out for recording in answer.recordings.all()]:
        files.forget(Recording.objects.filter(pk__in=unheard))
    skipped = {stop.answer.pk for stop in path.handed_in if stop.answer} - answered
    if skipped:
        answers.filter(pk__in=skipped).update(draft_words={}, value={}, skipped=True)
    if path.off_path:
        answers.filter(pk__in=[answer.pk for answer in path.off_path]).delete()
