"""Index: Django looks for models here; each subject keeps its own."""

from surveys.access.models import CodeBatch, Invitation, PanelMember, Right, Used  # noqa: F401
from surveys.analysis.models import (  # noqa: F401
    Coded,
    Hold,
    Passage,
    Quote,
    Reading,
    SignalWord,
    Theme,
)
from surveys.answering.models import Channel, Draft, OpenAnswer, Response, Waiting  # noqa: F401
from surveys.building.bank import BankQuestion  # noqa: F401
from surveys.building.models import Survey, Version, WordingChange  # noqa: F401
from surveys.paper.models import (  # noqa: F401
    Batch,
    Consent,  # noqa: F401
    Entry,
    LetterFile,
    LetterRun,
    Line,
)
from surveys.results.models import CityGroup, Closing, PublishedResults, TablePlan  # noqa: F401
