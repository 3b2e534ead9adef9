"""Writing rows anew in random order, so that nothing about them tells when they came (reliability 4.5).

A row remembers more than its columns: in PostgreSQL the transaction that wrote it (xmin) and its place (ctid), in
SQLite its rowid. Deleted rows stay readable until somebody cleans up, so a table that is emptied is emptied for good.
"""

from django.db import connection

TEMPORARY = "being_mixed"
# Both come from the random numbers of the operating system.
SHUFFLED = {"postgresql": "gen_random_uuid()", "sqlite": "random()"}


def lock(*tables, mode="ACCESS EXCLUSIVE"):
    """Wait for who is writing, let nobody else begin. SQLite has one writer at a time, so there it is so already."""
    if connection.vendor == "postgresql":
        execute(f"LOCK TABLE {', '.join(tables)} IN {mode} MODE")


def empty_but(table, keep, *values):
    """Only the rows for which `keep` holds remain, in random order, in a table without a trace of the others."""
    if connection.vendor == "postgresql":
        # Checks that wait for the commit would forbid to truncate.
        execute("SET CONSTRAINTS ALL IMMEDIATE")
        rewrite(table, keep, values, away=f"TRUNCATE {table}")
        execute("SET CONSTRAINTS ALL DEFERRED")
    else:
        rewrite(table, keep, values, away=f"DELETE FROM {table}")  # noqa: S608


def scatter(table, which, *values):
    """The rows for which `which` holds are written anew among each other; the rest of the table is left alone."""
    rewrite(table, which, values, away=f"DELETE FROM {table} WHERE {which}", away_values=values)  # noqa: S608


def rewrite(table, which, values, *, away, away_values=()):
    if connection.vendor == "sqlite":
        execute("PRAGMA secure_delete=ON")
    execute(f"CREATE TEMPORARY TABLE {TEMPORARY} AS SELECT * FROM {table} WHERE {which}", values)  # noqa: S608
    execute(away, away_values)
    execute(f"INSERT INTO {table} SELECT * FROM {TEMPORARY} ORDER BY {SHUFFLED[connection.vendor]}")  # noqa: S608
    execute(f"DROP TABLE {TEMPORARY}")


def forget_the_log():
    """SQLite keeps old pages in its write-ahead log; after the commit they are thrown away, unless somebody reads."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def execute(statement, values=()):
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values))
