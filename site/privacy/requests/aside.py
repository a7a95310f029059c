"""Words that are kept and not used: while an objection waits for an answer, and while a restriction stands.

The apps above leave them out by :func:`is_set_aside`, in the questions they ask of their own tables; nothing is moved.
What was frozen in a file is told by a listener, and only when the privacy officer decided.
"""

from collections.abc import Callable

from django.db.models import Exists, OuterRef

from people.models import Participant

from .models import RightsRequest

Listener = Callable[[Participant], None]

_begun: list[Listener] = []
_decided: list[Listener] = []


def after_setting_aside(*, begun: Listener | None = None, decided: Listener | None = None) -> None:
    """`begun(participant)` hears of it when words are set aside; `decided` when an officer decided that they stay so.

    Both in the same transaction. Called by the app above in its `ready()`.
    """
    if begun is not None and begun not in _begun:
        _begun.append(begun)
    if decided is not None and decided not in _decided:
        _decided.append(decided)


def is_set_aside(participant: str) -> Exists:
    """Condition on rows of an app above: these words are not used now. `participant` leads to whose they are."""
    return Exists(RightsRequest.objects.setting_aside().of(OuterRef(participant)))


def begun(participant: Participant) -> None:
    """Tell the apps above that these words are not used from now on."""
    for listener in _begun:
        listener(participant)


def decided(participant: Participant) -> None:
    """Tell the apps above that what was frozen of these words may not be given any more."""
    for listener in _decided:
        listener(participant)
