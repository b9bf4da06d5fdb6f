"""The report: a page about a script's emotional arc."""
