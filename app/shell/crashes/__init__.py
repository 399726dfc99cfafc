"""Ends that were none: what is noted of them without anything personal, and the sheet on which the person reads it."""
