import pytest

from config.stemming import stem, stems_of

SAME = """
stemmen/stemden stemmen/gestemd stem/stemmen advies/adviezen huis/huizen wijk/wijken gesprek/gesprekken wonen/woonden
wonen/gewoond zorgen/zorgde praten/praatten brief/brieven beloven/beloofden beloven/beloofd kind/kinderen stad/steden
lid/leden raadslid/raadsleden moeder/moeders gemeente/gemeenten besluit/besluiten plan/plannen weg/wegen
antwoord/antwoorden woord/woorden buurt/buurten helpen/hielp geven/gaf vragen/vroeg leren/leerde werken/werkte
werken/gewerkt delen/deelde wachten/wachtte bellen/belde reis/reizen leven/leefde jongere/jongeren oudere/ouderen
school/scholen bijeenkomst/bijeenkomsten idee/ideeën mogelijkheid/mogelijkheden straat/straten mening/meningen
inwoner/inwoners raad/raden vraag/vragen verhuizen/verhuisde kiezen/koos hopen/hoopte stoppen/stopte kosten/kostte
betalen/betaalde spoor/sporen dief/dieven lezen/las muis/muizen vrijwilliger/vrijwilligers gebied/gebieden
horen/gehoord maand/maanden proces/processen afspraak/afspraken dag/dagen werkdag/werkdagen verlies/verliezen
organisatie/organisaties huisarts/huisartsen begroting/begrotingen spreken/sprak besluiten/besloot Zwolle/ZWOLLE
"""

OTHER = """
man/maan bos/boos wonen/winnen gemeente/mening maand/maan paard/paar waarde/waar gebied/bieden gezond/zon
stad/staat wijk/wijzen raad/rat advies/adviseur huis/hui stemmen/stamelen kind/kin jeugd/jeuken
"""


@pytest.mark.parametrize("pair", SAME.split())
def test_two_forms_of_one_word_are_found_together(pair):
    one, other = pair.split("/")

    assert stem(one) == stem(other)


@pytest.mark.parametrize("pair", OTHER.split())
def test_two_words_stay_two_words(pair):
    one, other = pair.split("/")

    assert stem(one) != stem(other)


@pytest.mark.parametrize("text", ["", " ", "\0", "'\"*()", "—", "\n\t", "😀", "%_\\"])
def test_what_is_no_word_has_no_stems(text):
    assert stems_of(text) == []


def test_a_very_long_word_is_cut():
    assert len(stem("a" * 10_000)) <= 40


def test_accents_and_capitals_make_no_difference():
    assert stems_of("CAFÉ") == stems_of("cafe")
