"""The features, one file each. A feature is its file, its test, and its line here."""

from __future__ import annotations

from screenplay_ls.server.features import (
    code_action,
    code_lens,
    commands,
    completion,
    configuration,
    definition,
    diagnostics,
    document_highlight,
    document_link,
    document_symbol,
    folding_range,
    hover,
    inlay_hint,
    inline_completion,
    on_type_formatting,
    references,
    rename,
    selection_range,
    semantic_tokens,
    status,
    synchronization,
    tone,
    workspace_diagnostic,
    workspace_symbol,
)

FEATURES = (
    configuration.register,
    status.register,
    synchronization.register,
    inline_completion.register,
    completion.register,
    diagnostics.register,
    workspace_diagnostic.register,
    code_action.register,
    hover.register,
    document_symbol.register,
    workspace_symbol.register,
    folding_range.register,
    selection_range.register,
    definition.register,
    references.register,
    rename.register,
    on_type_formatting.register,
    semantic_tokens.register,
    inlay_hint.register,
    code_lens.register,
    document_link.register,
    document_highlight.register,
    tone.register,
    commands.register,
)
"""Called by `initialize`, when the client's capabilities are known: a feature that this client has
no use for registers nothing, so that it is not announced either."""
