/** Tab and Shift+Tab: the server says what they do to the line, and we do it. */

import * as vscode from "vscode";
import { positionOf, rangeOf } from "./place";
import type { WirePosition, WireRange } from "./wire";

/** What the server's commands `screenplay.tab` and `screenplay.shiftTab` answer. */
export interface Answer {
  readonly version: number;
  readonly edits: readonly { readonly range: WireRange; readonly newText: string }[];
  readonly position: WirePosition;
  readonly suggest: boolean;
}

/** Where a key was pressed. */
export interface Pressed {
  readonly version: number;
  readonly cursor: vscode.Selection;
}

/**
 * Does what the server answered to a key that was pressed at `cursor` in `version` of the text.
 *
 * `otherwise` is the editor's own command for the key.
 */
export async function pressed(
  editor: vscode.TextEditor,
  { version, cursor }: Pressed,
  answer: Answer | null | undefined,
  otherwise: string,
): Promise<void> {
  if (editor.document.version !== version || !editor.selection.isEqual(cursor)) {
    return; // The writer has typed on, or gone elsewhere: the key is out of date.
  }
  if (answer === null || answer === undefined) {
    await vscode.commands.executeCommand(otherwise);
    return;
  }
  if (answer.edits.length > 0) {
    const done = await editor.edit((change) => {
      for (const { range, newText } of answer.edits) {
        change.replace(rangeOf(range), newText);
      }
    });
    if (!done) {
      return;
    }
  }
  const place = positionOf(answer.position);
  editor.selection = new vscode.Selection(place, place);
  editor.revealRange(editor.selection);
  if (answer.suggest) {
    await vscode.commands.executeCommand("editor.action.triggerSuggest");
  }
}
