"""Packs as they are found: released, with a page, one or very many at once."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from education.models import LessonPack, LessonPackIndexPage, LessonPackPage, Release, ReleaseFile
from education.source import to_json
from tests.factories.education import source


def pack(**fields: Any) -> LessonPack:
    """A published pack, and nothing around it."""
    given = {
        "slug": f"les-{uuid4().hex[:8]}",
        "title": "18 worden",
        "summary": "Wat verandert er als je 18 wordt?",
        "state": "published",
        "levels": ["vmbo_bb", "mbo_2"],
        "subjects": ["citizenship"],
        "aims": ["Je kunt drie dingen noemen."],
    }
    return LessonPack.objects.create(**{**given, **fields})


def online(made: LessonPack, **fields: Any) -> LessonPackPage:
    """Its page, published."""
    page = LessonPackPage(title=made.title, slug=made.slug, pack=made, live=True, **fields)
    LessonPackIndexPage.objects.get().add_child(instance=page)
    return page


def released(made: LessonPack, number: int = 1, **of_source: Any) -> Release:
    """A release that is ready, frozen with the title of the pack and whatever else is said."""
    url = f"http://localhost:8000{made.get_absolute_url()}"
    frozen = source(**{"slug": made.slug, "title": made.title, "url": url, "number": number, **of_source})
    return Release.objects.create(
        pack=made, number=number, state="ready", changes=f"Wat nieuw is in {number}.", source=to_json(frozen)
    )


def file_of(release: Release, path: str, form: str, **fields: Any) -> ReleaseFile:
    """One file of a release; what is in it does not matter here."""
    given = {"audience": "teacher", "title": path, "file": path, "size": 120_400, "sha256": "0" * 64}
    return ReleaseFile.objects.create(release=release, path=path, form=form, **{**given, **fields})


def many(number: int, *, start: int = 0, **fields: Any) -> list[LessonPack]:
    """So many released packs, numbered from `start`, stamped one second after another, without pages."""
    began = timezone.now().replace(microsecond=0) - timedelta(days=2)
    packs = LessonPack.objects.bulk_create(
        LessonPack(
            **{
                "slug": f"reeks-{each}",
                "title": f"Les {each:04}",
                "summary": "Een les.",
                "state": "published",
                "levels": ["havo"],
                "subjects": ["economics"],
                "keywords": ["geld"],
                "stamped_at": began + timedelta(seconds=each),
                **fields,
            }
        )
        for each in range(start, start + number)
    )
    frozen = to_json(source())
    Release.objects.bulk_create(Release(pack=each, number=1, state="ready", source=frozen) for each in packs)
    return packs


def pages_for(packs: list[LessonPack]) -> None:
    """Pages for many packs at once; one by one would take a minute."""
    parent = LessonPackIndexPage.objects.get()
    kind = ContentType.objects.get_for_model(LessonPackPage)
    rows = Page.objects.bulk_create(
        Page(
            path=Page._get_path(parent.path, parent.depth + 1, 1000 + pack.pk),
            depth=parent.depth + 1,
            title=pack.title,
            draft_title=pack.title,
            slug=pack.slug,
            url_path=f"{parent.url_path}{pack.slug}/",
            content_type=kind,
            locale=parent.locale,
            live=True,
        )
        for pack in packs
    )
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO education_lessonpackpage (page_ptr_id, introduction, body, pack_id) "
            "VALUES (%s, '', '[]', %s)",
            [(row.pk, pack.pk) for row, pack in zip(rows, packs, strict=True)],
        )
