"""The draws that measures start from."""

from parallax.measures.settings import Settings


def test_draws_of_a_purpose_are_repeatable_and_its_own():
    settings = Settings(random_seed=7)
    first = settings.generator("shares").random(5)
    assert (first == settings.generator("shares").random(5)).all()
    assert (first != settings.generator("words").random(5)).all()
    assert (first != Settings(random_seed=8).generator("shares").random(5)).all()
