"""The PostgreSQL of the tests really is one, and the platform really runs on it."""

import urllib.request

import psycopg


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
