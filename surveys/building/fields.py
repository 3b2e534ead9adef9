"""The field in which questions are built."""

from wagtail.fields import StreamField


class QuestionsField(StreamField):
    """A StreamField whose migrations do not repeat the blocks: stored is JSON, and what it means is in `definition`."""

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        return name, "wagtail.fields.StreamField", [[]], {**kwargs, "block_lookup": {}}
