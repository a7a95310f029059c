"""The paragraphs of a text: how they stand now, and putting them as they should stand."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import ChangedMeanwhile, Refused
from people.models import User
from privacy.service import guard_for_storage

from ..editing import Place, Wording, add_item, retire, revise
from ..enums import ItemKind, MethodCode
from ..models import Element, ElementVersion, Item, Round, Step, TextEdition
from .reading_in import HEADING_LENGTH, Piece, first_words

#: So much a heading can hold.
MOST_HEADING = 300
#: So much one reads on one screen.
MOST_TEXT = 5_000


def paragraphs_of(step: Step) -> list[Item]:
    """The paragraphs that are asked now, in order, with their words. One query."""
    return list(Item.objects.asked().filter(step=step, kind=ItemKind.PARAGRAPH))


def text_steps(round_: Round) -> list[Step]:
    """The steps of a round in which people better a text, in order. One query."""
    return list(round_.steps.filter(method=MethodCode.DRAFT).order_by("order"))


def texts_to_read(round_: Round) -> list[Step]:
    """The texts of a round that everybody may read. One query."""
    return list(round_.steps.filter(method=MethodCode.DRAFT, editions__number=1).order_by("order"))


def latest_edition(step: Step) -> TextEdition | None:
    """The edition that is in force; None before the first."""
    return TextEdition.objects.filter(step=step).order_by("-number").first()


def piece_of(item: Item) -> Piece:
    """A paragraph as it stands now."""
    assert item.current is not None, "an item without words is not asked"
    version = item.current
    return Piece(version.text, version.help, item.pk, version.plain, item.element_id)


def state_of(step: Step) -> str:
    """A short code for how the text stands now: who had another one on the screen worked on an older text."""
    newest = TextEdition.objects.filter(step=step).aggregate(newest=Max("number"))["newest"] or 0
    rows = Item.objects.filter(step=step, kind=ItemKind.PARAGRAPH, retired=False).order_by("order", "pk")
    stands = [f"{pk}:{edition}" for pk, edition in rows.values_list("pk", "edition")]
    return f"{newest}.{sha256('/'.join(stands).encode()).hexdigest()[:16]}"


@transaction.atomic
def set_text(step: Step, pieces: Sequence[Piece], *, seen: str, by: User | None = None) -> None:
    """Write the text as long as nobody read it. Ids stay with their paragraph.

    Raises :class:`ChangedMeanwhile` when a colleague was first, and :class:`Refused` once there is an edition.
    """
    step = lock(step)
    if TextEdition.objects.filter(step=step).exists():
        raise Refused(_("Deze tekst is al uitgebracht. Maak een nieuwe uitgave."))
    check_seen(step, seen)
    put(step, pieces, by=by)
    record("consultation.set_text", by=by, on=step, paragraphs=len(pieces))


def lock(step: Step) -> Step:
    """The step, held until the end of the transaction: one at a time changes a text."""
    return Step.objects.select_for_update(of=("self",)).select_related("round", "product_version").get(pk=step.pk)


def check_seen(step: Step, seen: str) -> None:
    """Raises :class:`ChangedMeanwhile` when the text is not the one that was on the screen."""
    if seen != state_of(step):
        raise ChangedMeanwhile(
            _(
                "Een collega veranderde deze tekst terwijl u bezig was. "
                "Kijk wat er veranderde. Wat u typte staat er nog."
            )
        )


def put(step: Step, pieces: Sequence[Piece], *, by: User | None, as_edition: bool = False) -> bool:
    """Make the text of a locked step read like this; returns whether anything changed."""
    pieces = [_tidy(piece) for piece in pieces]
    now = {item.pk: item for item in paragraphs_of(step)}
    wanted = [piece.item for piece in pieces if piece.item]
    if len(set(wanted)) != len(wanted) or not set(wanted) <= set(now):
        raise ChangedMeanwhile(_("Een van de stukjes is er niet meer. Ververs de pagina en kijk hoe de tekst nu is."))
    was = list(now)
    changed = False
    for gone in [item for pk, item in now.items() if pk not in wanted]:
        retire(gone, by=by, as_edition=as_edition)
        changed = True
    order = []
    for piece in pieces:
        item = now[piece.item] if piece.item else None
        if item is None:
            element = Element.objects.filter(pk=piece.element).first() if piece.element else None
            item = add_item(
                step, ItemKind.PARAGRAPH, _wording(piece), Place(element=element), by=by, as_edition=as_edition
            )
            changed = True
        elif replace(piece_of(item), element=None) != replace(piece, element=None):
            revise(item, _wording(piece), by=by, as_edition=as_edition)
            changed = True
        order.append(item.pk)
    changed = changed or [pk for pk in was if pk in order] != [pk for pk in order if pk in now]
    _put_in_order(step, order)
    return changed


def pieces_from_elements(step: Step) -> list[Piece]:
    """One piece per element of the version that this step is about; those that are in the text already stay put."""
    if step.product_version_id is None:
        return []
    known = {item.element_id: item for item in paragraphs_of(step) if item.element_id}
    elements = ElementVersion.objects.filter(version=step.product_version_id).order_by("order", "pk")
    return [
        Piece(
            each.title,
            each.explanation or each.title,
            known[each.element_id].pk if each.element_id in known else None,
            element=each.element_id,
        )
        for each in elements
    ]


def _tidy(piece: Piece) -> Piece:
    """As it may be kept. A paragraph without a heading gets its first words."""
    text = _lines(guard_for_storage(piece.text)[0])
    heading = " ".join(guard_for_storage(piece.heading)[0].split()) or first_words(text)
    if not text:
        raise Refused(_("Een stukje is leeg. Schrijf er iets, of haal het stukje weg."))
    if len(heading) > MOST_HEADING:
        heading = heading[: HEADING_LENGTH - 2].rstrip() + " …"
    if len(text) > MOST_TEXT:
        sentence = _("‘%(heading)s’ is te lang voor één scherm. Knip dit stukje in tweeën.")
        raise Refused(sentence % {"heading": heading})
    return replace(piece, heading=heading, text=text, plain=_lines(guard_for_storage(piece.plain)[0]))


def _lines(text: str) -> str:
    """A browser sends its own line ends: without this every paragraph of two lines would look changed."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _wording(piece: Piece) -> Wording:
    return Wording(text=piece.heading, help=piece.text, plain=piece.plain)


def _put_in_order(step: Step, paragraphs: Sequence[object]) -> None:
    """Paragraphs first, in this order; other questions of the step after them, as they stood."""
    items = list(Item.objects.filter(step=step, retired=False).order_by("order", "pk"))
    place = {pk: number for number, pk in enumerate(paragraphs)}
    items.sort(key=lambda item: place.get(item.pk, len(place)))
    moved = []
    for number, item in enumerate(items, start=1):
        if item.order != number:
            item.order = number
            moved.append(item)
    Item.objects.bulk_update(moved, ["order"])
