"""Promise 2: without a name means without a trace.

Somebody with a marked address, browser and moment takes part, reads back, asks something and takes their words
back. Then everything that is kept is searched for the marks.
"""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
import time_machine
from django.conf import settings as django_settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.signing import Signer
from django.test import Client
from django_q.models import OrmQ, Task

from audit.models import AuditEvent
from consultation.held_card import HeldCard
from consultation.inviting import find_card
from consultation.models import Invitation, Round
from contributions.models import Contribution, Participation
from notices.models import Notice
from tests.consultation.walker import NUMBER, Walker
from tests.factories.cards import batch_of, code_in
from tests.factories.caselab import lab_round
from tests.factories.drafttext import text_round
from tests.factories.priorities import opened, points_item, step_of_priorities
from tests.factories.rounds import open_round
from tests.factories.statements import own_of, statements_round
from tests.factories.synthesis import DecisionFactory
from tests.home.deeds import deed
from tests.security.trace import database_dump, everything_logged, files_dump

pytestmark = pytest.mark.django_db

ADDRESS, FORWARDED, AGENT = "203.0.113.77", "198.51.100.93", "Spoorzoeker/66.6 (Merkteken)"
REFERRER, LANGUAGE = "https://merkteken.example/vandaan", "nl-merkteken"
#: 13:47:29 in Amsterdam, on a day far ahead. The clock that runs while the tests start may well show 13:47 too, so
#: what stood in the database before the visit is left out of the search.
MOMENT = datetime(2027, 3, 17, 12, 47, 29, 123456, tzinfo=UTC)
MARKS = [
    ADDRESS,
    FORWARDED,
    "Spoorzoeker",
    "Merkteken",
    "merkteken",
    "12:47",
    "13:47",
    str(int(MOMENT.timestamp())),
    f"{MOMENT.timestamp():.3f}",
    MOMENT.strftime("%Y%m%d%H%M"),
]
WORDS = "zevenslapers tellen mee"
UUIDS = re.compile(r"\b[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\b")


@pytest.fixture
def files(settings, tmp_path: Path) -> list[Path]:
    """The cache as it is in production: files; and the folders where files land."""
    folders = [tmp_path / name for name in ("cache", "media", "private")]
    for folder in folders:
        folder.mkdir()
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": str(folders[0])}
    }
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT = folders[1:]
    return [*folders, Path(django_settings.STORAGES["private"]["OPTIONS"]["location"])]


def marked_client() -> Client:
    """Every request of it carries the marks."""
    return Client(
        REMOTE_ADDR=ADDRESS,
        HTTP_X_FORWARDED_FOR=FORWARDED,
        HTTP_USER_AGENT=AGENT,
        HTTP_REFERER=REFERRER,
        HTTP_ACCEPT_LANGUAGE=LANGUAGE,
    )


@pytest.fixture
def marked() -> Iterator[Walker]:
    """A person whose every request carries the marks, at the marked moment."""
    round_ = open_round(closes_at=datetime(2027, 4, 1, tzinfo=UTC))
    with time_machine.travel(MOMENT, tick=False):
        yield Walker(round_, marked_client())


@pytest.fixture
def since(marked: Walker) -> Callable[[], str]:
    """Asks for the lines of the database that the visit added or changed."""
    before = set(database_dump().splitlines())
    return lambda: "\n".join(line for line in database_dump().splitlines() if line not in before)


def hand_in(walker: Walker) -> None:
    walker.get("begin")
    walker.answer(1, keuze=["person"], reden_person=WORDS)
    walker.answer(1, keuze=["person"], reden_person=f"{WORDS}, nog eens")
    walker.answer(2, keuze="at_the_end")
    walker.answer(3, tekst=WORDS)
    walker.answer(7, tekst_happened=WORDS)
    walker.post("wie", perspective="experience_expert", speaks_for="self")
    walker.post("toestemming", publish="on", quote="on")
    walker.post("bereik", how="zonder")
    walker.get("overzicht")
    assert walker.post("overzicht")["Location"].endswith("/bedankt/")
    assert walker.get("bedankt").status_code == 200


def code_of(walker: Walker) -> str:
    """The code that stands on the receipt: it is in the person's own cookie."""
    held = walker.client.cookies.items()
    morsel = next(value for name, value in held if "ronde-" in name and not name.endswith("kaart"))
    return Signer(salt="consultation.draft").unsign(morsel.value)


