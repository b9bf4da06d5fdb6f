/** Commands that the server uses in this editor, and the capabilities that tell it so. */

import * as vscode from "vscode";
import type { ClientCapabilities, StaticFeature } from "vscode-languageclient";
import { positionOf } from "./place";
import type { WirePosition } from "./wire";

export const SHOW_REFERENCES = "screenplay.showReferences";

/** What the server may ask of this editor, beyond the protocol. */
export const EXPERIMENTAL = {
  commands: { commands: ["editor.action.triggerSuggest", SHOW_REFERENCES] },
  screenplayDrafts: true,
};

export class ExperimentalFeature implements StaticFeature {
  fillClientCapabilities(capabilities: ClientCapabilities): void {
    capabilities.experimental = { ...(capabilities.experimental as object | undefined), ...EXPERIMENTAL };
  }

  initialize(): void {
    // There is nothing to start: what the server was told is all.
  }

  getState(): { kind: "static" } {
    return { kind: "static" };
  }

  clear(): void {
    // Nothing is kept.
  }
}

/** A click on a code lens: the references of what stands at a place. */
export async function showReferences(uri: string, position: WirePosition): Promise<void> {
  const [resource, place] = [vscode.Uri.parse(uri), positionOf(position)];
  const found = await vscode.commands.executeCommand<vscode.Location[]>("vscode.executeReferenceProvider", resource, place);
  await vscode.commands.executeCommand("editor.action.showReferences", resource, place, found);
}
