"""Settings of hypothesis for all tests and doctests: no deadlines, since they depend on the load of the machine."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("geobrief", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("geobrief")
