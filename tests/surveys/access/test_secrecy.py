"""An attacker who reads the whole database cannot say which answer belongs to which code (reliability G14).

They know of each letter who got it (its right) and want to know the answer. They try every order that rows have and
every value that two rows share, over all tables. By luck they find one in 300; more than 3 would be a way in.
"""

import secrets
from itertools import product
from pathlib import Path

import pytest
from django.db import connection

from surveys.access import mixing
from surveys.access.models import Used
from surveys.access.rights import key_of_right
from surveys.answering.models import OpenAnswer, Response, Waiting
from surveys.building.models import Survey
from tests.factories.surveys import SurveyFactory, VersionFactory
from tests.surveys.access.ballots import answer, letters

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE, BY_LUCK = 300, 3
PAGES = "SELECT pg_relation_size(%s::regclass) / 8192"
# What a row remembers besides its columns.
HIDDEN = {"postgresql": ("xmin::text::bigint", "ctid"), "sqlite": ("rowid",)}


def in_order(model, column, order):
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} ORDER BY {order}")  # noqa: S608
        return [str(row[0]).replace("-", "") for row in cursor.fetchall()]


def orders(model, column):
    """Everything by which the rows of a table can be put in a row."""
    own = [field.column for field in model._meta.fields]
    return {order: in_order(model, column, order) for order in (*HIDDEN[connection.vendor], *own)}


def links(truth, answers):
    """{(order of one, order of the other): right guesses}, forwards and backwards."""
    found, said = {}, set(truth.values())
    for (one, left), (other, right) in product(orders(Used, "key").items(), orders(*answers).items()):
        keys, guess = [key for key in left if key in truth], [value for value in right if value in said]
        found[one, other] = sum(truth[key] == value for key, value in zip(keys, guess, strict=True))
        backwards = zip(keys, reversed(guess), strict=True)
        found[one, f"{other} backwards"] = sum(truth[key] == value for key, value in backwards)
    return found


def everything_sent(version, number):
    """{key of the use: what was said}, sent in the order of the letters."""
    truth = {}
    for place, letter in enumerate(letters(version.survey, number)):
        words = f"{secrets.token_hex(8)} {place}"
        assert answer(version, letter, words)
        truth[key_of_right(letter.right)] = words
    return truth


@pytest.fixture
def version():
    return VersionFactory(survey=SurveyFactory(by_code=True))


def test_before_the_mix_the_attack_works_so_it_is_a_real_one(version):
    truth = everything_sent(version, 30)
    texts = "json_extract(texts, '$.q11need')" if connection.vendor == "sqlite" else "texts->>'q11need'"

    assert max(links(truth, (Waiting, texts)).values()) == 30


def attack(truth):
    """The ways in that find more than luck does, by what was written and by the answer it belongs to."""
    responses = {text: pk.hex for pk, text in OpenAnswer.objects.values_list("response", "text")}
    by_text = links(truth, (OpenAnswer, "text"))
    by_response = links({key: responses[text] for key, text in truth.items()}, (Response, "id"))
    found = {("open answer", *names): number for names, number in by_text.items()}
    found |= {("response", *names): number for names, number in by_response.items()}
    assert len(found) > 30
    return {names for names, number in found.items() if number > BY_LUCK}


def test_after_the_mix_nobody_links_more_than_luck_allows():
    # One way in fifty is lucky with one survey; what is no luck works with every survey.
    found = None
    while found is None or (found and Survey.objects.count() < 4):
        version = VersionFactory(survey=SurveyFactory(by_code=True))
        truth = everything_sent(version, PEOPLE // 3)
        mixing.mix(version.survey)
        truth |= everything_sent(version, PEOPLE - PEOPLE // 3)
        mixing.mix(version.survey)
        found = attack(truth) if found is None else found & attack(truth)

    assert found == set()
    assert Used.objects.count() == Response.objects.count() == PEOPLE * Survey.objects.count()


def test_no_answer_shows_in_which_mix_it_came_out(version):
    first = set(everything_sent(version, 30).values())
    mixing.mix(version.survey)
    second = set(everything_sent(version, 30).values())
    mixing.mix(version.survey)

    for order in HIDDEN[connection.vendor]:
        texts = in_order(OpenAnswer, "text", order)
        assert set(texts[:30]) not in (first, second)
    if connection.vendor == "postgresql":
        for model in (Used, Response, OpenAnswer):
            assert len(set(in_order(model, "xmin::text", "ctid"))) == 1


def rows_of_all_tables():
    """Every row of every table, as text."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            for row in cursor.fetchall():
                yield table, " ".join(str(cell) for cell in row)


def test_no_row_anywhere_holds_something_of_both_sides(version):
    truth = everything_sent(version, 30)
    mixing.mix(version.survey)
    known = set(truth) | {str(right.pk) for right in version.survey.rights.all()}
    said = set(truth.values()) | set(Response.objects.values_list("receipt_hash", flat=True))

    both = [
        table
        for table, row in rows_of_all_tables()
        if any(key in row for key in known) and any(words in row for words in said)
    ]

    assert both == []


def test_the_urn_keeps_no_trace_of_what_was_in_it(version):
    """Deleted rows stay in the file until somebody cleans up; here they are gone at once."""
    everything_sent(version, 30)
    waiting_ids = [pk.hex for pk in Waiting.objects.values_list("pk", flat=True)]
    mixing.mix(version.survey)

    assert traces(waiting_ids) == 0


def traces(keys):
    """How many of these keys can still be found where rows of the urn were."""
    if connection.vendor == "sqlite":
        name = Path(connection.settings_dict["NAME"])
        files = [path for path in (name, name.with_name(f"{name.name}-wal")) if path.exists()]
        found = b"".join(path.read_bytes() for path in files)
        return sum(key.encode() in found for key in keys)
    with connection.cursor() as cursor:
        # A table that was emptied has not one page; what was used fits on one.
        sizes = [cursor.execute(PAGES, [model._meta.db_table]).fetchone()[0] for model in (Waiting, Used)]
    return 0 if sizes == [0, 1] else len(keys)