def test_nothing_kept_tells_who_from_where_or_when(
    marked: Walker, since: Callable[[], str], files: list[Path]
) -> None:
    with everything_logged() as lines:
        hand_in(marked)
        code = code_of(marked)
        assert marked.client.post("/mijn-inbreng/", {"code": "appel boom kat"}).status_code == 422  # a wrong guess
        assert marked.client.post("/mijn-inbreng/", {"code": code})["Location"].endswith("/mijn-inbreng/")
        assert marked.client.get("/mijn-inbreng/").status_code == 200
        deed(marked.client, "/mijn-inbreng/bericht/", {"kind": "question", "text": "Wanneer hoor ik iets?"})

    assert Contribution.objects.filter(original__contains=WORDS).count() == 3
    kept = {"database": since(), "files": files_dump(*files), "log": "\n".join(lines)}
    assert WORDS in kept["database"], "the search must be able to find what is there"
    for place, text in kept.items():
        assert [mark for mark in MARKS if mark in text] == [], f"found in the {place}"
        if place != "log":
            assert code not in text, f"the code itself is kept in the {place}"


def vote(walker: Walker) -> None:
    """On every statement that is dealt, by the numbers one is led to; and a statement of one's own."""
    number = NUMBER.search(walker.get("vraag/1")["Location"])
    own = walker.number_of(own_of(walker.round))
    while number and int(number[1]) != own:
        number = NUMBER.search(walker.answer(int(number[1]), keuze="agree")["Location"])
    walker.answer(own, stelling=WORDS)


def judge(walker: Walker) -> None:
    """Three cases, and a look at others."""
    number = NUMBER.search(walker.get("vraag/1")["Location"])
    while number:
        given = {"oordeel": "now", "criterium": "stuck", "waarom": WORDS}
        number = NUMBER.search(walker.answer(int(number[1]), **given)["Location"])
    order = walker.round.steps.get().order
    assert walker.post(f"stap/{order}/anderen").status_code == 302
    assert walker.get(f"stap/{order}/anderen").status_code == 200


def choose(walker: Walker) -> None:
    """Divide points, change one's mind, and go on."""
    walker.answer(1, punten_law="60", punten_calm="40")
    walker.answer(1, punten_law="100")


def better(walker: Walker) -> None:
    """What one thinks of a paragraph, and other words for it."""
    walker.answer(1, oordeel="unclear", waarom=WORDS, andere_woorden=WORDS)


def round_of(method: str) -> Round:
    """An open round that is one step of this method."""
    if method == "statements":
        return statements_round()
    if method == "cases":
        return lab_round()[0]
    if method == "draft":
        return text_round()[0]
    step = step_of_priorities()
    points_item(step)
    return opened(step)


@pytest.mark.parametrize(
    ("method", "walk"), [("statements", vote), ("cases", judge), ("priorities", choose), ("draft", better)]
)
def test_no_method_leaves_a_trace(method: str, walk: Callable[[Walker], None], files: list[Path]) -> None:
    """What is dealt, in which order it was answered, what was looked at: none of it tells who, from where or when."""
    round_ = round_of(method)
    Round.objects.filter(pk=round_.pk).update(closes_at=datetime(2027, 4, 1, tzinfo=UTC))
    walker = Walker(Round.objects.get(pk=round_.pk), marked_client())
    before = set(database_dump().splitlines())
    counts = (Task.objects.count(), OrmQ.objects.count(), AuditEvent.objects.count())
    with time_machine.travel(MOMENT, tick=False), everything_logged() as lines:
        walk(walker)
        walker.post("wie", perspective="experience_expert", speaks_for="self")
        walker.post("toestemming", publish="on", quote="on")
        walker.post("bereik", how="zonder")
        assert walker.post("overzicht")["Location"].endswith("/bedankt/")
        code = code_of(walker)
    assert (Task.objects.count(), OrmQ.objects.count(), AuditEvent.objects.count()) == counts
    assert (Session.objects.count(), Notice.objects.count()) == (0, 0)
    since = "\n".join(line for line in database_dump().splitlines() if line not in before)
    assert Participation.objects.get().state == "counted"
    for place, text in {"database": since, "files": files_dump(*files), "log": "\n".join(lines)}.items():
        assert [mark for mark in MARKS if mark in text] == [], f"found in the {place}"
        if place != "log":
            assert code not in text, f"the code itself is kept in the {place}"


