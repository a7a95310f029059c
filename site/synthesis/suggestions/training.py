"""Learning in the background: asked for by a colleague, done by the worker, told while it goes on."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from audit.service import record
from contributions.models import Contribution
from contributions.service import Refused
from people.models import User

from .. import background
from ..background import CLAIM, claim, refuse_while_busy
from ..enums import CodingOrigin, SuggestionState
from ..models import Code, Coding, LearnedCode, Learning, Suggestion
from .switching import is_on

if TYPE_CHECKING:
    from .learning import Example, Model

ROWS_AT_ONCE = 1_000
MOST_PER_TEXT = 3

Wanted = tuple[UUID, UUID, float, int]


@transaction.atomic
def ask(*, by: User | None) -> Learning:
    """Have the computer learn. Raises :class:`Refused` while it is off, or already at it."""
    if not is_on():
        raise Refused(_("De voorstellen staan uit. Zet ze eerst aan."))
    refuse_while_busy(Learning, _("De computer is al aan het leren. Kijk straks nog eens."))
    learning = Learning.objects.create(asked_by=by)
    record("synthesis.learn_codes", by=by, on=learning)
    async_task("synthesis.tasks.learn_codes", str(learning.pk), task_name="synthesis.learn", save=False)
    return learning


def work(learning_id: Any) -> int:
    """Learn and suggest; returns how many suggestions. Safe to run twice: the same words give the same suggestions."""
    if not is_on() or not claim(Learning, learning_id, percent=0):
        return 0
    from .learning import learn  # noqa: PLC0415 -- numpy and scipy are loaded only in the task that needs them

    def told(done: int, whole: int) -> None:
        Learning.objects.filter(pk=learning_id).update(
            percent=90 * done // max(whole, 1), claimed_until=timezone.now() + CLAIM
        )

    examples = _examples()
    model = learn(examples, told)
    _keep_trials(learning_id, model)
    suggested = _suggest(learning_id, model)
    Learning.objects.filter(pk=learning_id).update(
        percent=100, examples=len(examples), suggested=suggested, finished_at=timezone.now(), claimed_until=None
    )
    return suggested


def go_on() -> int:
    """Learn anew when whoever was at it gave no sign of life; returns how many suggestions."""
    return background.go_on(Learning, work)


def newest() -> Learning | None:
    """The last time somebody asked; one query."""
    return Learning.objects.select_related("asked_by").first()


def _examples() -> "list[Example]":
    """Every contribution that was read, with what people coded. What the computer thought of first teaches it
    nothing, and what people refused teaches it what does not belong."""
    from .learning import Example  # noqa: PLC0415 -- as above

    given: dict[UUID, set[UUID]] = defaultdict(set)
    unsure: dict[UUID, set[UUID]] = defaultdict(set)
    rows = Coding.objects.order_by().values_list("excerpt__contribution", "code", "origin")
    for contribution, code, origin in rows.iterator(chunk_size=ROWS_AT_ONCE):
        (unsure if origin == CodingOrigin.MACHINE else given)[contribution].add(code)
    read = Contribution.objects.for_analysis().filter(reading__isnull=False).order_by("arrived_on", "pk")
    return [
        Example(words, frozenset(given[pk]), frozenset(unsure[pk] - given[pk]))
        for pk, words in read.values_list("pk", "redacted").iterator(chunk_size=ROWS_AT_ONCE)
    ]


def _keep_trials(learning_id: Any, model: "Model") -> None:
    """How each code did; what was kept by a worker that died is replaced."""
    with transaction.atomic():
        LearnedCode.objects.filter(learning=learning_id).delete()
        there = set(Code.objects.filter(pk__in=[trial.code for trial in model.trials]).values_list("pk", flat=True))
        LearnedCode.objects.bulk_create(
            LearnedCode(
                learning_id=learning_id,
                code_id=trial.code,
                examples=trial.examples,
                tried=trial.tried,
                right=trial.right,
                speaks=trial.threshold is not None,
            )
            for trial in model.trials
            if trial.code in there
        )


def _suggest(learning_id: Any, model: "Model") -> int:
    """Bring what is open to what the model says of all words that wait. What people decided stays."""
    waiting = Contribution.objects.for_analysis().filter(reading=None).order_by("arrived_on", "pk")
    standing: set[tuple[UUID, UUID]] = set()
    some: list[tuple[UUID, str, int]] = []
    for row in waiting.values_list("pk", "redacted", "version").iterator(chunk_size=ROWS_AT_ONCE):
        some.append(row)
        if len(some) == ROWS_AT_ONCE:
            standing |= _keep(_wanted(model, some))
            some = []
            Learning.objects.filter(pk=learning_id).update(claimed_until=timezone.now() + CLAIM)
    standing |= _keep(_wanted(model, some))
    left = Suggestion.objects.filter(state=SuggestionState.OPEN).values_list("pk", "contribution", "code")
    gone = [pk for pk, contribution, code in left if (contribution, code) not in standing]
    for start in range(0, len(gone), ROWS_AT_ONCE):
        Suggestion.objects.filter(pk__in=gone[start : start + ROWS_AT_ONCE], state=SuggestionState.OPEN).delete()
    return Suggestion.objects.to_look_at().count()


def _wanted(model: "Model", some: list[tuple[UUID, str, int]]) -> Iterable[Wanted]:
    found = model.suggest([words for _pk, words, _version in some], most=MOST_PER_TEXT)
    for (pk, _words, version), codes in zip(some, found, strict=True):
        yield from ((pk, code, score, version) for code, score in codes)


def _keep(wanted: Iterable[Wanted]) -> set[tuple[UUID, UUID]]:
    """Write these in one short transaction. Words that were emptied meanwhile, and codes that went, stay out."""
    rows = list(wanted)
    with transaction.atomic():
        words = Contribution.objects.for_analysis().select_for_update(of=("self",)).order_by("pk")
        there = set(words.filter(pk__in={pk for pk, *_rest in rows}).values_list("pk", flat=True))
        codes = set(
            Code.objects.in_use().filter(pk__in={code for _pk, code, *_rest in rows}).values_list("pk", flat=True)
        )
        rows = [row for row in rows if row[0] in there and row[1] in codes]
        keys = {(pk, code) for pk, code, *_rest in rows}
        known = Suggestion.objects.filter(contribution__in=there)
        decided = set(known.exclude(state=SuggestionState.OPEN).values_list("contribution", "code"))
        known.filter(state=SuggestionState.OPEN).delete()
        Suggestion.objects.bulk_create(
            [
                Suggestion(contribution_id=pk, code_id=code, score=score, on_version=version)
                for pk, code, score, version in rows
                if (pk, code) not in decided
            ],
            ignore_conflicts=True,
        )
    return keys
