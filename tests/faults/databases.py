"""On which databases many people come at once: PostgreSQL, as in production; SQLite too in `make deep` (ADR 0038)."""

import pytest

DATABASES = (pytest.param("sqlite", marks=pytest.mark.deep), "postgres")
#: The same by the names of the fixtures.
DATABASE_URLS = (pytest.param("sqlite_database_url", marks=pytest.mark.deep), "postgres_database_url")
