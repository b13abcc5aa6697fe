"""Budgets as ratios, run by hand: python -m tests.benchmarks.<name>."""
