"""Drafts, and how a model is asked for them. `kinds.py` lists them.

It is imported by who makes one: the kinds read all that is known of tone and rules, which an editor
that starts does not wait for.
"""
