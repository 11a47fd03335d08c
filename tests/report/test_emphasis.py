"""What each text stresses. The texts are made up."""

import parallax
from parallax.report import contrasts, emphasis

SHARED = "Norway and Peru agreed to work together. They share common ground on herring. Cooperation is their joint aim."
DOUBTFUL = "It is unclear who will pay. Whether the ships will sail remains open. Success is far from certain."
PLAIN = "It rained in Lima. The ships are blue. A bell rang."


def compared(statement, commentary):
    return parallax.compare(statement, commentary, families=["frames"], resamples=100)


def test_what_a_text_says_far_more_often_than_the_other_it_stresses():
    both = compared(f"{SHARED} {PLAIN}", f"{DOUBTFUL} {PLAIN}")
    assert [row.code for row in emphasis.stressed(both)] == ["cooperation", "uncertainty"]
    assert contrasts.headline(both) == "The statement stresses what is shared; the commentary, what is open or limited"
    assert emphasis.counted_in_words(both) == (
        "The statement stresses cooperation (in 3 of 6 sentences; the commentary in none of 6), "
        "the commentary uncertainty and limits (in 3 of 6 sentences; the statement in none of 6)."
    )


def test_each_emphasis_is_shown_in_a_sentence_that_was_not_told_before():
    both = compared(f"{SHARED} {PLAIN}", f"{DOUBTFUL} {PLAIN}")
    one, other = emphasis.examples(both, {"S1", "S2", "C1", "C3"})
    assert (one, other) == ("S3", "C2")
    assert emphasis.examples(both, {"S1", "S2", "S3"}) == ()
    assert contrasts.parting(both).pairs[-1].line == emphasis.counted_in_words(both)


def test_what_both_say_alike_or_a_text_says_but_twice_is_no_emphasis():
    twice = SHARED.rpartition(" Cooperation")[0]
    assert emphasis.stressed(compared(f"{SHARED} {PLAIN}", f"{SHARED} {DOUBTFUL}")) == ()
    assert emphasis.stressed(compared(f"{twice} {PLAIN}", f"{DOUBTFUL} {PLAIN}")) == ()


def test_without_frames_nothing_is_stressed():
    assert emphasis.in_words(parallax.compare(SHARED, DOUBTFUL, families=["themes"], resamples=100)) == ""
