"""The SCORM package: what a system reads of it without a browser. The journey of the self-test plays it."""

import pytest
from lxml import etree, html

from education.formats.packages.scorm import write_scorm, write_selftest
from tests.education.packages.reader import opened
from tests.factories.education import source

CP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADL = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"


def test_the_manifest_leads_a_system_to_the_page():
    archive = opened(write_scorm(source()))
    root = etree.fromstring(archive.read("imsmanifest.xml"))
    assert [each.text for each in root.find(f"{CP}metadata")] == ["ADL SCORM", "1.2"]
    organizations = root.find(f"{CP}organizations")
    (organization,) = organizations
    assert organizations.get("default") == organization.get("identifier")
    (item,) = organization.iter(f"{CP}item")
    (resource,) = root.iter(f"{CP}resource")
    assert item.get("identifierref") == resource.get("identifier")
    assert (resource.get("type"), resource.get(f"{ADL}scormtype")) == ("webcontent", "sco")
    assert {each.get("href") for each in resource} | {"imsmanifest.xml"} == set(archive.namelist())
    assert resource.get("href") == "index.html"


def test_the_page_is_one_file_that_loads_nothing_and_styles_nothing_inline():
    content = opened(write_scorm(source())).read("index.html")
    assert content == write_selftest(source())
    page = html.fromstring(content)
    assert page.xpath("//@src | //link | //@style | //@*[starts-with(name(), 'on')]") == []
    assert page.get("lang") == "nl"
    assert len(content) < 20_000


def test_without_a_question_there_is_no_self_test():
    with pytest.raises(ValueError, match="question"):
        write_scorm(source(questions=()))
