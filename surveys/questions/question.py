"""What a question is: read from the JSON of a version, never changed afterwards. No models here."""

import json
from dataclasses import asdict, dataclass, field, fields, replace
from functools import lru_cache

# The key that "something else, namely" has among the options; no option of an editor may have it.
OTHER = "other"


@dataclass(frozen=True)
class Picture:
    """A picture from the library with what it shows in words; no words means that it only decorates."""

    id: int
    alt: str = ""


@dataclass(frozen=True)
class Option:
    key: str
    label: str
    picture: Picture | None = None


@dataclass(frozen=True)
class Sentence:
    """A sentence of a story that a reader can mark."""

    key: str
    text: str


@dataclass(frozen=True)
class Condition:
    """When a question shows itself: on the answer to an earlier one."""

    question: str
    operator: str = "answered"
    value: str = ""


@dataclass(frozen=True)
class Question:
    """One screen of a survey."""

    key: str
    kind: str
    title: str
    help: str = ""
    picture: Picture | None = None
    options: tuple[Option, ...] = ()
    min: int | str | None = None
    max: int | str | None = None
    other: bool = False
    condition: Condition | None = None
    bank: str = ""
    is_sensitive: bool = False
    unit: str = ""
    story: tuple[Sentence, ...] = ()
    sources: tuple = field(default=())

    @classmethod
    def from_json(cls, stored):
        """A question as it was stored; what an older version did not know has its default."""
        known = {each.name for each in fields(cls)}
        question = cls(**{name: value for name, value in stored.items() if name in known})
        return replace(
            question,
            picture=_picture(question.picture),
            options=tuple(
                Option(option["key"], option["label"], _picture(option.get("picture")))
                for option in question.options or ()
            ),
            condition=Condition(**question.condition) if question.condition else None,
            story=tuple(Sentence(sentence["key"], sentence["text"]) for sentence in question.story or ()),
            sources=tuple(question.sources or ()),
        )

    def to_json(self):
        return {
            **asdict(self),
            "options": [asdict(option) for option in self.options],
            "story": [asdict(sentence) for sentence in self.story],
            "sources": list(self.sources),
        }

    @property
    def how(self):
        """The kind of question it is, with what that can do."""
        # Here, because a kind needs to know what a question is.
        from surveys.questions.kinds import KINDS

        return KINDS[self.kind]

    def option(self, key):
        """The option with this key, or None."""
        return next((option for option in self.choices if option.key == key), None)

    @property
    def choices(self):
        """Everything that can be chosen, "something else" last."""
        return self.how.choices(self)


@lru_cache(maxsize=200)
def questions_from(definition):
    """The questions of a version from the text of its JSON; everybody who answers asks for the same ones."""
    return tuple(Question.from_json(stored) for stored in json.loads(definition))


def _picture(stored):
    return Picture(stored["id"], stored.get("alt", "")) if stored else None
