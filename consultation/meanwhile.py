"""Two people edit the same thing: the second is told what changed meanwhile, and nothing is overwritten.

A form carries along which version it was filled with, and a fingerprint of every field. When somebody else was first,
the fields that only they changed are taken over, and the fields that only this person changed stay as typed. Where
both changed the same field, what was typed stays in the form, and what is kept now is told beside it.
"""

import json
from abc import abstractmethod
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any, Self

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format, localize
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

_TOLD_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody had on the screen: the version (0: unknown, so older than any), and a fingerprint per field."""

    version: int = 0
    prints: Mapping[str, str] | None = None

    @classmethod
    def of(cls, version: int, values: Mapping[str, Any]) -> Self:
        """What is on a screen that shows these values."""
        return cls(version, {name: fingerprint(value) for name, value in values.items()})

    @classmethod
    def read(cls, text: str) -> Self:
        """From the hidden field. Whatever is forged or missing reads as the most careful value."""
        try:
            version, prints = json.loads(text)
            return cls(int(version), {str(name): str(value) for name, value in prints.items()})
        except (ValueError, TypeError, AttributeError):
            return cls()

    def as_text(self) -> str:
        """For the hidden field."""
        return json.dumps([self.version, dict(self.prints or {})])


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that somebody else changed. `now` is what is kept, in words; `is_typed` says that both changed it."""

    field: str
    label: str
    now: str
    is_typed: bool


@dataclass(frozen=True, slots=True)
class Merged:
    """What goes in the form, and what is told beside it."""

    values: dict[str, Any]
    differences: tuple[Difference, ...]


def merge(seen: Seen, now: Mapping[str, Any], typed: Mapping[str, Any], labels: Mapping[str, str]) -> Merged:
    """Bring together what is kept now and what was typed on an older version. Nothing typed is dropped."""
    values: dict[str, Any] = {}
    told: list[Difference] = []
    for name, kept in now.items():
        values[name] = typed.get(name, kept)
        was = (seen.prints or {}).get(name)
        kept_print, typed_print = fingerprint(kept), fingerprint(values[name])
        if kept_print in (typed_print, was):
            continue
        is_typed = typed_print != was
        if not is_typed:
            values[name] = kept
        told.append(Difference(name, labels.get(name, name), in_words(kept), is_typed))
    for name in typed.keys() - now.keys():
        values[name] = typed[name]
        if name in (seen.prints or {}):  # what it belonged to is gone: what was typed must still be readable
            gone = _("weggehaald. U typte: %(typed)s") % {"typed": in_words(typed[name])}
            told.append(Difference(name, labels.get(name, name), gone, is_typed=True))
    return Merged(values, tuple(told))


class SeenForm:
    """For a form that edits something with a version: it carries along what was seen.

    The form says which values it shows of `instance` (:meth:`values_of`) and which version that is. Django's forms
    have a metaclass of their own, so it is mypy that refuses a form without these two.
    """

    fields: dict[str, forms.Field]
    initial: MutableMapping[str, Any]
    cleaned_data: dict[str, Any]
    instance: Any

    @abstractmethod
    def values_of(self, instance: Any) -> dict[str, Any]:
        """What the fields show when this is edited."""

    @abstractmethod
    def version_of(self, instance: Any) -> int:
        """Which version that is."""

    def add_seen(self) -> None:
        """Put the hidden field in. Called when the form is made and its instance is still as it is kept."""
        self.fields["seen"] = forms.CharField(required=False, widget=forms.HiddenInput)
        self.initial["seen"] = Seen.of(self.version_of(self.instance), self.values_of(self.instance)).as_text()

    @property
    def seen(self) -> Seen:
        """What was on the screen of whoever sent this form."""
        return Seen.read(self.cleaned_data.get("seen") or "")

    def merged_with(self, instance: Any) -> Merged:
        """What this form becomes upon what is kept now."""
        now = {name: value for name, value in self.values_of(instance).items() if name in self.fields}
        labels = {name: str(field.label or name).capitalize() for name, field in self.fields.items()}
        typed = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        return merge(self.seen, now, typed, labels)


def fingerprint(value: Any) -> str:
    """The same for values that look the same in a form."""
    return blake2b(json.dumps(_plain(value), sort_keys=True).encode(), digest_size=8).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, StreamValue):
        return _without_ids(value.stream_block.get_prep_value(value))
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, datetime):
        return int(value.timestamp()) // 60
    if isinstance(value, list | tuple | models.QuerySet):
        return sorted(str(_plain(each)) for each in value)
    return "" if value is None else str(value).replace("\r\n", "\n").strip()


def _without_ids(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_ids(each) for key, each in value.items() if key != "id"}
    if isinstance(value, list | tuple):
        return [_without_ids(each) for each in value]
    return (
        value if isinstance(value, int | float | bool) else "" if value is None else str(value).replace("\r\n", "\n")
    )


def in_words(value: Any) -> str:
    """A value as one reads it."""
    if isinstance(value, StreamValue):
        told = "; ".join(_block_in_words(block.value) for block in value)
    elif isinstance(value, datetime):
        told = date_format(timezone.localtime(value), "j F Y H:i")
    elif isinstance(value, list | tuple | models.QuerySet):
        told = "; ".join(str(each) for each in value)
    else:
        told = "" if value is None else str(localize(value))
    return (told if len(told) <= _TOLD_LENGTH else f"{told[:_TOLD_LENGTH]}…") or _("(leeg)")


def _block_in_words(value: Any) -> str:
    parts = [str(each) for name, each in value.items() if name != "code"]
    return ": ".join(part for part in parts if part)
