"""Index: Django looks for models here; each subject keeps its own."""

from home.models.agenda import AgendaPage, EditionPage, HomePage, MovementExample
from home.models.base import TaggedPage
from home.models.figures import Fact, Figure
from home.models.finance import FinanceRow, FinanceTable
from home.models.glossary import GlossaryPage, Term
from home.models.ladder import LadderPage, RungExplanation
from home.models.news import NewsIndexPage, NewsPage, StoryIndexPage, StoryPage
from home.models.reports import AnnexPage, RelatedSection, ReportPage, ReportSectionPage
from home.models.route import Milestone, RoutePage
from home.models.sporen import SpoorAmount, SpoorEditionPage, SpoorExample, SpoorPage, SpoorStep, SporenPage
from home.models.standard import StandardPage
from home.models.workflow import FourEyesTask
from home.site_settings import SiteSettings

__all__ = [
    "AgendaPage",
    "AnnexPage",
    "EditionPage",
    "Fact",
    "Figure",
    "FinanceRow",
    "FinanceTable",
    "FourEyesTask",
    "GlossaryPage",
    "HomePage",
    "LadderPage",
    "Milestone",
    "MovementExample",
    "NewsIndexPage",
    "NewsPage",
    "RelatedSection",
    "ReportPage",
    "ReportSectionPage",
    "RoutePage",
    "RungExplanation",
    "SiteSettings",
    "SpoorAmount",
    "SpoorEditionPage",
    "SpoorExample",
    "SpoorPage",
    "SpoorStep",
    "SporenPage",
    "StandardPage",
    "StoryIndexPage",
    "StoryPage",
    "TaggedPage",
    "Term",
]
