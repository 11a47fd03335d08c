"""Who says what, and where two texts meet."""
