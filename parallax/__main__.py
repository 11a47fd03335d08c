"""The command `parallax`, run as `python -m parallax`."""

from parallax.cli import main

main()
