"""Codebooks: what the columns of each dataset hold, one module for each family of datasets."""
