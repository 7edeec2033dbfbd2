"""The budgets, measured on this machine: `make bench`. Nothing here is a test; no test asserts a time."""
