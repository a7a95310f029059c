"""Several web servers that share too little are told so; who runs on one machine hears nothing."""

from itertools import product

import pytest

from tests.security.test_headers import production

ELSEWHERE = "postgres://reisgenoot:secret@database.example/reisgenoot"
S3 = "s3://KEY:SECRET@storage.example/reisgenoot"
SHARED = {"STORAGE_URL": S3, "SEALS_URL": f"{S3}-seals", "CACHE_URL": "rediscache://:secret@cache.example:6379/0"}
CODES = ("pages.W010", "pages.W011", "pages.W012", "pages.I010")
QUIET: set[str] = set()


def codes(**settings: object) -> set[str]:
    from django.core.checks import run_checks
    from django.test import override_settings

    with override_settings(**settings):
        return {each.id or "" for each in run_checks(tags=["security"], include_deployment_checks=True)} & set(CODES)


def database(url: str) -> dict[str, dict]:
    import environ

    return {"default": environ.Env.db_url_config(url)}


def storages(files: str, seals: str) -> dict[str, dict]:
    from pathlib import Path

    from config.storing import file_storages

    return file_storages(files, Path("/nowhere"), seals)


def cache(url: str) -> dict[str, dict]:
    import environ

    return {"default": environ.Env.cache_url_config(url)}


@pytest.mark.filterwarnings("ignore:Overriding setting DATABASES")
@pytest.mark.parametrize(
    "url",
    [
        "sqlite:////var/lib/db.sqlite3", "postgres://reisgenoot@/reisgenoot?host=/run/postgresql",
        "postgres://reisgenoot:a@localhost/reisgenoot", "postgres://reisgenoot:a@127.0.0.1:5433/reisgenoot",
    ],
)  # fmt: skip
def test_one_machine_needs_nothing_of_this(url: str) -> None:
    assert codes(DATABASES=database(url), STORAGES=storages("", ""), CACHES=cache("filecache:///tmp/c")) == QUIET


@pytest.mark.filterwarnings("ignore:Overriding setting DATABASES")
@pytest.mark.parametrize(
    ("files", "seals", "counts", "said"),
    [
        ("", "", "filecache:///tmp/c", {"pages.W010", "pages.W011", "pages.W012"}),
        (S3, "", SHARED["CACHE_URL"], {"pages.I010"}),
        (S3, f"{S3}-seals", "filecache:///tmp/c", {"pages.W011"}),
        (S3, f"{S3}-seals", SHARED["CACHE_URL"], QUIET),
        (S3, "file:///mnt/seals", SHARED["CACHE_URL"], {"pages.W012"}),
        ("", f"{S3}-seals", SHARED["CACHE_URL"], {"pages.W010"}),
    ],
)
def test_what_several_must_share_is_asked_of_them(files: str, seals: str, counts: str, said: set[str]) -> None:
    there = {"DATABASES": database(ELSEWHERE), "STORAGES": storages(files, seals), "CACHES": cache(counts)}
    assert codes(**there) == said


@pytest.mark.filterwarnings("ignore:Overriding setting DATABASES")
@pytest.mark.parametrize(("files", "seals"), list(product(["", S3], ["", "file:///mnt/seals"])))
def test_who_shares_one_folder_says_so_and_is_believed(files: str, seals: str) -> None:
    there = {"DATABASES": database(ELSEWHERE), "STORAGES": storages(files, seals), "FOLDERS_SHARED": True}
    assert codes(**there, CACHES=cache("filecache:///tmp/c")) <= {"pages.I010"}
    assert "pages.W011" in codes(**there, CACHES=cache("locmemcache://")), "memory of one process is no shared folder"


def test_productions_settings_hear_it_too() -> None:
    told = production("manage.py\0check\0--deploy", DATABASE_URL=ELSEWHERE, CLAMD_URL="tcp://scanner:3310")
    assert all(code in told for code in ("pages.W010", "pages.W011", "pages.W012"))
