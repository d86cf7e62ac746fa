"""Checks and reports for the maintainers of the register's data."""
