"""What people wrote in their own words, as far as people have read it and chose it for publication.

The workspace of the analyst registers a function that takes a survey and gives, for each text of its questions:
{text key: {"themes": [{"label": ..., "count": <number of people>}], "of": <number of people>, "quotes": [{"text": ...,
"group": ...}], "minority": [...quotes], "base": <to what to round, when it is sensitive>}}. Counts are rounded here,
like every other.
"""

from dialogue.disclosure.rounding import may_be_counted, rounded, words

TELLERS = []


def tells(function):
    TELLERS.append(function)
    return function


def told_about(survey, base):
    """{text key: themes and quotes} of everything that was told, with rounded counts."""
    told = {}
    for teller in TELLERS:
        for key, what in teller(survey).items():
            told[key] = as_told(what, max(base, what.get("base", base)))
    return told


def as_told(what, base):
    themes = [
        {"label": theme["label"], "count": rounded(theme["count"], base)} for theme in what.get("themes", ())
    ]
    return {
        "themes": [theme | {"words": words(theme["count"], base)} for theme in themes],
        "of": rounded(what.get("of", 0), base),
        "rounded_to": base,
        "quotes": list(what.get("quotes", ())),
        "minority": list(what.get("minority", ())),
    }


def texts_of(survey, questions, family, base):
    """For each box people could write in: what it asked, and about how many wrote something."""
    from django.db.models import Count

    from surveys.answering.models import OpenAnswer

    counts = dict(
        OpenAnswer.objects.filter(survey__in=family)
        .order_by()
        .values("text_key")
        .annotate(people=Count("pk"))
        .values_list("text_key", "people")
    )
    return [
        {
            "key": text.key,
            "question": question.key,
            "label": str(text.label),
            "count": rounded(counts[text.key], base),
        }
        for question in questions
        for text in question.how.texts(question)
        if may_be_counted(counts.get(text.key, 0))
    ]
