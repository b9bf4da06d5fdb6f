// Times one parser in a process of its own: `clock.js NAME FOLDER FILE RUNS`. FOLDER is the
// unpacked package. Prints the milliseconds of each run.
"use strict";
const fs = require("node:fs");

const parsers = {
  "fountain-js": (m) => (text) => new m.Fountain().parse(text, true),
  "fountain-parser": (m) => (text) => m.parse(text),
  "aw-parser": (m) => (text) => m.parser.parse(text, {}),
};

const [name, folder, file, runs] = process.argv.slice(2);
const parse = parsers[name](require(folder));
const text = fs.readFileSync(file, "utf8");
const times = [];
for (let run = 0; run < Number(runs); run++) {
  const start = performance.now();
  parse(text);
  times.push(performance.now() - start);
}
console.log(JSON.stringify(times));
