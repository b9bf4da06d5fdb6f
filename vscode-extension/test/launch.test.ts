/** Which program is started: wishes and surroundings in, the choice out. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { choices, type Refusal, type Surroundings, type Wishes } from "../src/launch";

const MODULE = ["-m", "screenplay_ls"];
const FOUND = "/usr/bin/screenplay-ls";

interface Given extends Partial<Surroundings>, Partial<Wishes> {
  readonly programs?: readonly string[];
  readonly links?: Readonly<Record<string, string>>;
}

/** Checks the programs that would be tried, in order, written as "source command arguments". */
function check(name: string, given: Given, expected: readonly string[], refused: readonly Refusal["reason"][] = []): void {
  test(name, () => {
    const programs = given.programs ?? [FOUND];
    const around: Surroundings = {
      trusted: true,
      platform: "linux",
      folders: ["/films/play"],
      home: "/home/me",
      searchPath: "/usr/local/bin:/usr/bin",
      ownEnvironment: "/home/me/.data/server",
      isProgram: (file) => programs.includes(file),
      realPath: (file) => given.links?.[file] ?? file,
      ...given,
    };
    const { launches, refusals } = choices({ command: [], interpreter: undefined, ...given }, around);
    assert.deepEqual(launches.map(({ source, command, args }) => [source, command, ...args].join(" ")), expected);
    assert.deepEqual(refusals.map(({ reason }) => reason), refused);
  });
}

check("nothing is installed", { programs: [] }, []);
check("found on PATH", {}, [`path ${FOUND}`]);
check("interpreter, PATH, own environment: in this order", {
  interpreter: "/venv/bin/python",
  programs: ["/venv/bin/python", FOUND, "/home/me/.data/server/bin/python"],
}, [`interpreter /venv/bin/python ${MODULE.join(" ")}`, `path ${FOUND}`, `own /home/me/.data/server/bin/python ${MODULE.join(" ")}`]);
check("an interpreter that is gone", { interpreter: "/gone/python" }, [`path ${FOUND}`]);
check("relative entries of PATH are not searched", { searchPath: ".:bin::/usr/bin", programs: ["bin/screenplay-ls", "screenplay-ls", FOUND] }, [`path ${FOUND}`]);
check("Windows", {
  platform: "win32", searchPath: ".;C:\\Tools", folders: ["D:\\play"], ownEnvironment: "C:\\data\\server",
  programs: ["C:\\Tools\\screenplay-ls.exe", "C:\\data\\server\\Scripts\\python.exe"],
}, ["path C:\\Tools\\screenplay-ls.exe", "own C:\\data\\server\\Scripts\\python.exe -m screenplay_ls"]);

check("the setting wins, and alone", {
  command: ["/opt/ls", "--verbose"], interpreter: "/venv/bin/python", programs: ["/opt/ls", "/venv/bin/python", FOUND],
}, ["setting /opt/ls --verbose"]);
check("a setting that names nothing is not replaced by a guess", { command: ["/gone/ls"] }, [], ["setting-not-found"]);
check("a setting with a name is looked up on PATH", { command: ["screenplay-ls", "--tcp"] }, [`setting ${FOUND} --tcp`]);
check("home and folder in the setting", {
  command: ["~/bin/ls", "${workspaceFolder}/a", "${userHome}/b"], programs: ["/home/me/bin/ls"],
}, ["setting /home/me/bin/ls /films/play/a /home/me/b"]);
check("a relative path starts at the folder", { command: ["./tools/ls"], programs: ["/films/play/tools/ls"] }, ["setting /films/play/tools/ls"]);

const untrusted = { trusted: false };
check("without trust, PATH and the writer's own setting work", { ...untrusted, command: ["/opt/ls"], programs: ["/opt/ls"] }, ["setting /opt/ls"]);
check("without trust, no interpreter of the folder", {
  ...untrusted, interpreter: "/films/play/.venv/bin/python", programs: ["/films/play/.venv/bin/python", FOUND],
}, [`path ${FOUND}`], ["interpreter-not-trusted"]);
check("without trust, no link that leads into the folder", {
  ...untrusted, interpreter: "/home/me/python", programs: ["/home/me/python"], links: { "/home/me/python": "/films/play/evil" },
}, [], ["interpreter-not-trusted"]);
check("without trust, no link inside the folder that leads out", {
  ...untrusted, interpreter: "/films/play/.venv/bin/python", programs: ["/films/play/.venv/bin/python"], links: { "/films/play/.venv/bin/python": "/usr/bin/python3" },
}, [], ["interpreter-not-trusted"]);
check("without trust, the folder under its other name", {
  ...untrusted, interpreter: "/disk/play/python", programs: ["/disk/play/python"], links: { "/films/play": "/disk/play" },
}, [], ["interpreter-not-trusted"]);
check("without trust, no PATH entry inside the folder", {
  ...untrusted, searchPath: "/films/play/bin:/usr/bin", programs: ["/films/play/bin/screenplay-ls", FOUND],
}, [`path ${FOUND}`]);
check("without trust, an interpreter outside is fine", {
  ...untrusted, interpreter: "/venv/bin/python", programs: ["/venv/bin/python"],
}, [`interpreter /venv/bin/python ${MODULE.join(" ")}`]);
check("without trust, no setting that leads into the folder", { ...untrusted, command: ["./ls"], programs: ["/films/play/ls"] }, [], ["setting-not-trusted"]);
check("nor one that lets a program of ours run the folder's file", {
  ...untrusted, command: ["/usr/bin/python3", "${workspaceFolder}/evil.py"], programs: ["/usr/bin/python3"],
}, [], ["setting-not-trusted"]);
check("a neighbour whose name begins alike is outside", {
  ...untrusted, interpreter: "/films/playground/python", programs: ["/films/playground/python"],
}, [`interpreter /films/playground/python ${MODULE.join(" ")}`]);
check("Windows ignores case", {
  ...untrusted, platform: "win32", folders: ["C:\\Work\\Play"], searchPath: "", interpreter: "c:\\work\\PLAY\\python.exe",
  programs: ["c:\\work\\PLAY\\python.exe"],
}, [], ["interpreter-not-trusted"]);
