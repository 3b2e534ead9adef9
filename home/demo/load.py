"""Load the demo city into an empty database."""

from django.db import transaction
from django.utils import translation

from dialogue.people.models import User
from dialogue.processes.models import Process
from dialogue.taxonomy.models import Edition
from home.demo.loading.advice import load_advice
from home.demo.loading.agenda import load_agenda
from home.demo.loading.indexes import indexed_at_the_end
from home.demo.loading.milestones import load_milestones
from home.demo.loading.news import load_news
from home.demo.loading.open_answers import load_open_answers
from home.demo.loading.outcomes import load_outcomes
from home.demo.loading.people import load_people
from home.demo.loading.processes import EDITOR, PUBLISHER, load_processes
from home.demo.loading.promises import load_promises
from home.demo.loading.reports import load_report
from home.demo.loading.snippets import load_snippets
from home.demo.loading.surveys import load_surveys
from home.demo.loading.talks import load_talks
from home.demo.loading.taxonomy import load_taxonomy
from home.demo.loading.tree import Tree
from home.demo.loading.website import load_website

SIGNS_OF_LIFE = (User, Edition, Process)


def is_empty():
    """Nobody has been here yet."""
    return not any(model.objects.exists() for model in SIGNS_OF_LIFE)


@transaction.atomic
def load():
    """Everything, in the order in which one thing needs another."""
    with translation.override("nl"), indexed_at_the_end():
        people = load_city()
        load_website_of(people)
        load_advice(people)


def load_city():
    """What everything is tagged with, who is there, and what they talk about; returns the people."""
    load_taxonomy()
    people = load_people()
    processes = load_processes(people)
    load_talks(processes, people)
    load_surveys(processes, people)
    load_open_answers(people)
    load_outcomes(processes, people)
    load_promises(people)
    return people


def load_website_of(people):
    """What pages show before the pages themselves."""
    load_snippets()
    load_milestones()
    tree = Tree(editor=people[EDITOR], publisher=people[PUBLISHER])
    front = load_website(tree)
    load_report(tree, load_agenda(tree, front))
    load_news(tree, front)
