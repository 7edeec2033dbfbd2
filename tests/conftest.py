"""Nothing here: a test asks for what it needs by name, from tests/support."""
