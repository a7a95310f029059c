"""Descriptions for machines and for the archive: they fit the standards, and say what is true."""

import io
import json
import xml.etree.ElementTree as Xml
import zipfile
from pathlib import Path
from typing import Any

import pyshacl
import pytest
import rdflib
from django.conf import settings
from django.test import Client
from hypothesis import given
from hypothesis import settings as sized
from hypothesis import strategies as st
from lxml import etree
from rdflib.compare import isomorphic

from handover.dossier import Order, write
from handover.published.mdto import NAMESPACE
from handover.published.rdf import PREFIXES, Iri, Text, Thing, Typed, json_ld, turtle
from handover.runs import private_storage
from tests.handover.published.making import adopted, published
from tests.handover.published.mdto_shape import SHAPES, faults

SCHEMAS = Path(settings.BASE_DIR).parent / "shared" / "schemas"
DCAT, DCT = rdflib.Namespace(PREFIXES["dcat"]), rdflib.Namespace(PREFIXES["dct"])


def _graph(text: str, form: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=text, format=form)


@pytest.fixture
def archive() -> zipfile.ZipFile:
    with private_storage().open(adopted().file) as file:
        return zipfile.ZipFile(io.BytesIO(file.read()))


def _shapes() -> rdflib.Graph:
    folder = SCHEMAS / "dcat_ap_nl"
    if not folder.exists():
        pytest.skip("the shapes of DCAT-AP-NL are not here")
    shapes = rdflib.Graph()
    for name in ("dcat-ap-SHACL.ttl", "dcat-ap-nl-SHACL.ttl"):
        shapes.parse(folder / name)
    return shapes


@pytest.mark.django_db
def test_the_catalogue_fits_dcat_ap_nl_and_both_forms_say_the_same(client: Client) -> None:
    publication = published(title='Wat "wij" hoorden \\ <zagen>')
    told = _graph(client.get("/dossiers/catalogus.ttl").content.decode(), "turtle")
    assert isomorphic(told, _graph(client.get("/dossiers/catalogus.jsonld").content.decode(), "json-ld"))
    fits, _report, text = pyshacl.validate(told, shacl_graph=_shapes())
    assert fits, text
    dataset = next(told.subjects(rdflib.RDF.type, DCAT.Dataset))
    assert told.value(dataset, DCT.title) == rdflib.Literal(publication.title, lang="nl")
    for distribution in told.objects(dataset, DCAT.distribution):
        address = str(told.value(distribution, DCAT.downloadURL)).removeprefix(settings.BASE_URL)
        assert int(client.head(address)["Content-Length"]) == told.value(distribution, DCAT.byteSize).toPython()  # type: ignore[union-attr]
    assert len(list(told.objects(dataset, DCAT.distribution))) == 11
    told.remove((dataset, DCT.accessRights, None))
    assert not pyshacl.validate(told, shacl_graph=_shapes())[0], "the shapes see what is missing"


@pytest.mark.django_db
def test_the_description_in_the_zip_fits_too(archive: zipfile.ZipFile) -> None:
    fits, _report, text = pyshacl.validate(_graph(archive.read("dcat.ttl").decode(), "turtle"), shacl_graph=_shapes())
    assert fits, text


_words = st.text(st.characters(codec="utf-8"), max_size=40)


@sized(max_examples=25)
@given(words=_words, address=_words)
def test_whatever_people_write_comes_back(words: str, address: str) -> None:
    thing = Thing(
        "dcat:Dataset",
        [
            ("dct:title", Text(words)),
            ("dct:identifier", Typed(words)),
            ("dct:source", Iri(f"https://reisgenoot.example/{address}")),
            ("dcat:contactPoint", Thing("vcard:Kind", [("vcard:fn", Typed(words))])),
        ],
        "https://reisgenoot.example/1",
    )
    read = _graph(turtle([thing]), "turtle")
    assert {str(each) for each in read.objects(None, DCT.title)} == {words}
    assert isomorphic(read, _graph(json_ld([thing]), "json-ld"))


