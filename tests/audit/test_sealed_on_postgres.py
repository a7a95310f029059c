"""PostgreSQL refuses the same, also to who owns its tables."""

import psycopg
import pytest

from tests.fixtures.processes import manage

LINE = (
    "INSERT INTO audit_auditevent (at, action, object_type, object_id, outcome, details, seen_type, seen) "
    "VALUES (now() - %s * interval '1 day', 'test.deed', '', '', 'done', '{}', '', '')"
)
#: As the release before this one writes it, while the new one is taken in use beside it.
OLD_LINE = (
    "INSERT INTO audit_auditevent (at, action, object_type, object_id, outcome, details) "
    "VALUES (now(), 'test.old', '', '', 'done', '{}')"
)
REFUSED = (
    "UPDATE audit_auditevent SET action = 'x'",
    "UPDATE audit_auditevent SET seal_id = NULL WHERE seal_id IS NOT NULL",
    "DELETE FROM audit_auditevent",
    "TRUNCATE audit_auditevent",
    "TRUNCATE audit_auditseal CASCADE",
    "UPDATE audit_auditseal SET mark = 'x'",
    "DELETE FROM audit_auditseal",
    "INSERT INTO audit_auditevent SELECT * FROM audit_auditevent ON CONFLICT (id) DO UPDATE SET action = 'x'",
)


SEAL = (
    "INSERT INTO audit_auditseal "
    "(number, count, first_at, last_at, digest, previous, mark, key_name, is_restart, written) "
    "VALUES (1, 3, now(), now(), 'd', '', 'm', 'k', false, false)"
)


def test_it_only_adds(postgres_database_url: str) -> None:
    with psycopg.connect(postgres_database_url, autocommit=True) as connection:
        for days in (0, 0, 400):
            connection.execute(LINE, [days])
        connection.execute(OLD_LINE)
        assert connection.execute("DELETE FROM audit_auditevent WHERE at < now() - interval '399 days'").rowcount == 1
        connection.execute(SEAL)
        connection.execute("UPDATE audit_auditevent SET seal_id = 1")
        connection.execute("UPDATE audit_auditseal SET written = true")
        for statement in REFUSED:
            with pytest.raises(psycopg.errors.IntegrityError, match="only added to"):
                connection.execute(statement)
        assert connection.execute("SELECT count(*) FROM audit_auditevent WHERE seal_id = 1").fetchone() == (3,)


@pytest.mark.deep
def test_it_seals_and_verifies(postgres_database_url: str, tmp_path) -> None:
    with psycopg.connect(postgres_database_url, autocommit=True) as connection:
        for _line in range(3):
            connection.execute(LINE, [0])
        places = {"SEALS_URL": f"file://{tmp_path}/seals", "database_url": postgres_database_url}
        both = "from audit.tasks import *; print('SEALED', seal_trail(), verify_trail())"
        assert "SEALED 3 0" in manage("shell", "-c", both, **places)
        assert len(list((tmp_path / "seals").iterdir())) == 1
