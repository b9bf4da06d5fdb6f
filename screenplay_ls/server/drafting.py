"""Drafts for an editor: made on request, kept until they are applied, applied as one change."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from screenplay_ls.assist.drafts.anchoring import Moved, anchored
from screenplay_ls.assist.drafts.draft import Draft, Kind, NothingToDraft, Source
from screenplay_ls.assist.drafts.wishes import BadWish, wishes_from
from screenplay_ls.fountain import Document, Span, parse
from screenplay_ls.fountain.decode import decode
from screenplay_ls.llm.engine import EngineError
from screenplay_ls.server import convert
from screenplay_ls.server.arguments import mapping
from screenplay_ls.server.edits import for_version, knows_annotations
from screenplay_ls.server.red_pen import path_of
from screenplay_ls.services.drafting import Drafter, Listener, Manner

if TYPE_CHECKING:
    from screenplay_ls.server.documents import Parsed
    from screenplay_ls.server.server import ScreenplayServer

REQUEST_FAILED = -32803
"""LSP's code for a request that was understood and cannot be fulfilled; its message is shown."""

MOST_TAKES = 9
MOST_KEPT = 20
"""So many drafts can still be applied; older ones are forgotten."""


@dataclass(frozen=True)
class Made:
    """A draft that waits for the writer's decision."""

    id: str
    kind: Kind
    uri: str
    version: int
    document: Document
    """The script as it was drafted from."""
    takes: tuple[Draft, ...]
    model: str


@dataclass(frozen=True)
class Asked:
    """What a client asks for."""

    id: str
    kind: Kind
    parsed: Parsed | None
    """None for a draft without a script."""
    source: Source
    wishes: Any
    takes: int
    manner: Manner


Watch = Callable[[int], Listener]
"""Who watches a take, by its number."""


