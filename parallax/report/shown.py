"""Shown: which sentences the first page quotes, so that a chapter quotes others before it quotes these again."""

from parallax.comparison import Comparison, once
from parallax.report import contrasts, shared, story
from parallax.report.displays import Facing


@once
def first_page(comparison: Comparison) -> set[str]:
    """The sentences that the summary quotes or names."""
    told = story.sentences_told(comparison)
    for facing in (contrasts.parting(comparison), shared.shared(comparison)):
        pairs = facing.pairs if isinstance(facing, Facing) else ()
        told |= {run.to for pair in pairs for run in (*pair.statement, *pair.commentary) if run.to}
    return told
