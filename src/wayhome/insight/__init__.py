"""Figures that can be traced: indicators, the progress report, and claims beside the register.

Main words: indicator, figure, breakdown, progress report, claim. Every figure has a definition and
opens into what it counts for those who may see it. This room must never give a partner a small cell
or a figure that no agreement names.
"""
