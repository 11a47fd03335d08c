"""The command `parallax`, run as `parallax` or as `python -m parallax`."""

import signal


def main() -> None:
    """Runs the command. What it needs takes a moment to be found; an interrupt before then ends it without a word."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from parallax.cli import main as command

    command()


if __name__ == "__main__":
    main()
