import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { effective, nested } from "../src/trust";

const setting = { value: "folder's", globalValue: "mine", defaultValue: "default" };

test("with trust, the folder has the last word", () => {
  assert.equal(effective(setting, true, true), "folder's");
});
test("without trust, a restricted setting is the writer's own", () => {
  assert.equal(effective(setting, true, false), "mine");
  assert.equal(effective({ value: "folder's", defaultValue: "default" }, true, false), "default");
  assert.equal(effective(setting, false, false), "folder's");
});
test("an empty own value is a value", () => {
  assert.equal(effective({ value: "folder's", globalValue: "", defaultValue: "d" }, true, false), "");
});

test("settings are nested as the server reads them", () => {
  const flat = new Map<string, unknown>([["a.b", 1], ["a.c.d", 2], ["e", 3]]);
  assert.deepEqual(nested(flat), { a: { b: 1, c: { d: 2 } }, e: 3 });
});

test("everything that chooses a program, a model or an endpoint is restricted, and no key is a setting", () => {
  interface Manifest {
    contributes: { configuration: { properties: Record<string, unknown> }[] };
    capabilities: { untrustedWorkspaces: { supported: string; restrictedConfigurations: string[] } };
  }
  const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
  const names = manifest.contributes.configuration.flatMap(({ properties }) => Object.keys(properties));
  const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
  const choosing = names.filter((name) => /command|model|endpoint|gpu|threads|file|path|adapter|url|trace|scriptText/i.test(name));

  assert.equal(supported, "limited");
  assert.deepEqual(choosing.filter((name) => !restrictedConfigurations.includes(name)), []);
  assert.deepEqual(restrictedConfigurations.filter((name) => !names.includes(name)), []);
  assert.deepEqual(names.filter((name) => /key|token|password|secret/i.test(name)), []);
});
