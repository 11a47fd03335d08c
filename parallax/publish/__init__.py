"""Notebooks run, page and PDF made and put in their place."""