class Drafting:
    """Makes and applies drafts. Used on the event loop."""

    def __init__(self, ls: ScreenplayServer) -> None:
        self._ls = ls
        self._drafter = Drafter(ls.cowriter.keeper, hush=ls.cowriter.hush)
        self._made: dict[str, Made] = {}
        self._making: set[asyncio.Task[Made]] = set()
        self._folder: TemporaryDirectory[str] | None = None

    @property
    def folder(self) -> Path:
        """A temporary folder that only this user may read; it is gone with the server."""
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="screenplay-ls-", ignore_cleanup_errors=True)
        return Path(self._folder.name)

    async def close(self) -> None:
        """Forget all drafts."""
        for task in tuple(self._making):
            task.cancel()
        self._made.clear()
        if self._folder is not None:
            await asyncio.to_thread(self._folder.cleanup)
            self._folder = None

    async def asked(self, given: Mapping[str, Any]) -> Asked:
        """What the argument of the command means.

        Raises:
            JsonRpcException: it means nothing; the message says why.
        """
        known = await asyncio.to_thread(_kinds)
        kind = next((kind for kind in known if kind.name == given.get("kind")), None)
        if kind is None:
            raise refusal(f"There is no draft called “{given.get('kind')}”.")
        uri = str(given.get("uri") or "")
        parsed = await self._ls.documents.parsed(uri) if uri else None
        if uri and parsed is None:
            raise refusal("The script is not open, or was changed just now. Try again.")
        try:
            wishes = wishes_from(kind, mapping(given.get("wishes")))
        except BadWish as error:
            raise refusal(str(error)) from error
        return Asked(
            id=secrets.token_hex(6),
            kind=kind,
            parsed=parsed,
            source=await self._source(parsed, given, findings=kind.wants_findings(wishes)),
            wishes=wishes,
            takes=min(max(_number(given.get("takes"), 1), 1), MOST_TAKES),
            manner=_manner(given),
        )

    def begin(self, asked: Asked, watch: Watch) -> asyncio.Task[Made]:
        """Begin to make a draft (see `make`); it ends with the server at the latest."""
        task = asyncio.ensure_future(self.make(asked, watch))
        self._making.add(task)
        task.add_done_callback(self._making.discard)
        return task

    async def make(self, asked: Asked, watch: Watch) -> Made:
        """Make all takes, one after another. Cancelling stops the engine.

        Raises:
            JsonRpcException: there is nothing to draft from, or no engine; the message says which.
        """
        takes: list[Draft] = []
        for number in range(asked.takes):
            earlier = tuple(draft.text for draft in takes)
            try:
                draft = await self._drafter.draft(
                    asked.kind,
                    replace(asked.source, earlier=earlier),
                    asked.wishes,
                    manner=replace(asked.manner, take=number),
                    listener=watch(number),
                )
            except (NothingToDraft, EngineError) as error:
                raise refusal(str(error)) from error
            takes.append(draft)
        parsed, document = asked.parsed, asked.source.document
        made = Made(
            id=asked.id,
            kind=asked.kind,
            uri=parsed.uri if parsed else "",
            version=parsed.version if parsed else 0,
            document=document,
            takes=tuple(takes),
            model=self._drafter.model,
        )
        self._made[made.id] = made
        while len(self._made) > MOST_KEPT:
            del self._made[next(iter(self._made))]
        return made

    async def apply(self, name: str, take: int, passages: Sequence[int] | None) -> None:
        """Put a take, or some passages of it, into the script: one change, which one undo reverts.

        Raises:
            JsonRpcException: it cannot be applied; the message says why, and nothing is changed.
        """
        made = self._made.get(name)
        if made is None or not 0 <= take < len(made.takes):
            raise refusal("This draft is not there any more. Draft again.")
        draft = made.takes[take]
        all_of_them = range(len(draft.passages))
        wanted = all_of_them if passages is None else [i for i in passages if i in all_of_them]
        parsed = await self._ls.documents.parsed(made.uri)
        if parsed is None:
            raise refusal("The script is not open, or was changed just now. Try again.")
        if not wanted:
            raise refusal("There is nothing in this draft to apply: copy from it what you like.")
        try:
            placed = await asyncio.to_thread(
                anchored,
                made.document.text,
                parsed.document.text,
                [draft.passages[index] for index in wanted],
            )
        except Moved as error:
            raise refusal(str(error)) from error
        await self._apply(made, draft, parsed, placed)

    def passages(self, made: Made, draft: Draft) -> list[dict[str, Any]]:
        """The passages of a take on the wire, in the version that it was made from."""
        encoding = self._ls.documents.encoding
        return [
            {
                "range": convert.to_range(made.document, each.span, encoding),
                "text": each.text,
                "reason": each.reason,
                "label": each.label,
            }
            for each in draft.passages
        ]

    async def _source(
        self, parsed: Parsed | None, given: Mapping[str, Any], *, findings: bool
    ) -> Source:
        if parsed is None:
            return Source(parse(""))
        others = [await self._other(str(uri)) for uri in given.get("others") or ()]
        checked = await self._ls.checker.fresh(parsed.uri, patience=None) if findings else None
        current = checked is not None and checked.version == parsed.version
        return replace(
            source_at(self._ls, parsed, given.get("range")),
            others=tuple(others),
            findings=tuple(checked.findings) if checked and current else (),
        )

    async def _other(self, uri: str) -> Document:
        """Another script, as the editor holds it, or as it was saved."""
        parsed = await self._ls.documents.parsed(uri)
        if parsed is not None:
            return parsed.document
        path = path_of(uri)
        try:
            data = await asyncio.to_thread(path.read_bytes) if path else b""
        except OSError as error:
            raise refusal(f"{path} cannot be read: {error.strerror or error}.") from error
        return await asyncio.to_thread(lambda: parse(decode(data).text))

    async def _apply(self, made: Made, draft: Draft, parsed: Parsed, placed: Sequence[Any]) -> None:
        from screenplay_ls.services.provenance import Origin

        ls = self._ls
        origin = Origin(model=made.model, kind=made.kind.name)
        for passage in placed:
            ls.recorder.provenance.expect(parsed.uri, passage.text, origin)
        annotations: dict[str, types.ChangeAnnotation] = {}
        edits: list[types.TextEdit | types.AnnotatedTextEdit] = []
        confirms = not shows_drafts(ls.client_capabilities)
        for number, passage in enumerate(placed):
            range_ = convert.to_range(parsed.document, passage.span, ls.documents.encoding)
            if not knows_annotations(ls.client_capabilities):
                edits.append(types.TextEdit(range_, passage.text))
                continue
            name = f"draft-{number}"
            label = passage.label or draft.title
            annotations[name] = types.ChangeAnnotation(label, confirms, passage.reason or None)
            edits.append(types.AnnotatedTextEdit(name, range_, passage.text))
        edit = for_version(ls, parsed, edits, annotations or None)
        params = types.ApplyWorkspaceEditParams(edit, label=draft.title)
        answer = await ls.workspace_apply_edit_async(params)
        if not answer.applied:
            ls.recorder.provenance.expect_nothing(parsed.uri)
            reason = answer.failure_reason or "the editor did not take the change"
            raise refusal(f"The draft was not applied: {reason}.")


async def kinds_at(source: Source) -> list[tuple[Kind, bool]]:
    """Every kind of draft, and whether it makes sense at a place."""
    return await asyncio.to_thread(lambda: [(kind, kind.applies(source)) for kind in _kinds()])


def source_at(ls: ScreenplayServer, parsed: Parsed, range_: object) -> Source:
    """A place of a script, as drafts take it."""
    places = [
        convert.to_offset(
            parsed.document, _position(mapping(range_).get(end)), ls.documents.encoding
        )
        for end in ("start", "end")
    ]
    return Source(parsed.document, Span(min(places), max(places)))


def shows_drafts(client: types.ClientCapabilities) -> bool:
    """Whether the client shows drafts itself (experimental capability `screenplayDrafts`)."""
    return mapping(client.experimental).get("screenplayDrafts") is True


def refusal(message: str) -> JsonRpcException:
    """An answer that says why not."""
    return JsonRpcException(message, REQUEST_FAILED)


def _manner(given: Mapping[str, Any]) -> Manner:
    temperature = given.get("temperature")
    seed = _number(given.get("seed"), 0)
    if isinstance(temperature, int | float) and not isinstance(temperature, bool):
        return Manner(min(max(float(temperature), 0.0), 2.0), seed)
    return Manner(seed=seed)


def _number(value: object, otherwise: int) -> int:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else otherwise


def _position(value: object) -> types.Position:
    place = mapping(value)
    return types.Position(_number(place.get("line"), 0), _number(place.get("character"), 0))


def _kinds() -> tuple[Kind, ...]:
    """All kinds; for a thread, since the first call imports what they are made with."""
    from screenplay_ls.assist.drafts.kinds import KINDS

    return KINDS
