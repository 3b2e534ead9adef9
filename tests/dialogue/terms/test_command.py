"""`manage.py term`: when does it end, and by which rule."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from config import ROOT
from dialogue.terms.rules import RULES


def said(*words):
    out = StringIO()
    with translation.override("nl"):
        call_command("term", *words, stdout=out)
    return out.getvalue().splitlines()


def test_the_last_line_is_the_date_and_the_rule_is_said_in_words():
    lines = said("awb-8-weken", "2026-01-05")
    assert lines[-1] == "2026-03-02"
    assert lines[0].startswith("Acht weken, geteld vanaf de dag na ontvangst.")
    assert "Algemene termijnenwet, artikel 1 en 3" in lines[1]


def test_pauses_move_it_and_are_said():
    lines = said("awb-8-weken", "2026-01-05", "--pause", "2026-02-02..2026-02-06")
    assert lines[-2:] == ["De termijn staat stil van 2026-02-02 tot en met 2026-02-06.", "2026-03-09"]


def test_as_json():
    answer = json.loads(said("werkdagen-10", "2026-04-24", "--json")[0])
    assert answer["end"] == "2026-05-12"
    assert answer["rule"] == "werkdagen-10"
    assert answer["words"] == str(RULES["werkdagen-10"].words)


def test_the_list_has_every_rule():
    assert [line for line in said("--list") if not line.startswith(" ")] == list(RULES)
    assert [rule["rule"] for rule in json.loads(said("--list", "--json")[0])] == list(RULES)


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (["nergens", "2026-01-05"], "Onbekende regel: 'nergens'"),
        (["awb-8-weken", "31-12-2026"], "Geen datum: '31-12-2026'"),
        (["awb-8-weken", "2026-02-30"], "Geen datum: '2026-02-30'"),
        (["awb-8-weken"], "Geef een regel en een begindatum"),
        (["awb-8-weken", "2026-01-05", "--pause", "2026-02-02"], "Geen pauze: '2026-02-02'"),
        (["awb-8-weken", "2026-01-05", "--pause", "2026-02-06..2026-02-02"], "niet eindigen voordat"),
        (["awb-8-weken", "9999-12-31"], "alleen rekenen van 1990-01-01 tot en met 2100-12-31"),
    ],
)
def test_bad_input_is_refused_with_words(words, refusal):
    with pytest.raises(CommandError, match=refusal):
        said(*words)


def test_the_page_about_terms_shows_the_rules_as_they_are():
    assert "\n".join(said("--table")) in (ROOT / "docs" / "terms.md").read_text(encoding="utf-8")
