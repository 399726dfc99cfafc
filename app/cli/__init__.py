"""The command line: what `python3 main.py X` runs once the environment is there."""
