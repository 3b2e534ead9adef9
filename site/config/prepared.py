"""What nearly every request asks of the database: the SQL is worked out once, after that only the value differs.

Working it out costs Django more time than the database needs to answer (docs/decisions/0009).
"""

from functools import cached_property

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models.query import get_related_populators

# Stands for the value while the SQL is worked out; a text and a number alike.
VALUE = "0"


class Prepared:
    """`Prepared(lambda: Survey.objects.filter(slug=VALUE))`, and then `.first("my-survey")`."""

    def __init__(self, make):
        self.make = make

    def first(self, value):
        """The row with this value and what it is related to, as the queryset would give it; or None."""
        sql, compiler, converters, build = self.plan
        with connection.cursor() as cursor:
            cursor.execute(sql, [value])
            found = cursor.fetchone()
        if found is None:
            return None
        return build(list(found) if not converters else next(compiler.apply_converters([found], converters)))

    @cached_property
    def plan(self):
        compiler = self.make().order_by().query.get_compiler(DEFAULT_DB_ALIAS)
        sql, values = compiler.as_sql()
        if [str(value) for value in values] != [VALUE]:
            raise ValueError(f"Exactly one value can differ, not {values}.")
        converters = compiler.get_converters([expression for expression, _sql, _alias in compiler.select])
        return sql, compiler, converters, self.builder(compiler.select, compiler.klass_info)

    @staticmethod
    def builder(select, info):
        """As Django's own ModelIterable does it."""
        names = [select[place][0].target.attname for place in info["select_fields"]]
        related = get_related_populators(info, select, DEFAULT_DB_ALIAS)
        first, last = info["select_fields"][0], info["select_fields"][-1] + 1

        def build(row):
            found = info["model"].from_db(DEFAULT_DB_ALIAS, names, row[first:last])
            for populator in related:
                populator.populate(row, found)
            return found

        return build
