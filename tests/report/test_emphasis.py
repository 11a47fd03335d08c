"""What each text stresses. The texts are made up."""

import parallax
from parallax.report import contrasts, emphasis

SHARED = (
    "Norway and Peru agreed to work together. They share common ground on herring. "
    "Cooperation is their joint aim. Both sides reached a consensus on nets."
)
DOUBTFUL = (
    "It is unclear who will pay. Whether the ships will sail remains open. "
    "Success is far from certain. Doubts remain about the nets."
)
PLAIN = "It rained in Lima. The ships are blue. A bell rang."


def compared(statement, commentary):
    return parallax.compare(statement, commentary, families=["frames"], resamples=100)


def test_what_a_text_says_far_more_often_than_the_other_it_stresses():
    both = compared(f"{SHARED} {PLAIN}", f"{DOUBTFUL} {PLAIN}")
    assert [row.code for row in emphasis.stressed(both)] == ["cooperation", "uncertainty"]
    assert contrasts.headline(both) == "The statement stresses what is shared; the commentary, what is open or limited"
    assert emphasis.counted_in_words(both) == (
        "The statement stresses cooperation (in 4 of 7 sentences; the commentary in none of 7), "
        "the commentary uncertainty and limits (in 4 of 7 sentences; the statement in none of 7)."
    )


def test_each_emphasis_is_shown_in_a_sentence_that_was_not_told_before():
    both = compared(f"{SHARED} {PLAIN}", f"{DOUBTFUL} {PLAIN}")
    one, other = emphasis.examples(both, {"S1", "S2", "S4", "C1", "C3", "C4"})
    assert (one, other) == ("S3", "C2")
    assert emphasis.examples(both, {"S1", "S2", "S3", "S4"}) == ()
    assert contrasts.parting(both).pairs[-1].line == emphasis.counted_in_words(both)


def test_what_both_say_alike_or_a_text_says_but_a_few_times_is_no_emphasis():
    few = SHARED.rpartition(" Cooperation")[0]
    assert emphasis.stressed(compared(f"{SHARED} {PLAIN}", f"{SHARED} {DOUBTFUL}")) == ()
    assert emphasis.stressed(compared(f"{few} {PLAIN}", f"{DOUBTFUL} {PLAIN}")) == ()


def test_without_frames_nothing_is_stressed():
    assert emphasis.in_words(parallax.compare(SHARED, DOUBTFUL, families=["themes"], resamples=100)) == ""
