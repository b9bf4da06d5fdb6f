/** What the writer wishes of a draft: a list that is gone through as far as they like. */

import * as vscode from "vscode";
import { type DraftKind, readWish, showWish, type Wish, type WishValue } from "./draft_types";

export interface Wishes {
  readonly wishes: Readonly<Record<string, WishValue>>;
  readonly takes: number;
}

const TAKES = "takes";

/** Asks for wishes until the writer says to begin; undefined where they turn away. */
export async function askForWishes(kind: DraftKind, given: Readonly<Record<string, WishValue>>): Promise<Wishes | undefined> {
  const takes: Wish = { name: TAKES, help: vscode.l10n.t("How many drafts to choose from."), default: 1 };
  const all = [...kind.wishes, takes];
  const chosen = new Map<string, WishValue>(Object.entries(given));
  for (;;) {
    const wish = await pick(kind, all, chosen);
    if (wish === undefined) {
      return undefined;
    }
    if (wish === "begin") {
      const { [TAKES]: count, ...wishes } = Object.fromEntries(chosen);
      return { wishes, takes: typeof count === "number" ? Math.min(Math.max(count, 1), 5) : 1 };
    }
    const value = await askFor(wish, chosen.get(wish.name) ?? wish.default);
    if (value !== undefined) {
      chosen.set(wish.name, value);
    }
  }
}

async function pick(kind: DraftKind, all: readonly Wish[], chosen: ReadonlyMap<string, WishValue>): Promise<Wish | "begin" | undefined> {
  const items: (vscode.QuickPickItem & { readonly wish: Wish | "begin" })[] = [
    { label: `$(play) ${vscode.l10n.t("Begin")}`, description: kind.title, wish: "begin" },
    ...all.map((wish) => ({
      label: wish.name,
      description: showWish(chosen.get(wish.name) ?? wish.default),
      detail: wish.help,
      wish,
    })),
  ];
  const placeHolder = vscode.l10n.t("Enter begins; choose a line to say what you wish for.");
  return (await vscode.window.showQuickPick(items, { title: kind.title, placeHolder, ignoreFocusOut: true }))?.wish;
}

async function askFor(wish: Wish, now: WishValue): Promise<WishValue | undefined> {
  if (typeof now === "boolean") {
    return !now;
  }
  const shown = showWish(now);
  const typed = await vscode.window.showInputBox({
    title: wish.name,
    prompt: Array.isArray(wish.default) ? `${wish.help} ${vscode.l10n.t("Several: with ; between them.")}` : wish.help,
    value: shown === "–" ? "" : shown,
    ignoreFocusOut: true,
    validateInput: (text) => (readWish(text, wish.default) === undefined ? vscode.l10n.t("This wants a number.") : undefined),
  });
  return typed === undefined ? undefined : readWish(typed, wish.default);
}
