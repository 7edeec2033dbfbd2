"""No fixtures here: a test asks for what it needs by name, from tests/support."""

from hypothesis import HealthCheck, settings

# No test depends on how quick the machine is today: not hypothesis either, whose first example meets cold caches.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
