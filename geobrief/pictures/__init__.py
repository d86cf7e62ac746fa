"""Draws plain rows as text and HTML; it knows no record."""
