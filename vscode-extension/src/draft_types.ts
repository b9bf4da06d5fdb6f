/** What the server says about drafts, and what a draft makes of a script. Pure: no `vscode` here. */

import type { WireRange } from "./wire";

/** One of the answers of `screenplay.draftKinds`. */
export interface DraftKind {
  readonly name: string;
  readonly title: string;
  readonly wishes: readonly Wish[];
  readonly here: boolean;
}

export type WishValue = string | number | boolean | readonly string[];

export interface Wish {
  readonly name: string;
  readonly help: string;
  readonly default: WishValue;
}

/** A change of the script that a take proposes. */
export interface Passage {
  readonly range: WireRange;
  readonly text: string;
  readonly reason?: string;
  readonly label?: string;
}

export interface Take {
  readonly title: string;
  readonly text: string;
  readonly markup?: string;
  readonly passages: readonly Passage[];
  readonly notes: readonly string[];
}

/** The answer of `screenplay.draft`. */
export interface Drafted {
  readonly id: string;
  readonly takes: readonly Take[];
}

/** The notification `screenplay/draftPiece`: what may be seen of a take so far. */
export interface DraftPiece {
  readonly id: string;
  readonly take: number;
  readonly text?: string;
  readonly doing?: string;
}

/** The script with all passages of a take in it. `offsetAt` is that of the script's document. */
export function withPassages(
  script: string,
  passages: readonly Passage[],
  offsetAt: (position: WireRange["start"]) => number,
): string {
  const placed = passages.map(({ range, text }) => ({ start: offsetAt(range.start), end: offsetAt(range.end), text }));
  // From the end, so that the places before stay where they are; the order of equal places stays too.
  return placed
    .map((passage, index) => ({ ...passage, index }))
    .sort((a, b) => b.start - a.start || b.index - a.index)
    .reduce((text, { start, end, text: piece }) => text.slice(0, start) + piece + text.slice(end), script);
}

/** What was typed for a wish, as its type; undefined where it cannot be that. */
export function readWish(typed: string, like: WishValue): WishValue | undefined {
  const text = typed.trim();
  if (Array.isArray(like)) {
    // Whole sentences have commas of their own.
    const between = /[;；]/.test(text) ? /[;；]/ : /[,，、]/;
    return text.split(between).map((one) => one.trim()).filter(Boolean);
  }
  switch (typeof like) {
    case "number": {
      const value = Number(text);
      return text === "" || !Number.isFinite(value) || (Number.isInteger(like) && !Number.isInteger(value)) ? undefined : value;
    }
    case "boolean":
      return text === "true";
    default:
      return text;
  }
}

/** A wish as a list shows it; a dash for what is left open. */
export function showWish(value: WishValue): string {
  if (typeof value !== "object") {
    return String(value) || "–";
  }
  return value.join(value.some((one) => /[,，、]/.test(one)) ? "; " : ", ") || "–";
}
