"""Deeds of the stage for the fault campaign: everything people do something with, and what the database says after."""

from collections import Counter
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.db import connection
from django.db.models import Sum
from PIL import Image
from wagtail.models import Collection

from audit.models import AuditEvent
from consultation.models import Recording
from contributions import moderation
from contributions.models import Contribution, Occasion, Participation
from education.classroom.closing import CLASS_MOVES
from education.models import ClassCount, ClassSession
from gatherings.models import Gathering, Seat
from gatherings.service import token_for
from gatherings.transitions import GATHERING_MOVES, SEAT_MOVES
from handover import life
from handover.models import Run
from notices.models import Notice
from outreach.models import SignUp
from pages import health
from pages.models import SiteImage
from tests.education.classroom.room import Room
from tests.factories import outreach

_SENT_ONCE = {"queued": {"sent", "failed"}, "failed": {"queued"}}
_ONE_WAY = {"draft": {"counted"}, "counted": {"withdrawn"}}
#: Model, column, and from each state: where it may go.
MACHINES: tuple[tuple[Any, str, Mapping[str, Any]], ...] = (
    (Seat, "state", SEAT_MOVES),
    (Gathering, "state", GATHERING_MOVES),
    (Contribution, "moderation", moderation.MOVES),
    (Participation, "state", _ONE_WAY),
    (ClassSession, "state", CLASS_MOVES),
    (Run, "state", life.MOVES),
    (Notice, "state", _SENT_ONCE),
)
_WATCH = """
CREATE TABLE campaign_moves (place text, was text, became text);
CREATE FUNCTION note_move() RETURNS trigger AS $$
DECLARE was text; became text;
BEGIN
  EXECUTE format('SELECT ($1).%I::text, ($2).%I::text', TG_ARGV[0], TG_ARGV[0]) INTO was, became USING old, new;
  IF was <> became THEN INSERT INTO campaign_moves VALUES (TG_TABLE_NAME, was, became); END IF;
  RETURN new;
END $$ LANGUAGE plpgsql;
"""


def watch_moves() -> None:
    """From now on the database itself writes down every change of state."""
    with connection.cursor() as cursor:
        cursor.execute(_WATCH)
        for model, column, _moves in MACHINES:
            table = model._meta.db_table
            cursor.execute(
                f"CREATE TRIGGER note_move AFTER UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION note_move('{column}')"
            )


def moves_told() -> dict[str, Any]:
    """How many changes of state there were, and those that no table of moves has."""
    allowed = {
        (model._meta.db_table, str(was), str(to))
        for model, _column, moves in MACHINES
        for was, following in moves.items()
        for to in following
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT place, was, became FROM campaign_moves")
        seen = Counter(cursor.fetchall())
    published = sum(
        count for (place, _was, to), count in seen.items() if place.endswith("_contribution") and to == "published"
    )
    return {
        "all": sum(seen.values()),
        "illegal": [f"{place}: {was} -> {to}" for place, was, to in seen if (place, was, to) not in allowed],
        "published": published,
        "events": AuditEvent.objects.filter(action="contributions.published").count(),
        # one that became void by words taken back, the platform makes anew by itself
        "runs": Run.objects.filter(replaces=None).count(),
        "asked": AuditEvent.objects.filter(action="handover.ask").count(),
    }


def campaign_begins(chairs: int, classes: int) -> dict[str, Any]:
    """A date with so many chairs, so many classes, a picture; and a worker that lately gave a sign of life."""
    health.beat()
    date = outreach.date(outreach.event(), capacity=chairs)
    rooms = [Room.make(pupils=60) for _each in range(classes)]
    return {
        "date": str(date.pk),
        "classes": [_asks(room) for room in rooms],
        "picture": _picture(),
    }  # fmt: skip


def _asks(room: Room) -> dict[str, Any]:
    choices = [room.statement.pk, room.dilemma.pk]
    return {"code": room.session.code, "token": room.token, "items": choices, "words": room.words.pk}


def _picture() -> str:
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    drawn = BytesIO()
    Image.effect_noise((640, 480), 60).convert("RGB").save(drawn, "PNG")
    made = SiteImage.objects.create(title="Ruis", file=ContentFile(drawn.getvalue(), "ruis.png"))
    return str(made.get_rendition("width-600").url)


def seats_of_campaign() -> dict[str, Any]:
    """Who signed up, how each seat stands, and how many chairs are taken."""
    gathering = Gathering.objects.with_chairs().get()
    people = SignUp.objects.select_related("seat__participant__contact")
    return {
        "taken": gathering.taken,
        "capacity": gathering.capacity,
        "sign_ups": [
            {
                "code": each.door_code.upper(),
                "email": getattr(getattr(each.seat.participant, "contact", None), "email", ""),
                "state": each.seat.state,
                "own": token_for(each.seat),
            }
            for each in people
        ],
        "ranks": sorted(Seat.objects.filter(gathering=gathering).values_list("rank", flat=True)),
    }


def classes_of_campaign() -> dict[str, Any]:
    """Per class and question how many chose what, and the words of all classes."""
    counts = ClassCount.objects.values_list("session__code", "item", "choice").annotate(people=Sum("people"))
    words = Contribution.objects.filter(occasion__in=Occasion.objects.filter(class_session__isnull=False))
    return {
        "states": sorted(ClassSession.objects.values_list("state", flat=True)),
        "counts": [[code, item, choice, people] for code, item, choice, people in counts if people],
        "words": sorted(words.values_list("original", flat=True)),
    }


def dossiers_of_campaign() -> dict[str, Any]:
    """Per run its state and sum."""
    return {
        str(run.pk): {"state": run.state, "sha256": run.sha256, "problem": run.problem} for run in Run.objects.all()
    }


def recordings_told() -> list[list[Any]]:
    """Every recording: its file and how large it is."""
    return [list(each) for each in Recording.objects.values_list("file", "size")]


def released(keys: list[str]) -> dict[str, Any]:
    """Of these contributions: how they stand, and how often the trail tells that they were released."""
    events = AuditEvent.objects.filter(action="contributions.published", object_id__in=keys)
    rows = Contribution.objects.filter(pk__in=keys).values_list("pk", "moderation", "emptied_reason")
    stands = {str(pk): [state, bool(gone)] for pk, state, gone in rows}
    counted = Counter(events.values_list("object_id", flat=True))
    return {"events": dict(counted), "stands": stands}


DEEDS = (
    watch_moves,
    moves_told,
    campaign_begins,
    seats_of_campaign,
    classes_of_campaign,
    dossiers_of_campaign,
    released,
    recordings_told,
)
