"""The PostgreSQL of the tests really is one, and the platform really runs on it."""

import subprocess
import sys
import time
import urllib.request

import psycopg
import pytest

from tests.fixtures.processes import ROOT, environment


def test_the_platform_answers_on_postgresql(postgres_database_url, serve):
    server = serve(postgres_database_url)
    with urllib.request.urlopen(f"{server.url}/healthz") as answer:
        assert answer.status == 200
    with psycopg.connect(postgres_database_url) as connection:
        assert connection.execute("select count(*) > 0 from wagtailcore_page").fetchone() == (True,)


def test_each_test_gets_a_database_of_its_own(postgres_database_url):
    with psycopg.connect(postgres_database_url) as connection:
        name = connection.execute("select current_database()").fetchone()
    assert name is not None
    assert name[0] not in ("postgres", "template1")


@pytest.mark.deep
def test_migrating_gives_way_to_who_holds_a_table_and_tries_again(postgres_database_url):
    """Somebody holds a table that migrating needs, for some seconds; meanwhile nobody waits behind it for long."""
    with psycopg.connect(postgres_database_url) as holder:
        holder.execute("LOCK TABLE auth_group IN ACCESS EXCLUSIVE MODE")
        migrating = subprocess.Popen(
            [sys.executable, "manage.py", "migrate", "--no-input"],
            cwd=ROOT,
            env=environment(postgres_database_url),
            stderr=subprocess.PIPE,
            text=True,
        )
        told = migrating.stderr.readline()
        while told and "Er wordt net iets bewaard" not in told:
            told = migrating.stderr.readline()
        assert told, "it never had to wait"
        holder.rollback()
    started = time.monotonic()
    _out, rest = migrating.communicate(timeout=200)
    assert migrating.returncode == 0, rest
    assert time.monotonic() - started < 200
