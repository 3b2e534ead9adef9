"""Phases of one process do not overlap, guarded by the database at the end of each transaction.

At the end, because an editor may swap two phases in one save. PostgreSQL has exclusion constraints for this. SQLite
can only wait until the end with a foreign key, so triggers keep a row per overlap that points at something that never
exists: as long as there is one, the transaction cannot be committed. (A later migration that rebuilds the table of
phases on SQLite must make the triggers anew; tests/dialogue/processes/test_phases.py fails when they are gone.)
"""

from django.db import migrations

POSTGRESQL = (
    [
        "CREATE EXTENSION IF NOT EXISTS btree_gist",
        """ALTER TABLE dialogue_phase ADD CONSTRAINT phases_do_not_overlap
           EXCLUDE USING gist (process_id WITH =, tstzrange(opens_at, closes_at, '[)') WITH &&)
           DEFERRABLE INITIALLY DEFERRED""",
    ],
    ["ALTER TABLE dialogue_phase DROP CONSTRAINT phases_do_not_overlap"],
)

FORGET = "DELETE FROM dialogue_phase_overlap WHERE phase_id = OLD.id OR other_id = OLD.id;"
REMEMBER = """
    INSERT INTO dialogue_phase_overlap (phase_id, other_id, never_id)
    SELECT NEW.id, other.id, 1 FROM dialogue_phase AS other
    WHERE other.process_id = NEW.process_id AND other.id <> NEW.id
      AND other.opens_at < NEW.closes_at AND NEW.opens_at < other.closes_at;
"""
SQLITE = (
    [
        "CREATE TABLE dialogue_phase_never (id integer PRIMARY KEY)",
        """CREATE TABLE dialogue_phase_overlap (
             id integer PRIMARY KEY,
             phase_id integer NOT NULL,
             other_id integer NOT NULL,
             never_id integer NOT NULL REFERENCES dialogue_phase_never (id) DEFERRABLE INITIALLY DEFERRED
           )""",
        f"CREATE TRIGGER phase_overlap_insert AFTER INSERT ON dialogue_phase BEGIN {REMEMBER} END",
        f"""CREATE TRIGGER phase_overlap_update AFTER UPDATE OF process_id, opens_at, closes_at ON dialogue_phase
            BEGIN {FORGET} {REMEMBER} END""",
        f"CREATE TRIGGER phase_overlap_delete AFTER DELETE ON dialogue_phase BEGIN {FORGET} END",
    ],
    [
        "DROP TRIGGER phase_overlap_delete",
        "DROP TRIGGER phase_overlap_update",
        "DROP TRIGGER phase_overlap_insert",
        "DROP TABLE dialogue_phase_overlap",
        "DROP TABLE dialogue_phase_never",
    ],
)

STATEMENTS = {"postgresql": POSTGRESQL, "sqlite": SQLITE}


def run(schema_editor, statements):
    for statement in statements:
        schema_editor.execute(statement)


def guard(apps, schema_editor):
    run(schema_editor, STATEMENTS[schema_editor.connection.vendor][0])


def unguard(apps, schema_editor):
    run(schema_editor, STATEMENTS[schema_editor.connection.vendor][1])


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0001_initial")]

    operations = [migrations.RunPython(guard, unguard)]
