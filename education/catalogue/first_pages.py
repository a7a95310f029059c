"""The pictures of first pages on the page of a pack."""

from dataclasses import dataclass

from django.urls import reverse

from ..models import Release, ReleaseFile
from .files import address_of


@dataclass(frozen=True, slots=True)
class FirstPage:
    """One picture: of which part, where it is (`src`), what it leads to (`url`), and its size in pixels."""

    title: str
    src: str
    url: str
    width: int
    height: int


def first_pages(release: Release, files: list[ReleaseFile]) -> list[FirstPage]:
    """The pictures of a release, in the order in which its parts are used. One query."""
    known = {file.pk: file for file in files}
    rows = release.pictures.values_list("of", "width", "height")
    return [
        FirstPage(
            known[pk].title,
            reverse("education:picture", args=[pk]),
            address_of(known[pk], lasting=False),
            width,
            height,
        )
        for pk, width, height in rows
        if pk in known
    ]
