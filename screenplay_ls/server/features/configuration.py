"""`workspace/didChangeConfiguration`: sent after the start and whenever a setting is changed.

Clients that can be asked are asked for the section `screenplay` (`workspace/configuration`);
from the others the settings are taken as they come with the notification.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from lsprotocol import types

from screenplay_ls.server import log, settings
from screenplay_ls.services.status import State

if TYPE_CHECKING:
    from screenplay_ls.server.server import ScreenplayServer

logger = logging.getLogger(__name__)

PATIENCE = 5
"""Seconds that a client may take to answer; then its options alone are used."""


def register(ls: ScreenplayServer) -> None:
    """Register the notification."""

    @ls.hears(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def did_change(ls: ScreenplayServer, params: types.DidChangeConfigurationParams) -> None:
        ls.background(refresh(ls, params.settings))


def take_options(ls: ScreenplayServer, options: object) -> None:
    """Take the settings that come with `initialize`; the workspace's are not known yet."""
    ls.options = cast("Mapping[str, object]", options) if isinstance(options, Mapping) else {}
    ls.reading = _read(ls, None)
    log.configure(ls.settings.log)


def watch(ls: ScreenplayServer) -> None:
    """Ask the client to send the notification, where it wants to be asked."""
    workspace = ls.client_capabilities.workspace
    wanted = workspace and workspace.did_change_configuration
    if wanted and wanted.dynamic_registration:
        registration = types.Registration(
            id="screenplay-configuration",
            method=types.WORKSPACE_DID_CHANGE_CONFIGURATION,
            register_options={"section": settings.SECTION},
        )
        ls.client_register_capability(types.RegistrationParams([registration]))


async def refresh(ls: ScreenplayServer, pushed: object = None) -> None:
    """Read the settings anew and let everything know that depends on them."""
    async with ls.refreshing:
        before = ls.settings
        ls.reading = _read(ls, await _of_workspace(ls, pushed))
        await _apply(ls, before)


async def _apply(ls: ScreenplayServer, before: settings.Settings) -> None:
    trouble = log.configure(ls.settings.log) if ls.settings.log != before.log else ""
    for message in filter(None, (ls.reading.message, trouble)):
        if message not in ls.told:
            ls.told.add(message)
            ls.tell(message)
    if ls.settings.engine != before.engine and ls.cowriter.keeper.status.state is not State.OFF:
        await ls.cowriter.restart()
    ls.recorder.refresh()
    ls.warm_up()
    if (ls.settings.grammar, ls.settings.red_pen) != (before.grammar, before.red_pen):
        ls.checker.check_all()


def _read(ls: ScreenplayServer, workspace: object) -> settings.Reading:
    key = os.environ.get(settings.API_KEY_VARIABLE, "")
    base = replace(ls.base, endpoint=settings.Endpoint(api_key=key))
    trusted = ls.options.get("trusted") is not False
    return settings.read(ls.options, workspace, base=base, trusted=trusted)


async def _of_workspace(ls: ScreenplayServer, pushed: object) -> object:
    """What the workspace's configuration says, as JSON."""
    workspace = ls.client_capabilities.workspace
    if not (workspace and workspace.configuration):
        return _section(pushed)
    item = types.ConfigurationItem(section=settings.SECTION)
    try:
        asked = ls.workspace_configuration_async(types.ConfigurationParams([item]))
        answers = await asyncio.wait_for(asked, PATIENCE)
    except Exception:
        # Whatever a client does here, its options remain.
        logger.warning("the client did not answer workspace/configuration")
        return None
    return answers[0] if answers else None


def _section(pushed: object) -> object:
    """Our section of what was pushed; some clients send the section, some what is in it."""
    if not isinstance(pushed, Mapping):
        return None
    everything = cast("Mapping[str, object]", pushed)
    return everything.get(settings.SECTION, everything)
