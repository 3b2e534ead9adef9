"""Answers of thousands of people who do not exist: by a seed, so the same every time, and inserted in bulk."""

import random
import uuid

from surveys.answering.models import OpenAnswer, Response
from surveys.building.versions import freeze
from surveys.questions.conditions import drop_hidden
from surveys.questions.question import OTHER

USUAL_SHARE = 95
OTHER_WORDS = ("Dat wisselt.", "Iets ertussenin.", "Dat weet ik nog niet.", "Een mengsel van alles.")
WITH_MAX = {"several_choices", "picture_choice"}


def load_responses(survey, item, texts):
    """As many as the file says, by each way in; the questions are frozen as after any first response."""
    version = survey.current
    people = Crowd(item, version, texts)
    channels = [channel for channel, count in item["channels"].items() for _ in range(count)]
    people.chance.shuffle(channels)
    responses, written = [], []
    for number, channel in enumerate(channels):
        answers, words = people.answer(number)
        response = Response(
            id=people.new_id(),
            version=version,
            survey=survey,
            channel=channel,
            answers=answers,
            receipt_hash=f"{people.chance.getrandbits(256):064x}",
        )
        responses.append(response)
        written += [
            OpenAnswer(id=people.new_id(), response=response, survey=survey, text_key=key, text=text)
            for key, text in words.items()
        ]
    Response.objects.bulk_create(responses, batch_size=1000)
    OpenAnswer.objects.bulk_create(written, batch_size=1000)
    freeze(version)


class Crowd:
    """Everybody who answers one survey."""

    def __init__(self, item, version, texts):
        self.chance = random.Random(f"responses {item['seed']}")  # noqa: S311  (made up, and the same every time)
        self.texts = texts
        self.count = sum(item["channels"].values())
        self.asked = list(zip(version.questions, item["questions"], strict=True))
        self.spoken = {part: self.spread(question) for part, question in self.themes(item["questions"])}

    @staticmethod
    def themes(questions):
        """((id, part), {theme: how many people say it}) of the fixed questions of a vision."""
        for question in questions:
            for part in ("appeals", "doubts"):
                if part in question:
                    yield (question["id"], part), question[part]

    def spread(self, themes):
        """{number of a person: [themes]} in which each theme is said exactly as often as asked."""
        said = {}
        for theme, count in themes.items():
            for number in self.chance.sample(range(self.count), count):
                said.setdefault(number, []).append(theme)
        return said

    def new_id(self):
        return uuid.UUID(int=self.chance.getrandbits(128), version=4)

    def answer(self, number):
        """(answers, texts) of one person; nothing of what the conditions hid."""
        answers, words = {}, {}
        for question, item in self.asked:
            if self.chance.randrange(100) >= item.get("share", USUAL_SHARE):
                continue
            value = getattr(self, question.kind)(question, item) if question.how.has_answer else None
            if value not in (None, [], {"marked": []}):
                answers[question.key] = value
            if OTHER in (value if isinstance(value, list) else [value]):
                words[f"{question.key}.{OTHER}"] = self.chance.choice(OTHER_WORDS)
            if "texts" in item:
                words[question.key] = self.say([item["texts"]])
        for question, item in self.asked:
            for part in ("appeals", "doubts"):
                if themes := self.spoken.get((item["id"], part), {}).get(number):
                    words[f"{question.key}.{part}"] = self.say(themes)
        questions = [question for question, _item in self.asked]
        return drop_hidden(questions, answers, words) if answers or words else self.answer(number)

    def say(self, themes):
        """A sentence or two on these themes."""
        said = []
        for theme in themes:
            opener, core = self.chance.choice(self.texts["openers"]), self.chance.choice(self.texts[theme])
            said.append(opener + core if opener else core[:1].upper() + core[1:])
        return " ".join(said) + self.chance.choice(self.texts["closers"])

    def one(self, question, item):
        """One of everything that can be chosen, as likely as the file says."""
        keys = [option.key for option in question.choices]
        return self.chance.choices(keys, item.get("weights") or [1] * len(keys))[0]

    one_choice = yes_no = scale = statement = one

    def grade(self, question, item):
        return int(self.one(question, item))

    def several_choices(self, question, item):
        chosen = [
            option.key
            for option, weight in zip(question.choices, item["weights"], strict=True)
            if self.chance.randrange(100) < weight
        ]
        if question.max and len(chosen) > question.max:
            kept = set(self.chance.sample(chosen, question.max))
            chosen = [key for key in chosen if key in kept]
        return chosen

    def ranking(self, question, item):
        """The first in the file is somewhat dearer to people than the last."""
        places = {option.key: self.chance.gauss(place, 1.6) for place, option in enumerate(question.options)}
        return sorted(places, key=places.get)

    def number(self, question, item):
        return min(question.max, max(1, round(self.chance.gammavariate(2, 7))))

    def area(self, question, item):
        """Some neighbourhoods have many more people than others."""
        keys = [option.key for option in question.choices]
        return self.chance.choices(keys, [4 + (len(key) * 7) % 13 for key in keys])[0]

    def vision(self, question, item):
        """The sentences that stand out; no mark when nothing does."""
        marked = [
            sentence.key
            for sentence, weight in zip(question.story, item["weights"], strict=True)
            if self.chance.randrange(100) < weight
        ]
        return {"marked": marked}
