"""What is analysed: two documents as numbered sentences."""
