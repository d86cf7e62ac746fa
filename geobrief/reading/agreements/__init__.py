"""What has been agreed, offered, negotiated or broken, and between whom? From the cues of `data/agreements.csv`."""

from geobrief.reading.agreements.find import find_agreements

__all__ = ["find_agreements"]