@pytest.mark.django_db
def test_the_archive_gets_mdto_of_the_dossier_and_of_every_file(archive: zipfile.ZipFile) -> None:
    manifest = json.loads(archive.read("manifest.json"))
    names = {each["name"]: each for each in manifest["files"]}
    told = {name for name in archive.namelist() if name.startswith("mdto/")}
    described = set(archive.namelist()) - told - {"manifest.json", "CHECKSUMS.txt"}
    assert told == {"mdto/dossier.mdto.xml", *(f"mdto/{name}.mdto.xml" for name in described)}
    for name in told:
        assert faults(Xml.fromstring(archive.read(name))) == [], name
    one = Xml.fromstring(archive.read("mdto/dossier.xlsx.mdto.xml"))
    values = {each.tag.split("}")[1]: each.text for each in one.iter()}
    assert values["checksumWaarde"] == names["dossier.xlsx"]["sha256"]
    assert values["omvang"] == str(names["dossier.xlsx"]["size"])
    whole = archive.read("mdto/dossier.mdto.xml").decode()
    assert "Blijvend te bewaren" in whole and "Openbaar" in whole
    address = f"{settings.BASE_URL}/dossiers/nummer/{manifest['number']}/"
    assert f"<raadpleeglocatieOnline>{address}</raadpleeglocatieOnline>" in whole
    assert whole.count("<heeftRepresentatie>") == len(described)


@pytest.mark.django_db
def test_a_dossier_for_the_team_is_no_dataset_and_the_archive_knows_it_is_closed() -> None:
    archive = _made("intern")
    assert "dcat.ttl" not in archive.namelist() and "dcat.ttl" not in archive.read("LEESMIJ.txt").decode()
    told = archive.read("mdto/dossier.mdto.xml").decode()
    assert "Niet openbaar" in told and "Tijdelijk te bewaren" in told and "raadpleeglocatie" not in told
    assert faults(Xml.fromstring(told)) == []


def _made(audience: str) -> zipfile.ZipFile:
    output = io.BytesIO()
    write(Order("zip", audience), output, number="7")
    return zipfile.ZipFile(output)


@pytest.mark.django_db
def test_the_archive_checks_with_the_schema_of_the_nationaal_archief(archive: zipfile.ZipFile) -> None:
    schema = SCHEMAS / "mdto" / "MDTO-XML1.0.1.xsd"
    if not schema.exists():
        pytest.skip("the schema of MDTO is not here")
    checker = etree.XMLSchema(etree.parse(schema))
    for name in archive.namelist():
        if name.startswith("mdto/"):
            checker.assertValid(etree.fromstring(archive.read(name)))


def _first(about: Any, name: str) -> Any:
    return next(about.iter(f"{{{NAMESPACE}}}{name}"))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda about: about.remove(about.find(f"{{{NAMESPACE}}}waardering")), "waardering"),
        (lambda about: about.append(about[0]), "identificatie"),
        (lambda about: Xml.SubElement(about, f"{{{NAMESPACE}}}verzonnen"), "verzonnen"),
        (lambda about: setattr(about.find(f"{{{NAMESPACE}}}taal"), "text", "Nederlands, denk ik"), "taal"),
        (lambda about: setattr(_first(about, "dekkingInTijdBegindatum"), "text", "2026-13-01"), "dekkingInTijd"),
        (lambda about: setattr(_first(about, "eventTijd"), "text", "gisteren"), "eventTijd"),
        (lambda about: setattr(_first(about, "raadpleeglocatieOnline"), "text", "op de plank"), "raadpleeglocatie"),
        (lambda about: _first(about, "beperkingGebruik").append(about.find(f"{{{NAMESPACE}}}taal")), "taal"),
        (lambda about: _first(about, "identificatie").remove(_first(about, "identificatieBron")), "identificatieBron"),
    ],
)
@pytest.mark.django_db
def test_the_check_sees_what_is_wrong(archive: zipfile.ZipFile, change: Any, fault: str) -> None:
    root = Xml.fromstring(archive.read("mdto/dossier.mdto.xml"))
    change(root[0])
    assert any(fault in each for each in faults(root))
    assert "informatieobject" in SHAPES["MDTO"][0]
