"""What the brief says and shows."""
