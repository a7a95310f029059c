"""People hand in while a dossier is made: every form holds the same moment, and its sums are those of its rows."""

import io
import json
import re
import threading
import time
import zipfile
from collections.abc import Iterator

import docx
import pytest
from django.db import connection, transaction

from contributions.models import Contribution
from handover.dossier import Order, write
from tests.factories.contributions import ContributionFactory, ParticipationFactory

pytestmark = pytest.mark.django_db(transaction=True)
PAIR = re.compile(r"paar (\d+) (een|twee)\b")
#: Forms that hold every word, and what is in them that holds words.
WITH_WORDS = ("dossier.xlsx", "dossier.ods", "tabellen-csv.zip", "dossier.json", "dossier.qdpx", "dossier-maxqda.qdpx")


@pytest.fixture
def people_hand_in() -> Iterator[None]:
    """Until the end of the test: two contributions at a time, in one transaction."""
    at, stop = ParticipationFactory(), threading.Event()

    def hand_in(first: int) -> None:
        number = first
        try:
            while not stop.is_set():
                with transaction.atomic():
                    for which in ("een", "twee"):
                        words = f"paar {number} {which}"
                        ContributionFactory(participation=at, original=words, redacted=words)
                number += 10
                time.sleep(0.02)
        finally:
            connection.close()

    writers = [threading.Thread(target=hand_in, args=(first,)) for first in range(2)]
    for writer in writers:
        writer.start()
    yield
    stop.set()
    for writer in writers:
        writer.join()


def pairs_in(data: bytes) -> set[tuple[str, str]]:
    """All pairs in a file, also in what is packed in it."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return set(PAIR.findall(data.decode("utf-8", "ignore")))
    archive = zipfile.ZipFile(io.BytesIO(data))
    return set().union(*(pairs_in(archive.read(name)) for name in archive.namelist()))


def test_every_form_holds_the_same_moment(people_hand_in: None) -> None:
    time.sleep(0.3)
    output = io.BytesIO()
    counts = write(Order("zip", "intern"), output, number="1")
    archive = zipfile.ZipFile(output)
    pairs = {name: pairs_in(archive.read(name)) for name in WITH_WORDS}
    first = pairs["dossier.json"]
    assert first and all(each == first for each in pairs.values()), {name: len(pairs[name]) for name in pairs}
    one, other = ({number for number, which in first if which == each} for each in ("een", "twee"))
    assert one == other, "half of what one person handed in"
    sheets = json.loads(archive.read("dossier.json"))["sheets"]
    known = sum(row["contributions"] for row in sheets["verwerking"])
    assert len(first) == counts["Bijdragen"] == len(sheets["bijdragen"]) == known
    for name in ("dossier.docx", "dossier.odt"):
        assert read_of(archive.read(name)) == len(first), name
    assert Contribution.objects.count() > len(first), "nobody handed in meanwhile: this proved nothing"


def read_of(data: bytes) -> int:
    """How many contributions there are, as a report says it."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    if "content.xml" in archive.namelist():
        text = re.sub("<[^>]+>", "", archive.read("content.xml").decode())
    else:
        text = "\n".join(each.text for each in docx.Document(io.BytesIO(data)).paragraphs)
    told = re.search(r"van de (\d+) bijdragen", text)
    assert told, text[-2000:]
    return int(told[1])
