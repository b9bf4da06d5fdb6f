/** The grammar: a script in, the scopes of some of its words out. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import { test } from "node:test";
import * as oniguruma from "vscode-oniguruma";
import { INITIAL, parseRawGrammar, Registry } from "vscode-textmate";

const GRAMMAR = "syntaxes/fountain.tmLanguage.json";

async function load() {
  const wasm = path.join("node_modules", "vscode-oniguruma", "release", "onig.wasm");
  await oniguruma.loadWASM(new Uint8Array(readFileSync(wasm)));
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: () => Promise.resolve(parseRawGrammar(readFileSync(GRAMMAR, "utf8"), GRAMMAR)),
  });
  const grammar = await registry.loadGrammar("text.fountain");
  assert.ok(grammar);
  return grammar;
}

const loaded = load();

/** Checks that the first appearance of each word has (or, with "-", has not) a scope of that beginning. */
function check(name: string, script: string, expected: Readonly<Record<string, string>>): void {
  test(name, async () => {
    const grammar = await loaded;
    let state = INITIAL;
    const tokens = script.split("\n").flatMap((line) => {
      const result = grammar.tokenizeLine(line, state);
      state = result.ruleStack;
      return result.tokens.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes }));
    });
    for (const [word, wanted] of Object.entries(expected)) {
      const token = tokens.find(({ text }) => text.includes(word));
      assert.ok(token, `no token holds “${word}”`);
      const has = (scope: string) => token.scopes.some((each) => each.startsWith(scope));
      for (const scope of wanted.split(" ")) {
        const ok = scope.startsWith("-") ? !has(scope.slice(1)) : has(scope);
        assert.ok(ok, `“${word}” should be ${scope}, is ${token.scopes.join(" ")}`);
      }
    }
  });
}

const CUE = "entity.name.type.character";
const HEADING = "markup.heading.scene";

check("a title page", "Title:\n\t_**THE LAST FERRY**_\nAuthor: Somebody\n\nINT. A - DAY", {
  Title: "entity.other.attribute-name", FERRY: "string.unquoted markup.bold markup.underline", Somebody: "string.unquoted", INT: HEADING,
});
check("no title page where a script starts at once", "FADE IN:\n\nAction: more.", { FADE: "keyword.control.transition", Action: "-entity" });
check("a key is one only at the start", "INT. A - DAY\n\nTitle: no", { Title: "-entity" });
for (const heading of ["INT. HOUSE - DAY", "ext house", "INT./EXT. CAR - DAY", "I/E CAR", "Est. city", ".FORCED HOUSE"]) {
  check(`heading ${heading}`, `\n${heading}\n`, { [heading.slice(-3)]: HEADING });
}
check("a scene number", "\nINT. A - DAY #12A#\n", { "12A": "constant.numeric", DAY: "entity.name.section" });
check("INTO is no prefix, ... no forced heading", "\nINTO THE WILD we go.\n\n...and so on.", { INTO: `-${HEADING}`, and: `-${HEADING}` });
check("a speech", "\nNORA (V.O.) (CONT'D)\n(quiet)\nI kept you *a seat*.\n\nShe goes.", {
  NORA: CUE, "V.O.": "storage.modifier", quiet: "markup.italic.parenthetical", kept: "meta.speech", seat: "markup.italic meta.speech", goes: "meta.action -meta.speech",
});
check("dual dialogue", "\nPETE ^\nYes.", { PETE: CUE, "^": "keyword.operator.dual" });
check("a forced cue", "\n@McCLANE (O.S.)\nYippee.", { McCLANE: CUE, Yippee: "meta.speech" });
check("names with marks and digits", "\nMRS. O'NEIL-ÅS 2\nYes.", { "O'NEIL": CUE });
check("capitals inside a paragraph are no cue", "\nA door.\nBANG\nSilence.", { BANG: `-${CUE}` });
check("shouts are action", "\nBANG!\n\nA ROAR...\n", { BANG: `-${CUE}`, ROAR: `-${CUE}` });
check("two spaces keep a speech open", "\nNORA\nOne.\n  \nTwo.\n\nThree.", { Two: "meta.speech", Three: "-meta.speech" });
check("a forced action", "\n!SCREAM\nnext", { SCREAM: `meta.action -${CUE}` });
check("transitions", "\nCUT TO:\n\n> FADE OUT.\n\n> THE END <", { CUT: "keyword.control", FADE: "keyword.control", END: "markup.bold -keyword.control" });
check("sections and synopses", "\n# Act One\n\n= They meet.\n\n===\n\nAction.", {
  Act: "markup.heading.section", meet: "markup.quote", "===": "meta.separator", Action: "meta.action",
});
check("notes over lines", "\nShe [[why\nhere?]] goes.\n\n[[open\n\nHe goes.", { here: "comment.block.note", goes: "-comment", open: "comment", He: "-comment" });
check("boneyard over blank lines", "\nA /* one\n\nINT. X - DAY\n*/ b.\n\nINT. QUAY - DAY", { "INT. X": "comment.block.boneyard", "b.": "-comment", QUAY: HEADING });
check("escapes and lone stars", "\nA \\*plain\\* word, 2 * 3 * 4, snake_case.", { plain: "-markup", "3": "-markup" });
check("lyrics", "\n~Sing it", { Sing: "markup.italic.lyrics" });
