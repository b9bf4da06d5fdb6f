/**
 * Commands of the server as they are started from a key or the palette, without arguments.
 *
 * The language client registers them all; what they want to know is filled in here.
 */

import * as vscode from "vscode";
import type { ExecuteCommandMiddleware } from "vscode-languageclient";
import { type Answer, pressed } from "./keys";
import { type Place, placeIn, screenplayEditor } from "./place";

type Hook = NonNullable<ExecuteCommandMiddleware["executeCommand"]>;
type Next = Parameters<Hook>[2];
/** Commands that we carry out ourselves, whatever they are started with. */
export type Own = Readonly<Record<string, (argument: unknown) => unknown>>;

type Ask = (editor: vscode.TextEditor, next: Next) => Promise<unknown>;

const KEYS: Readonly<Record<string, string>> = { "screenplay.tab": "tab", "screenplay.shiftTab": "outdent" };

const MOVES = new Set(["screenplay.nextCue", "screenplay.previousCue"]);

/** Hands a command on to the server. */
export function asking(own: Own): Hook {
  return async (command, args: unknown[], next: Next): Promise<unknown> => {
    const ours = own[command];
    if (ours !== undefined) {
      return ours(args[0]);
    }
    const ask = asks(command);
    if (ask === undefined || args.length > 0) {
      return next(command, args);
    }
    const editor = screenplayEditor();
    if (editor === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t("Open a screenplay first, and put the cursor where you mean."));
      return undefined;
    }
    return ask(editor, next);
  };
}

/** What is about the script in front, and answers in its own words. */
const PLACED = new Set(["screenplay.toggleSuggestions"]);

function asks(command: string): Ask | undefined {
  const otherwise = KEYS[command];
  if (otherwise !== undefined) {
    return (editor, next) => press(editor, (place) => next(command, [place]) as Promise<Answer | null>, otherwise);
  }
  if (PLACED.has(command)) {
    return (editor, next) => Promise.resolve(next(command, [placeIn(editor)]));
  }
  return MOVES.has(command)
    ? async (editor, next) => {
        if ((await next(command, [placeIn(editor)])) === null) {
          vscode.window.setStatusBarMessage(vscode.l10n.t("There is no other cue of this character that way."), 4000);
        }
      }
    : undefined;
}

/**
 * Asks what a key does, and does it.
 *
 * Formatting that comes right behind Enter may change the text meanwhile; then it is asked again,
 * unless the writer has typed on.
 */
async function press(editor: vscode.TextEditor, ask: (place: Place) => Promise<Answer | null>, otherwise: string): Promise<void> {
  const line = () => editor.document.lineAt(editor.selection.active.line).text;
  const before = line();
  for (let tries = 0; tries < 3 && line() === before; tries += 1) {
    const place = placeIn(editor);
    const at = { version: place.version, cursor: editor.selection };
    if (await pressed(editor, at, await ask(place), otherwise)) {
      return;
    }
  }
}
