/** Every sentence that the extension says has a translation, and no translation is left over. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const said = new Set(
  readdirSync("src").flatMap((name) =>
    [...readFileSync(`src/${name}`, "utf8").matchAll(/\bt\(\s*("(?:[^"\\]|\\.)*")/g)].map((match) => JSON.parse(match[1] ?? "") as string),
  ),
);

for (const name of readdirSync("l10n")) {
  test(name, () => {
    const translated = Object.keys(JSON.parse(readFileSync(`l10n/${name}`, "utf8")) as Record<string, string>);
    assert.deepEqual(translated.toSorted(), [...said].sort());
  });
}
