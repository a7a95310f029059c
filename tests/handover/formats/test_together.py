"""Everything in one zip: the manifest and the checksums tell the truth, the descriptions fit, nothing is missing."""

import hashlib
import io
import json
import zipfile
from typing import Any

import jsonschema
import pytest

from contributions.service import HIDDEN
from handover.dossier import FORMATS, Order, write
from tests.factories.contributions import ContributionFactory

pytestmark = pytest.mark.django_db


def everything(audience: str = "intern") -> zipfile.ZipFile:
    output = io.BytesIO()
    write(Order("zip", audience), output, number="7")
    return zipfile.ZipFile(output)


def test_every_form_is_in_it_and_every_checksum_holds() -> None:
    ContributionFactory()
    archive = everything()
    manifest = json.loads(archive.read("manifest.json"))
    assert {each["format"] for each in manifest["files"] if "format" in each} == set(FORMATS) - {"zip"}
    for line in archive.read("CHECKSUMS.txt").decode().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256(archive.read(name)).hexdigest() == digest
    assert set(archive.namelist()) - {"CHECKSUMS.txt"} == {
        line.split("  ")[1] for line in archive.read("CHECKSUMS.txt").decode().splitlines()
    }
    assert manifest["rows"]["Bijdragen"] == 1
    assert (manifest["number"], manifest["audience"]) == ("7", "intern")


@pytest.mark.parametrize("audience", ["intern", "openbaar"])
def test_the_json_fits_its_schema(audience: str) -> None:
    ContributionFactory()
    archive = everything(audience)
    schema: dict[str, Any] = json.loads(archive.read("dossier.schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(archive.read("dossier.json")), schema)


def test_a_form_that_fails_makes_the_whole_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("handover.formats.ods.write", no_room)
    output = io.BytesIO()
    with pytest.raises(OSError, match="No space"):
        write(Order("zip", "intern"), output, number="7")


def test_the_manifest_says_where_every_file_comes_from() -> None:
    manifest = json.loads(everything().read("manifest.json"))
    told = manifest["provenance"]
    files = {each["name"] for each in manifest["files"]} - {"manifest.json"}
    assert set(told["entity"]) == files
    assert {each["prov:wasGeneratedBy"] for each in told["entity"].values()} == set(told["activity"]) == {"dossier-7"}
    assert told["activity"]["dossier-7"]["prov:startedAtTime"] == manifest["made_on"]


def test_for_everybody_one_contribution_of_a_small_moment_is_not_told() -> None:
    for _each in range(2):
        ContributionFactory()
    told = json.loads(everything("openbaar").read("dossier.json"))["sheets"]["verwerking"]
    assert told and all(row["contributions"] == HIDDEN for row in told)
    known = json.loads(everything().read("dossier.json"))["sheets"]["verwerking"]
    assert sum(row["contributions"] for row in known) == 2
