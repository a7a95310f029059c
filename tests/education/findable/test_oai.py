"""OAI-PMH at /oai/: a whole harvest by an independent client, what changed since, and every error of the protocol."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from contributions.service import Refused
from education.models import LessonPack, Release
from education.transitions import move_pack, move_release
from tests.education.findable.harvesting import OAI, answers, ask, error_of, harvest
from tests.education.findable.making import many, pack, released
from tests.home.cold import ask as asked_of_database

pytestmark = pytest.mark.django_db
LOM = "{http://www.imsglobal.org/xsd/imsmd_v1p2}"
DC = "{http://purl.org/dc/elements/1.1/}"


def stamped(made: LessonPack, **ago: int) -> str:
    """Put the stamp so long ago; as it stands in an answer."""
    at = timezone.now().replace(microsecond=0) - timedelta(**ago)
    LessonPack.objects.filter(pk=made.pk).update(stamped_at=at)
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def test_everything_is_harvested_once_in_both_formats(client: Client) -> None:
    packs = many(57)
    move_pack(packs[3], "withdrawn", by=None)
    for prefix, tag in (("lom", f"{LOM}lom"), ("oai_dc", "{http://www.openarchives.org/OAI/2.0/oai_dc/}dc")):
        found = harvest(client, prefix=prefix)
        assert sorted(each.identifier for each in found) == sorted(f"oai:localhost:pack:{p.slug}" for p in packs)
        assert [each.stamp for each in found] == sorted(each.stamp for each in found)
        gone = [each for each in found if each.is_deleted]
        assert [each.identifier for each in gone] == ["oai:localhost:pack:reeks-3"] and gone[0].metadata is None
        assert {each.metadata.tag for each in found if not each.is_deleted} == {tag}
    headers = harvest(client, "ListIdentifiers")
    assert [each.identifier for each in headers] == [each.identifier for each in found]


def test_who_is_nobodys_business_is_not_there(client: Client) -> None:
    for state, has_release in (("draft", True), ("published", False), ("withdrawn", False)):
        made = pack(state=state)
        if has_release:
            released(made)
        identifier = f"oai:localhost:pack:{made.slug}"
        root = ask(client, verb="GetRecord", identifier=identifier, metadataPrefix="lom")
        assert error_of(root) == "idDoesNotExist", state
    building = released(pack())
    Release.objects.filter(pk=building.pk).update(state="building")
    assert harvest(client) == []
    assert error_of(ask(client, verb="ListRecords", metadataPrefix="lom")) == "noRecordsMatch"


def test_one_record_is_that_of_the_newest_release(client: Client) -> None:
    made = pack(slug="18-worden")
    released(made, 1, title="Oud")
    released(made, 2, title="Nieuw <&> \x0c ‘18’")
    root = ask(client, verb="GetRecord", identifier="oai:localhost:pack:18-worden", metadataPrefix="oai_dc")
    assert root.findtext(f".//{DC}title") == "Nieuw <&>  ‘18’"
    assert root.findtext(f".//{DC}identifier") == "http://localhost:8000/lespakketten/18-worden/"
    request = root.find(f"{OAI}request")
    assert request.text == "http://localhost:8000/oai/"
    assert dict(request.attrib) == {
        "verb": "GetRecord",
        "identifier": "oai:localhost:pack:18-worden",
        "metadataPrefix": "oai_dc",
    }


def test_what_changed_since_and_until_to_the_second_and_by_day(client: Client) -> None:
    old, middle, new = (pack() for _each in range(3))
    for each in (old, middle, new):
        released(each)
    moments = [stamped(old, days=9), stamped(middle, days=5), stamped(new, days=1)]

    def slugs(**bounds: str) -> list[str]:
        return [each.identifier.rpartition(":")[2] for each in harvest(client, "ListIdentifiers", **bounds)]

    assert slugs(from_=moments[1]) == [middle.slug, new.slug]
    assert slugs(until=moments[1]) == [old.slug, middle.slug]
    assert slugs(from_=moments[1], until=moments[1]) == [middle.slug]
    assert slugs(from_=moments[1][:10], until=moments[1][:10]) == [middle.slug]
    assert slugs(until="9999-12-31") == slugs(from_="0001-01-01") == [old.slug, middle.slug, new.slug]
    assert slugs(until="1970-01-01") == []
    earliest = ask(client, verb="Identify").findtext(f".//{OAI}earliestDatestamp")
    assert earliest == moments[0]


def test_every_change_is_in_the_next_harvest(client: Client) -> None:
    made, other = pack(), pack()
    first = released(made)
    released(other)
    for each in (made, other):
        stamped(each, days=3)
    last_week, yesterday = (f"{timezone.now() - timedelta(days=days):%Y-%m-%d}" for days in (7, 1))

    def new() -> list[tuple[str, bool]]:
        return [(each.identifier.rpartition(":")[2], each.is_deleted) for each in harvest(client, from_=yesterday)]

    assert len(harvest(client, from_=last_week)) == 2 and new() == []
    move_pack(made, "withdrawn", by=None)
    assert new() == [(made.slug, True)]
    stamped(made, days=3)
    assert new() == []
    move_pack(made, "published", by=None)
    assert new() == [(made.slug, False)]
    stamped(made, days=3)
    second = released(made, 2)
    Release.objects.filter(pk=second.pk).update(state="building")
    move_release(second, "ready")
    assert new() == [(made.slug, False)]
    stamped(made, days=3)
    with pytest.raises(Refused):
        move_release(first, "failed")
    assert new() == []


def test_who_changes_during_a_harvest_is_not_missed(client: Client) -> None:
    packs = many(60)
    walk = answers(client, "ListIdentifiers", metadataPrefix="lom")
    seen = [each.identifier for each in next(walk)]
    for changed in (packs[0], packs[30], packs[59]):
        move_pack(changed, "withdrawn", by=None)
    seen += [each.identifier for answer in walk for each in answer]
    assert set(seen) == {f"oai:localhost:pack:{each.slug}" for each in packs}
    assert len(seen) == 61  # the first came before its change and after it


def test_post_says_the_same_and_asks_no_token() -> None:
    released(pack(slug="een"))
    strict = Client(enforce_csrf_checks=True)
    given = {"verb": "GetRecord", "identifier": "oai:localhost:pack:een", "metadataPrefix": "lom"}
    posted, got = strict.post("/oai/", given), strict.get("/oai/", given)

    def without_moment(content: bytes) -> bytes:
        root = etree.fromstring(content)
        root.remove(root[0])
        return etree.tostring(root)

    assert without_moment(posted.content) == without_moment(got.content)
    assert b"<metadata>" in posted.content and not posted.cookies
    assert strict.put("/oai/").status_code == 405


def test_it_says_who_it_is(client: Client) -> None:
    identify = ask(client, verb="Identify").find(f"{OAI}Identify")
    found = {child.tag.removeprefix(OAI): child.text for child in identify}
    assert list(found)[:4] == ["repositoryName", "baseURL", "protocolVersion", "adminEmail"]
    assert found["protocolVersion"] == "2.0" and found["deletedRecord"] == "persistent"
    assert found["baseURL"] == "http://localhost:8000/oai/" and "@" in str(found["adminEmail"])
    formats = ask(client, verb="ListMetadataFormats").findall(f".//{OAI}metadataPrefix")
    assert [each.text for each in formats] == ["oai_dc", "lom"]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "badVerb"),
        ("verb=", "badVerb"),
        ("verb=identify", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&x=1", "badArgument"),
        ("verb=GetRecord&metadataPrefix=lom", "badArgument"),
        ("verb=GetRecord&metadataPrefix=&identifier=oai:localhost:pack:een", "badArgument"),
        ("verb=GetRecord&metadataPrefix=lom&identifier=een&identifier=twee", "badArgument"),
        ("verb=GetRecord&metadataPrefix=lom&identifier=een", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=lom&identifier=oai:localhost:pack:", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=lom&identifier=oai:localhost:pack:een%00", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=lom&identifier=oai:elders.nl:pack:een", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=marc&identifier=oai:localhost:pack:een", "cannotDisseminateFormat"),
        ("verb=ListMetadataFormats&identifier=oai:localhost:pack:twee", "idDoesNotExist"),
        ("verb=ListSets", "noSetHierarchy"),
        ("verb=ListRecords&metadataPrefix=lom&set=a", "noSetHierarchy"),
        ("verb=ListRecords", "badArgument"),
        ("verb=ListRecords&metadataPrefix=marc", "cannotDisseminateFormat"),
        ("verb=ListRecords&metadataPrefix=lom&resumptionToken=x", "badArgument"),
        ("verb=ListRecords&resumptionToken=x", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=", "badResumptionToken"),
        ("verb=ListRecords&metadataPrefix=lom&from=gisteren", "badArgument"),
        ("verb=ListRecords&metadataPrefix=lom&from=2026-02-30", "badArgument"),
        ("verb=ListRecords&metadataPrefix=lom&from=0000-01-01", "badArgument"),
        ("verb=ListRecords&metadataPrefix=lom&from=2026-01-01&until=2026-01-01T00:00:00Z", "badArgument"),
        ("verb=ListRecords&metadataPrefix=lom&from=2026-01-02&until=2026-01-01", "badArgument"),
        ("verb=ListRecords&metadataPrefix=lom&from=2999-01-01", "noRecordsMatch"),
    ],
)
def test_what_is_wrong_with_a_question_has_its_own_code(client: Client, query: str, code: str) -> None:
    released(pack(slug="een"))
    response = client.get(f"/oai/?{query}")
    root = etree.fromstring(response.content)
    assert response.status_code == 200 and error_of(root) == code
    repeated = dict(root.find(f"{OAI}request").attrib)
    assert bool(repeated) is (code not in ("badVerb", "badArgument"))


def test_a_token_of_another_list_or_changed_by_one_letter_is_refused(client: Client) -> None:
    many(26)
    token = ask(client, verb="ListRecords", metadataPrefix="lom").findtext(f".//{OAI}resumptionToken")
    assert error_of(ask(client, verb="ListIdentifiers", resumptionToken=token)) == "badResumptionToken"
    for place in (0, len(token) // 2, len(token) - 1):
        letter = "A" if token[place] != "A" else "B"
        changed = f"{token[:place]}{letter}{token[place + 1 :]}"
        assert error_of(ask(client, verb="ListRecords", resumptionToken=changed)) == "badResumptionToken"
    again = [ask(client, verb="ListRecords", resumptionToken=token).findtext(f".//{OAI}identifier") for _ in range(2)]
    assert again == ["oai:localhost:pack:reeks-25"] * 2


def test_an_answer_costs_the_same_for_one_record_or_three_hundred(client: Client) -> None:
    made = many(300)

    def cost(query: str) -> int:
        return asked_of_database(lambda: client.get(f"/oai/?{query}"))[1]

    token = ask(client, verb="ListRecords", metadataPrefix="lom").findtext(f".//{OAI}resumptionToken")
    full = {
        "verb=ListRecords&metadataPrefix=lom": 3,
        "verb=ListIdentifiers&metadataPrefix=lom": 2,
        f"verb=ListRecords&resumptionToken={token}": 2,
        "verb=Identify": 1,
        "verb=GetRecord&metadataPrefix=lom&identifier=oai:localhost:pack:reeks-0": 2,
    }
    assert {query: cost(query) for query in full} == full
    LessonPack.objects.filter(pk__in=[each.pk for each in made[1:]]).update(state="draft")
    assert cost("verb=ListRecords&metadataPrefix=lom") == 3


_NAMES = st.sampled_from(["verb", "identifier", "metadataPrefix", "from", "until", "set", "resumptionToken", "anders"])
_VALUES = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            *("Identify", "ListSets", "ListRecords", "ListIdentifiers", "GetRecord", "ListMetadataFormats"),
            *("lom", "oai_dc", "2026-01-01", "2026-01-01T10:00:00Z", "oai:localhost:pack:een"),
        ]
    ),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(question=st.lists(st.tuples(_NAMES, _VALUES), max_size=5))
def test_whatever_is_asked_the_answer_is_xml(client: Client, question: list[tuple[str, Any]]) -> None:
    given: dict[str, list[Any]] = {}
    for name, value in question:
        given.setdefault(name, []).append(value.encode("utf-8", "replace"))
    for response in (client.get("/oai/", given), client.post("/oai/", given)):
        assert response.status_code == 200 and etree.fromstring(response.content).tag == f"{OAI}OAI-PMH"
