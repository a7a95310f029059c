"""Calendar files: as written before (golden), valid, readable by two readers, and right on every night of the year."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from gatherings.calendar_files import CalendarFile, cancellation, invitation
from gatherings.enums import CalendarPolicy, GatheringMode, SeatState
from gatherings.models import Gathering, Seat, Venue

GOLDEN = Path(__file__).parent / "golden"
STAMP = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
KEY = UUID("7f3a0000-0000-4000-8000-000000000001")


def seat_at(policy: str = CalendarPolicy.PUBLISH, *, sequence: int = 0, **fields: object) -> Seat:
    """A seat that is in no table."""
    starts_at = datetime(2027, 3, 25, 19, tzinfo=ZoneInfo("Europe/Amsterdam"))
    venue = Venue(name="Bibliotheek Stadkamer", street="Zeven Alleetjes 1", postcode="8011 CV", town="Zwolle")
    given_ = {"title": "Gesprek over hulp; en geld, met koffie", "starts_at": starts_at, "venue": venue}
    given_["ends_at"] = given_["starts_at"] + timedelta(hours=2)
    gathering = Gathering(**{**given_, **fields})
    return Seat(
        id=KEY, gathering=gathering, uid=f"{KEY}@reisgenoot", sequence=sequence, policy=policy, state=SeatState.INVITED
    )


def moved(policy: str) -> Seat:
    """The same seat, after the gathering moved to another day and place."""
    starts_at = datetime(2027, 4, 1, 19, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
    place = Venue(name="Buurthuis De Hoek", street="Hoekweg 2", postcode="8021 AA", town="Zwolle")
    return seat_at(policy, sequence=1, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2), venue=place)


def written(seat: Seat, *, cancel: bool = False) -> CalendarFile:
    write = cancellation if cancel else invitation
    return write(seat, name="Jo de Wit", email="jo@example.org", stamp=STAMP)


def entry_of(file: CalendarFile) -> Event:
    calendar = Calendar.from_ical(file.text)
    (entry,) = calendar.walk("VEVENT")
    assert calendar["METHOD"] == file.method
    assert calendar.errors == entry.errors == []
    return entry


@pytest.mark.parametrize("policy", CalendarPolicy.values)
@pytest.mark.parametrize("what", ["invite", "change", "cancel"])
def test_golden(what: str, policy: str) -> None:
    file = {
        "invite": lambda: written(seat_at(policy)),
        "change": lambda: written(moved(policy)),
        "cancel": lambda: written(seat_at(policy, sequence=2), cancel=True),
    }[what]()
    path = GOLDEN / f"{what}-{policy}.ics"
    if not path.exists():
        path.write_bytes(file.text.encode())
        pytest.fail(f"{path.name} was not there: read what was written, and keep it")
    assert file.text.encode() == path.read_bytes()


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.ics")), ids=lambda path: path.stem)
def test_each_kept_file_follows_the_rules_and_a_second_reader_takes_it(path: Path) -> None:
    text = path.read_bytes().decode()
    what, policy = path.stem.split("-")
    calendar = Calendar.from_ical(text)
    (entry,) = calendar.walk("VEVENT")

    assert calendar["METHOD"] == ("CANCEL" if what == "cancel" else policy.upper())
    assert {len(calendar.walk(name)) for name in ("VEVENT", "VTIMEZONE")} == {1}
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    assert entry["SEQUENCE"] == {"invite": 0, "change": 1, "cancel": 2}[what]
    assert entry["STATUS"] == ("CANCELLED" if what == "cancel" else "CONFIRMED")
    assert entry["UID"] == f"{KEY}@reisgenoot"
    assert entry["ORGANIZER"] == "mailto:noreply@reisgenoot.example"
    assert text.count("ATTENDEE") == (1 if policy == "request" else 0)
    assert text.count("mailto:") == (2 if policy == "request" else 1)

    (read,) = list(vobject.readComponents(text))
    assert read.method.value == calendar["METHOD"]
    assert read.vevent.uid.value == entry["UID"]
    assert read.vevent.dtstart.value == entry.start
    assert read.vevent.dtend.value == entry.end
    assert read.vevent.summary.value == str(entry["SUMMARY"])
    assert read.vevent.location.value == str(entry["LOCATION"])


ZONES = ["Europe/Amsterdam", "America/Curacao", "America/Kralendijk", "Europe/London", "Pacific/Auckland"]
# Minutes from the first of January 2026: five years, every minute.
moments = st.integers(0, 5 * 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
words = st.text(
    st.one_of(st.characters(exclude_categories=("Cs", "Cc")), st.sampled_from(',;:\\"\n🙂é')), min_size=1, max_size=120
).filter(lambda text: text.strip() == text)


@given(starts_at=moments, minutes=st.integers(1, 26 * 60), zone=st.sampled_from(ZONES))
@example(starts_at=datetime(2027, 3, 28, 0, 30, tzinfo=UTC), minutes=120, zone="Europe/Amsterdam")  # 02:00 is skipped
@example(starts_at=datetime(2027, 10, 31, 0, 30, tzinfo=UTC), minutes=60, zone="Europe/Amsterdam")  # 02:30, twice
@example(starts_at=datetime(2027, 10, 31, 1, 30, tzinfo=UTC), minutes=60, zone="Europe/Amsterdam")
@example(
    starts_at=datetime(2027, 12, 31, 22, 30, tzinfo=UTC), minutes=60, zone="Europe/Amsterdam"
)  # into the new year
@example(starts_at=datetime(2027, 6, 30, 4, 0, tzinfo=UTC), minutes=60, zone="America/Curacao")  # midnight there
def test_every_moment_survives_both_readers(starts_at: datetime, minutes: int, zone: str) -> None:
    ends_at = starts_at + timedelta(minutes=minutes)

    file = written(seat_at(starts_at=starts_at, ends_at=ends_at, zone=zone))

    entry = entry_of(file)
    assert entry.start.astimezone(UTC) == starts_at
    assert entry.end.astimezone(UTC) == ends_at
    (read,) = list(vobject.readComponents(file.text))
    assert read.vevent.dtstart.value.astimezone(UTC) == starts_at
    assert read.vevent.dtend.value.astimezone(UTC) == ends_at
    zones = {str(clock["TZID"]) for clock in Calendar.from_ical(file.text).walk("VTIMEZONE")}
    assert zones <= {zone}


@given(title=words, policy=st.sampled_from(CalendarPolicy.values), name=words)
def test_every_title_and_name_survives(title: str, policy: str, name: str) -> None:
    file = invitation(seat_at(policy, title=title), name=name, email="jo@example.org", stamp=STAMP)

    entry = entry_of(file)
    assert str(entry["SUMMARY"]) == title.replace("\r\n", "\n")
    assert all(len(line.encode()) <= 75 for line in file.text.split("\r\n"))
    assert file.text.count("ATTENDEE") <= 1 or "ATTENDEE" in title or "ATTENDEE" in name
    (read,) = list(vobject.readComponents(file.text))
    assert read.vevent.summary.value == title


def test_online_gives_the_address_to_join() -> None:
    seat = seat_at(mode=GatheringMode.ONLINE, online_url="https://vergader.example/a?b=1&c=2")
    assert "vergader.example" not in written(seat).text, "who did not say yes has no way in"
    seat.state = SeatState.ACCEPTED

    entry = entry_of(written(seat))

    assert entry["CONFERENCE"] == "https://vergader.example/a?b=1&c=2"
    assert entry["CONFERENCE"].params["VALUE"] == "URI"
    assert "vergader.example" not in entry["LOCATION"]
    assert "CONFERENCE" not in entry_of(written(seat, cancel=True))


def test_a_clock_is_told_for_the_years_around_only() -> None:
    text = written(seat_at()).text

    assert "1970" not in text
    assert "COMMENT" not in text
    assert len(text) < 3000
