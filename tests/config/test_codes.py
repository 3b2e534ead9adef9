import pytest

from config.codes import hash_of, new_code, tidy


def test_a_code_has_the_bits_that_were_asked_and_reads_in_groups():
    code = new_code(80)

    assert [len(group) for group in code.split("-")] == [4, 4, 4, 4]
    assert not set(code) & set("OI01")


def test_codes_do_not_repeat():
    assert len({new_code(64) for _ in range(20_000)}) == 20_000


@pytest.mark.parametrize("typed", ["7K4Q-92MF", " 7k4q 92mf ", "7K4Q.92MF"])
def test_a_code_may_be_typed_in_any_way(typed):
    assert tidy(typed) == "7K4Q92MF"
    assert hash_of("survey", typed) == hash_of("survey", "7K4Q-92MF")


@pytest.mark.parametrize("typed", ["", "…", "7K4Q-92M0", "<0>", "é" * 500])
def test_what_can_be_no_code_is_nothing(typed):
    assert tidy(typed) == ""


def test_a_hash_holds_for_one_purpose():
    assert hash_of("survey", "7K4Q") != hash_of("receipt", "7K4Q")