def test_a_reaction_to_a_decision_leaves_no_trace_either(
    marked: Walker, since: Callable[[], str], files: list[Path]
) -> None:
    decision = DecisionFactory(opened=True, open_until=MOMENT.date())
    address = f"/wat-deden-we-ermee/besluit/{decision.pk}/reageer/"
    before = (Task.objects.count(), OrmQ.objects.count(), AuditEvent.objects.count())
    with everything_logged() as lines:
        assert marked.client.get(address).status_code == 200
        typed = {"stance": "agree", "words": WORDS, "perspective": "citizens", "version": decision.version}
        assert marked.client.post(address, typed).status_code == 302
        number = Signer(salt="synthesis.reaction").unsign(marked.client.cookies["besluit-reactie"].value)

    kept = {"database": since(), "files": files_dump(*files), "log": "\n".join(lines)}
    assert WORDS in kept["database"]
    for place, text in kept.items():
        assert [mark for mark in [*MARKS, number] if mark in text] == [], f"found in the {place}"
    assert (Session.objects.count(), Notice.objects.count()) == (0, 0)
    assert (Task.objects.count(), OrmQ.objects.count(), AuditEvent.objects.count()) == before


def test_a_card_leaves_no_trace_either(marked: Walker, since: Callable[[], str], files: list[Path]) -> None:
    """Scanned, typed wrongly, typed rightly and used: nothing says who, from where, when, or with which answer."""
    code = code_in(batch_of(marked.round))
    card = HeldCard.of(find_card(code)).signed()
    with everything_logged() as lines:
        assert marked.client.post("/meedoen/kaart/", {"code": "K4TM-9RWX-HP37"}).status_code == 422
        assert marked.client.get(f"/meedoen/kaart/{code}/").status_code == 200
        marked.get("vraag/1", kaart=card)
        hand_in(marked)
    participation = Participation.objects.get()
    assert participation.recruitment == "invited"
    kept = {"database": since(), "files": files_dump(*files), "log": "\n".join(lines)}
    for place, text in kept.items():
        # The batch itself was made by staff, at the marked moment, and has its line in the trail of staff.
        ours = "\n".join(line for line in text.splitlines() if "make_invitations" not in line)
        assert [mark for mark in MARKS if mark in ours] == [], f"found in the {place}"
        assert code not in text and code.replace("-", "") not in text, f"the code is in the {place}"
    used = Invitation.objects.get(used=True)
    known = {participation.pk.hex, participation.participant_id.hex, participation.receipt.pk.hex}
    linked = [
        line for line in kept["database"].splitlines() if used.pk.hex in line and any(key in line for key in known)
    ]
    assert linked == []
    assert {name for name in marked.client.cookies if "kaart" in name} <= {f"ronde-{marked.round.pk}-kaart"}


def test_no_session_no_task_no_message_and_no_audit_line_exist(marked: Walker) -> None:
    before = (Task.objects.count(), OrmQ.objects.count(), AuditEvent.objects.count())
    hand_in(marked)
    assert Session.objects.count() == 0
    assert Notice.objects.count() == 0
    assert (Task.objects.count(), OrmQ.objects.count(), AuditEvent.objects.count()) == before
    names = set(marked.client.cookies)
    assert names <= {"csrftoken", *(name for name in names if "ronde-" in name)}


def test_no_number_holds_a_moment_or_a_machine(marked: Walker, since: Callable[[], str]) -> None:
    """uuid1 and uuid7 hold the time they were made; only uuid4 is random through and through."""
    hand_in(marked)
    found = [UUID(text) for text in UUIDS.findall(since())]
    assert len(found) > 5
    assert {number.version for number in found if number.variant == "specified in RFC 4122"} == {4}


def test_the_days_are_kept_and_nothing_finer(marked: Walker) -> None:
    hand_in(marked)
    contribution = Contribution.objects.first()
    assert str(contribution.arrived_on) == "2027-03-17"
    assert not any(type(value) is datetime for value in vars(contribution.participation).values()), (
        "a date may be kept, a moment may not"
    )


def test_the_cache_knows_no_address_of_who_guessed_wrong(files: list[Path]) -> None:
    """Wrong guesses are counted under a keyed hash; the same address looks different tomorrow."""
    client = Client(REMOTE_ADDR=ADDRESS)
    with time_machine.travel(MOMENT, tick=False):
        client.post("/mijn-inbreng/", {"code": "appel boom kat"})
        first = files_dump(files[0])
    assert ADDRESS not in first
    cache.clear()


@pytest.mark.parametrize("mark", ["12:47:29", ADDRESS])
def test_the_search_finds_a_planted_mark(mark: str) -> None:
    """A test of the test: what is hidden in any table is found."""
    AuditEvent.objects.create(action="test", details={"hidden": mark})
    assert mark in database_dump()
