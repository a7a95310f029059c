"""What is sensitive, and on which screens it stands: declared by each app, for its own data.

From a declaration come the screen "Wie keek hiernaar?" of such a thing, the way to it from the screens that show
it, and a test that fails when one of those screens leaves no line.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.db import models
from django.utils.functional import Promise

#: Kind -> numbers: what a line of the trail may be about.
Keys = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of thing about which somebody may ask who looked at it.

    screens: name of an address -> the name in it of the thing's number; each of them shows it and leaves a line.
    nearby: the same for screens about it that show nothing of anybody: only the way to who looked stands there.
    also: gets the number; what else a line may be about that shows this thing (the person on whose sheet it stood).
    """

    model: type[models.Model]
    name: str | Promise
    screens: Mapping[str, str] = field(default_factory=dict)
    nearby: Mapping[str, str] = field(default_factory=dict)
    also: Callable[[str], Keys] | None = None

    @property
    def kind(self) -> str:
        """How the trail names it."""
        return str(self.model._meta.label_lower)

    def keys(self, key: str) -> Keys:
        """Everything a line may be about that shows the one with this number."""
        found: Keys = {self.kind: [key]}
        for kind, numbers in (self.also(key) if self.also else {}).items():
            found[kind] = [*found.get(kind, ()), *numbers]
        return found


_subjects: dict[str, Subject] = {}
#: Name of an address -> the kind that stands on it, and the name in it of its number.
_screens: dict[str, tuple[str, str]] = {}


def declare_subject(*found: Subject) -> None:
    """Enter kinds of things. Called in `ready()` of the app whose they are; twice is an error."""
    for subject in found:
        if subject.kind in _subjects:
            raise ValueError(f"{subject.kind} is declared already")
        _subjects[subject.kind] = subject
        declare_screens(subject.model, subject.screens)


def declare_screens(model: type[models.Model], screens: Mapping[str, str]) -> None:
    """Enter screens of an app above on which a thing of an app below stands."""
    for screen, parameter in screens.items():
        _screens[screen] = (str(model._meta.label_lower), parameter)


def subjects() -> list[Subject]:
    """All of them."""
    return list(_subjects.values())


def subject_of(kind: str) -> Subject | None:
    """The one of this kind."""
    return _subjects.get(kind)


def on_screen(view_name: str) -> tuple[Subject, str] | None:
    """Which subject stands on this screen, and the name of its number in the address."""
    if view_name in _screens:
        kind, parameter = _screens[view_name]
        return _subjects[kind], parameter
    for subject in _subjects.values():
        if view_name in subject.nearby:
            return subject, subject.nearby[view_name]
    return None


def screens() -> list[tuple[str, Subject, str]]:
    """Every screen that must leave a line: its name, what stands on it, and the name of its number in the address."""
    return [(name, _subjects[kind], parameter) for name, (kind, parameter) in sorted(_screens.items())]


def keys_through(model: type[models.Model], *paths: str) -> Callable[[str], Keys]:
    """For `also`: what a row of this model points at, by path ("seat__participant")."""

    def keys(key: str) -> Keys:
        found: Keys = {}
        row = model._default_manager.filter(pk=key).values_list(*paths).first()
        for path, number in zip(paths, row or (), strict=False):
            if number is not None:
                found.setdefault(_kind_at(model, path), []).append(str(number))
        return found

    return keys


def _kind_at(model: type[models.Model], path: str) -> str:
    for name in path.split("__"):
        related = model._meta.get_field(name).related_model
        assert isinstance(related, type), f"{path} leads nowhere"
        model = related
    return str(model._meta.label_lower)
