from datetime import date

import factory

from dialogue.terms.actions import start_term
from tests.factories.people import UserFactory
from tests.factories.processes import ProcessFactory


class TermFactory(factory.Factory):
    """Eight weeks for a process, from Monday 5 January up to and including Monday 2 March 2026."""

    class Meta:
        model = dict

    actor = factory.SubFactory(UserFactory)
    subject = factory.SubFactory(ProcessFactory)
    rule = "awb-8-weken"
    starts_on = date(2026, 1, 5)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return start_term(**kwargs)
