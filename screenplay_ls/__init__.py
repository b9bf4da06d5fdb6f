"""screenplay-ls: a language server that turns any editor into a screenwriter's desk."""

__version__ = "0.1.0"
