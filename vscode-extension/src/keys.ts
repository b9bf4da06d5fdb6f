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

/**
 * Does what the server answered to a key that was pressed in `version` of the text.
 *
 * `otherwise` is the editor's own command for the key.
 */
export async function pressed(
  editor: vscode.TextEditor,
  version: number,
  answer: Answer | null | undefined,
  otherwise: string,
): Promise<void> {
  if (editor.document.version !== version) {
    return; // The writer has typed on: the key is out of date.
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
  const cursor = positionOf(answer.position);
  editor.selection = new vscode.Selection(cursor, cursor);
  editor.revealRange(new vscode.Range(cursor, cursor));
  if (answer.suggest) {
    await vscode.commands.executeCommand("editor.action.triggerSuggest");
  }
}
