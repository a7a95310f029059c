"""The whole list taken by a harvester that others wrote (Sickle), over HTTP, while packs change under its hands."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from sickle import Sickle
from sickle.oaiexceptions import BadArgument, BadResumptionToken, IdDoesNotExist, NoRecordsMatch, NoSetHierarchy

from education.catalogue.oai import PER_ANSWER
from education.enums import ReleaseState
from education.models import LessonPack, Release
from education.source import to_json
from education.transitions import move_pack, move_release
from tests.education.findable.making import many
from tests.factories.education import source

pytestmark = pytest.mark.django_db(transaction=True)
PACKS = 250


@pytest.fixture
def harvester(live_server: Any) -> Sickle:
    return Sickle(f"{live_server.url}/oai/", timeout=30)


def identifier(pack: LessonPack) -> str:
    return f"oai:localhost:pack:{pack.slug}"


def released_again(pack: LessonPack) -> None:
    """A newer release comes ready."""
    frozen = to_json(source(slug=pack.slug, title=f"{pack.title}, nieuw"))
    made = Release.objects.create(pack=pack, number=2, state=ReleaseState.BUILDING, source=frozen, changes="Nieuw.")
    move_release(made, ReleaseState.READY)


def test_all_is_taken_and_then_only_what_changed(harvester: Sickle) -> None:
    packs = many(PACKS)
    gone = packs[10:20]
    for pack in gone:
        move_pack(pack, "withdrawn", by=None)
    assert harvester.Identify().deletedRecord == "persistent"
    prefixes = [each.metadataPrefix for each in harvester.ListMetadataFormats()]
    assert prefixes == ["oai_dc", "lom"]

    found = list(harvester.ListRecords(metadataPrefix="oai_dc"))
    assert sorted(each.header.identifier for each in found) == sorted(map(identifier, packs))
    assert {each.header.identifier for each in found if each.deleted} == set(map(identifier, gone))
    assert all(each.metadata["title"] and each.metadata["identifier"] for each in found if not each.deleted)
    headers = [each.identifier for each in harvester.ListIdentifiers(metadataPrefix="lom")]
    assert headers == [each.header.identifier for each in found]
    last = max(each.header.datestamp for each in found)

    LessonPack.objects.filter(pk__in=[pack.pk for pack in packs]).update(stamped_at=timezone.now() - timedelta(days=9))
    changed = packs[40:43]
    for pack in changed:
        released_again(pack)
    move_pack(gone[0], "published", by=None)
    move_pack(packs[99], "withdrawn", by=None)
    since = list(harvester.ListRecords(metadataPrefix="oai_dc", **{"from": last}))
    assert {each.header.identifier for each in since} == set(map(identifier, [*changed, gone[0], packs[99]]))
    assert [each.header.identifier for each in since if each.deleted] == [identifier(packs[99])]
    again = harvester.GetRecord(identifier=identifier(changed[0]), metadataPrefix="oai_dc")
    assert again.metadata["title"] == [f"{changed[0].title}, nieuw"]


def test_what_changes_during_a_harvest_is_taken_in_the_same_walk(harvester: Sickle) -> None:
    packs = many(PACKS)
    records = harvester.ListRecords(metadataPrefix="lom")
    taken = [next(records) for _each in range(2 * PER_ANSWER)]
    early, late = packs[3], packs[-1]
    move_pack(early, "withdrawn", by=None)  # was taken already: comes once more, as gone
    released_again(packs[5])
    move_pack(late, "withdrawn", by=None)
    taken += list(records)
    newest = {each.header.identifier: each for each in taken}
    assert set(newest) == set(map(identifier, packs)) and len(taken) == PACKS + 2
    assert {key for key, each in newest.items() if each.deleted} == {identifier(early), identifier(late)}
    assert b"Les 0005, nieuw" in newest[identifier(packs[5])].raw.encode()


def test_it_understands_why_we_refuse(harvester: Sickle) -> None:
    many(3)
    for error, ask in (
        (IdDoesNotExist, lambda: harvester.GetRecord(identifier="oai:elders:1", metadataPrefix="lom")),
        (NoRecordsMatch, lambda: harvester.ListRecords(metadataPrefix="lom", **{"from": "2999-01-01"})),
        (BadArgument, lambda: harvester.ListRecords(metadataPrefix="lom", until="gisteren")),
        (BadResumptionToken, lambda: harvester.ListRecords(resumptionToken="verzonnen")),
        (NoSetHierarchy, lambda: harvester.ListSets()),
    ):
        with pytest.raises(error):
            ask()
