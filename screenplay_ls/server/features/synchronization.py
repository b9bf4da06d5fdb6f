"""`textDocument/didOpen`, `didChange`, `didClose`: the editor says what the writer's text is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.server import suggesting

if TYPE_CHECKING:
    from screenplay_ls.server.server import ScreenplayServer


def register(ls: ScreenplayServer) -> None:
    """Register the notifications."""

    @ls.hears(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(ls: ScreenplayServer, params: types.DidOpenTextDocumentParams) -> None:
        opened = params.text_document
        ls.recorder.opened(ls.documents.open(opened.uri, opened.version, opened.text))
        ls.checker.check(opened.uri, at_once=True, asked=ls.settings.red_pen.when == "save")
        ls.stories.look_again()
        ls.warm_up()

    @ls.hears(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(ls: ScreenplayServer, params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        opened = ls.documents.change(uri, params.text_document.version, params.content_changes)
        if opened:
            ls.recorder.changed(opened)
        accepted_at = ls.cowriter.changed(uri, opened.text) if opened else None
        if accepted_at is not None:
            ls.background(suggesting.look_ahead(ls, uri, accepted_at))
        ls.checker.check(uri, asked=False)

    @ls.hears(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(ls: ScreenplayServer, params: types.DidSaveTextDocumentParams) -> None:
        ls.stories.look_again()
        ls.recorder.saved(params.text_document.uri)
        if ls.settings.red_pen.when == "save":
            ls.checker.check(params.text_document.uri, at_once=True)

    @ls.hears(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(ls: ScreenplayServer, params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        ls.documents.close(uri)
        ls.cowriter.supersede(uri)
        ls.checker.forget(uri)
        ls.recorder.closed(uri)
