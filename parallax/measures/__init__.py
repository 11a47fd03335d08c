"""How much, how sure, and how far the coding can be trusted."""
