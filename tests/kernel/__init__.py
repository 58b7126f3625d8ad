"""Kernel: what every room stands on."""
