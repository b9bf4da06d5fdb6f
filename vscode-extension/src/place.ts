/** Where the writer is, as the server's commands name it. */

import * as vscode from "vscode";
import type { WirePosition, WireRange } from "./wire";

export interface Place {
  readonly uri: string;
  readonly version: number;
  readonly position: WirePosition;
}

/** The editor with the screenplay that is in front. */
export function screenplayEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.languageId === "fountain" ? editor : undefined;
}

export function placeIn({ document, selection }: vscode.TextEditor): Place {
  const { line, character } = selection.active;
  return { uri: document.uri.toString(), version: document.version, position: { line, character } };
}

export function positionOf({ line, character }: WirePosition): vscode.Position {
  return new vscode.Position(line, character);
}

export function rangeOf({ start, end }: WireRange): vscode.Range {
  return new vscode.Range(positionOf(start), positionOf(end));
}
