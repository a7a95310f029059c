"""What is released, as blocks for a writer of documents and as rows for the list; covered words are in neither."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format

from contributions.service import Column, ColumnKind, Sheet
from education.service import Block, Paper, made_sound

from .covering import Span, covered
from .enums import Ground, Verdict
from .models import WooDocument, WooRelease
from .texts import label_of

_RELEASED = (Verdict.WHOLE, Verdict.REDACTED)


def released_texts(documents: Sequence[WooDocument], texts: Mapping[int, str]) -> dict[int, str]:
    """{document: its text as it is released}, of those that are released whole or in part."""
    return {
        document.pk: covered(
            texts[document.pk], [Span(each.start, each.end, each.ground) for each in document.redactions.all()]
        )
        for document in documents
        if document.verdict in _RELEASED
    }


def paper_of(
    release: WooRelease, documents: Sequence[WooDocument], told: Mapping[int, str], moment: datetime
) -> Paper:
    """The document with every text that is released, and the grounds that were used."""
    day = timezone.localtime(moment)
    title = f"Openbaar gemaakte stukken, Woo-verzoek {release.request.reference}"
    return Paper(
        kind="report",
        title=title,
        below=f"{settings.SITE_NAME} · {date_format(day, 'j F Y')}",
        full_title=title,
        summary="De stukken die bij dit verzoek openbaar zijn gemaakt.",
        keywords=("Woo", "openbaarmaking"),
        day=day.date(),
        blocks=made_sound(_blocks(documents, told)),
        footer=f"{name_of(release)} · {date_format(day, 'j F Y')}",
        colophon=(f"Gemaakt door {settings.SITE_NAME}, {date_format(day, 'j F Y')}.",),
        url="",
    )


def name_of(release: WooRelease) -> str:
    """How a release is called: by its case and its own number."""
    return f"Openbaarmaking {release.request_id}.{release.number}"


def _blocks(documents: Sequence[WooDocument], told: Mapping[int, str]) -> Iterator[Block]:
    released = [document for document in documents if document.pk in told]
    yield Block(
        "box",
        text="Zo leest u dit",
        items=(
            "Waar woorden zijn weggelakt, staat tussen haken op welke grond. De inventarislijst noemt alle stukken.",
            f"Openbaar: {len(released)} van {len(documents)} stukken.",
        ),
    )
    for document in released:
        yield Block("heading", text=f"Stuk {document.number}: {label_of(document)}", level=2)
        for part in filter(str.strip, told[document.pk].split("\n\n")):
            yield Block("paragraph", text=part)
    used = sorted({ground for document in documents for ground in grounds_of(document)})
    if used:
        yield Block("heading", text="Gronden uit de Woo", level=2)
        yield Block(
            "table",
            items=("Grond", "Wat dat is"),
            rows=tuple((code, str(Ground(code).label).partition(": ")[2]) for code in used),
        )


def grounds_of(document: WooDocument) -> list[str]:
    """On which grounds something of this text is not released."""
    own = {each.ground for each in document.redactions.all()}
    return sorted(own | {document.ground} - {""})


INVENTORY = Sheet(
    code="inventarislijst",
    title="Inventarislijst",
    description="Alle stukken die bij het verzoek horen, en wat ermee gebeurde.",
    columns=(
        Column("number", "Nummer", "Het nummer van het stuk.", 10, ColumnKind.INTEGER),
        Column("document", "Stuk", "Wat voor stuk het is, en het begin van zijn nummer.", 40, wrap=True),
        Column("verdict", "Oordeel", "Helemaal, deels of niet openbaar.", 30),
        Column("grounds", "Gronden", "Op welke gronden iets is weggelaten.", 30, wrap=True),
        Column("places", "Weggelakt", "Op hoeveel plekken woorden zijn weggelakt.", 12, ColumnKind.INTEGER),
    ),
    rows=lambda _scope: (),
)


def inventory_rows(documents: Sequence[WooDocument]) -> Iterator[tuple[Any, ...]]:
    """A row per text, released or not."""
    for document in documents:
        yield (
            document.number,
            label_of(document),
            str(document.get_verdict_display()),
            ", ".join(grounds_of(document)),
            len(document.redactions.all()),
        )
