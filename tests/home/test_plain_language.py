import pytest

from home.plain_language import is_rare, reading_ease, sentences_of, syllables, tips_of
from home.plainer_words import PLAINER

PLAIN = "Wij maken een nieuw plan. U mag zeggen wat u ervan vindt. Dat kan tot vrijdag."


def kinds(text):
    return [(tip.kind, tip.fragment) for tip in tips_of(text)]


def test_plain_text_gets_no_tips():
    assert kinds(PLAIN) == []


def test_a_sentence_of_fifteen_words_is_fine_and_one_of_sixteen_is_not():
    fifteen = " ".join(["dag"] * 15) + "."

    assert kinds(fifteen) == []
    assert [kind for kind, _text in kinds("dag " + fifteen)] == ["sentence"]


def test_a_tip_stands_at_its_place_in_the_text():
    text = "Dit is goed. Wij gaan faciliteren."

    (tip,) = tips_of(text)

    assert text[tip.start : tip.end] == "faciliteren"
    assert tip.message == "Gewoner gezegd: helpen, mogelijk maken."


@pytest.mark.parametrize("word", PLAINER)
def test_every_word_of_the_town_hall_is_known(word):
    assert ("jargon", word) in kinds(f"Wij {word} dit.")


@pytest.mark.parametrize(
    "text", ["Het plan wordt gemaakt.", "Er werden vragen gesteld.", "U wordt geholpen."]
)
def test_a_passive_sentence_asks_who_does_it(text):
    assert "passive" in [kind for kind, _text in kinds(text)]


@pytest.mark.parametrize("text", ["Het wordt morgen warm.", "Hij is blij.", "Wij worden ouder."])
def test_to_become_is_not_passive(text):
    assert kinds(text) == []


def test_a_word_few_people_know_gets_a_tip():
    assert ("rare", "subsidiariteit") in kinds("Dit gaat over subsidiariteit.") or (
        "long",
        "subsidiariteit",
    ) in kinds("Dit gaat over subsidiariteit.")
    assert not is_rare("gemeente")


def test_a_name_is_no_difficult_word():
    assert kinds("Wij wonen in Holtenbroek.") == []


@pytest.mark.parametrize(("word", "parts"), [("huis", 1), ("gemeente", 3), ("participatie", 5)])
def test_syllables_are_counted(word, parts):
    assert syllables(word) == parts


def test_an_abbreviation_or_number_ends_no_sentence():
    assert [
        sentence for _start, sentence in sentences_of("Het kost 1.500 euro, bijv. voor hulp. Klaar.")
    ] == [
        "Het kost 1.500 euro, bijv. voor hulp.",
        "Klaar.",
    ]


def test_an_item_without_a_full_stop_is_a_sentence():
    assert len(list(sentences_of("- huis\n- wijk\n\n- stad"))) == 3


def test_plain_text_reads_more_easily_than_that_of_the_town_hall():
    hard = (
        "De implementatie van de transformatieagenda geschiedt middels een domeinoverstijgende samenwerking, waarbij "
        "de verantwoordelijkheden van de betrokken uitvoeringsorganisaties nader worden geconcretiseerd."
    )

    assert reading_ease(PLAIN) > 60 > 20 > reading_ease(hard)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "12 34", "\0", "😀😀", "<b></b>"])
def test_without_words_there_is_nothing_to_say(text):
    assert tips_of(text) == [] or text == "<b></b>"
    assert reading_ease(text) is None or text == "<b></b>"


def test_a_very_long_text_without_full_stop_is_read_quickly():
    assert tips_of("a" * 20_000) is not None
    assert tips_of("word " * 4000) is not None
