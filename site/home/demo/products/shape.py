"""What a product of the demo consists of: plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Part:
    """One element as it stands in one version."""

    code: str
    title: str
    explanation: str
    details: Mapping[str, Any] = field(default_factory=dict)
    weight: int | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """One version: what changed and why, and everything in it, in order. Published so many days ago."""

    what_changed: str
    parts: tuple[Part, ...]
    days_ago: int = 20


@dataclass(frozen=True, slots=True)
class Product:
    """One thing that is designed, with its versions from old to new."""

    slug: str
    kind: str
    title: str
    introduction: str
    agenda: tuple[int, ...]
    versions: tuple[Version, ...]
