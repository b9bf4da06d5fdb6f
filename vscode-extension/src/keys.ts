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
 * `otherwise` is the editor's own command for the key. Says whether it was still about the text.
 */
export async function pressed(
  editor: vscode.TextEditor,
  { version, cursor }: Pressed,
  answer: Answer | null | undefined,
  otherwise: string,
): Promise<boolean> {
  if (editor.document.version !== version || !editor.selection.isEqual(cursor)) {
    return false;
  }
  if (answer === null || answer === undefined) {
    await vscode.commands.executeCommand(otherwise);
    return true;
  }
  if (answer.edits.length > 0) {
    const done = await editor.edit((change) => {
      for (const { range, newText } of answer.edits) {
        const replaced = rangeOf(range);
        if (replaced.isEmpty) {
          change.insert(replaced.start, newText); // Which takes the cursor along.
        } else {
          change.replace(replaced, newText);
        }
      }
    });
    if (!done) {
      return false;
    }
  }
  const place = positionOf(answer.position);
  const selection = new vscode.Selection(place, place);
  if (!editor.selection.isEqual(selection)) {
    // A list that is opened now would be closed again when the cursor has moved.
    editor.selection = selection;
  }
  editor.revealRange(selection);
  if (answer.suggest) {
    await vscode.commands.executeCommand("editor.action.triggerSuggest");
  }
  return true;
}
