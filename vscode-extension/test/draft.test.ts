/** What a draft makes of a script, and what is typed for its wishes. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { type Passage, readWish, showWish, withPassages } from "../src/draft_types";

/** Passages at offsets of one line. */
function at(start: number, end: number, text: string): Passage {
  return { range: { start: { line: 0, character: start }, end: { line: 0, character: end } }, text };
}

const offsetAt = ({ character }: { character: number }) => character;

test("passages are put in whatever their order", () => {
  assert.equal(withPassages("abcdef", [at(1, 2, "B"), at(4, 6, ""), at(3, 3, "+")], offsetAt), "aBc+d");
  assert.equal(withPassages("ab", [at(1, 1, "1"), at(1, 1, "2")], offsetAt), "a12b");
  assert.equal(withPassages("ab", [], offsetAt), "ab");
});

test("a wish is read as its type", () => {
  assert.deepEqual(readWish("Anna, Bob，李明 ", []), ["Anna", "Bob", "李明"]);
  assert.deepEqual(readWish("A diver, alone; a bell", []), ["A diver, alone", "a bell"]);
  assert.deepEqual(readWish("A diver, alone;", []), ["A diver, alone"]);
  assert.deepEqual(readWish("", ["x"]), []);
  assert.equal(readWish(" tense ", ""), "tense");
  assert.equal(readWish("4", 2), 4);
  assert.equal(readWish("4.5", 2), undefined);
  assert.equal(readWish("four", 2), undefined);
  assert.equal(readWish("0.5", 0.8), 0.5);
});

test("a wish that is left open is shown as a dash", () => {
  assert.deepEqual(["", [], ["a", "b"], 3, false].map(showWish), ["–", "–", "a, b", "3", "false"]);
  assert.equal(showWish(["A diver, alone", "a bell"]), "A diver, alone; a bell");
});
