"""Which texts may speak of abuse or self-harm. Who writes them sees where help is; nobody is accused of anything."""

from config.stemming import stems_of
from surveys.analysis.models import SignalWord


def in_a_row(text):
    """The stems of a text between spaces, so that whole words are found in it."""
    return f" {' '.join(stems_of(text))} "


class Signals:
    """The list of words, read once."""

    def __init__(self):
        rows = [(in_a_row(row.words), row.kind) for row in SignalWord.objects.all()]
        self.words = [(stems, kind) for stems, kind in rows if stems.strip()]

    def kinds_in(self, stems):
        return {kind for words, kind in self.words if words in stems}


def kinds_in_texts(texts):
    """What any of these texts may speak of: kinds of `SignalKind`."""
    signals, found = None, set()
    for text in texts:
        signals = signals or Signals()
        found |= signals.kinds_in(in_a_row(text))
    return found
