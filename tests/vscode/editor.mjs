// One VS Code with one window: starting it, and what a writer does in it.
// Everything waits for what it expects to see; nothing sleeps.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { test } from "node:test";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

const { ARTEFACTS, CHROMIUM, EDITOR_MODULES, ROOT, VSIX } = process.env;
const { chromium } = createRequire(join(EDITOR_MODULES, "x"))("playwright-core");
const CODE_SERVER = join(EDITOR_MODULES, "code-server", "out", "node", "entry.js");

// Where `screenplay-ls models pull` has put the model.
const DATA = process.env.XDG_DATA_HOME ?? join(homedir(), ".local", "share");

const QUIET = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.reduceMotion": "on", // Or pictures show what is half faded in.
  "chat.disableAIFeatures": true,
  "security.workspace.trust.enabled": false,
  "window.commandCenter": false,
  "workbench.layoutControl.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.colorTheme": "Default Dark Modern",
  "editor.fontSize": 15,
  "editor.minimap.enabled": false,
  "editor.cursorBlinking": "solid",
};

/** Settings of the extension that belong to a machine. */
const OF_MACHINE = new Set(
  JSON.parse(readFileSync(join(ROOT, "vscode-extension", "package.json"), "utf8"))
    .contributes.configuration.flatMap(({ properties }) => Object.entries(properties))
    .filter(([, { scope }]) => scope?.startsWith("machine"))
    .map(([name]) => name),
);

/**
 * Starts VS Code on a folder with `files` (name -> text) and the examples.
 *
 * The options may be a function that makes them from the folder's path. `settings` are the writer's own; `folder` those of the opened folder; `path` is the PATH of
 * the editor, and so of the server; `extensions` are files of further extensions (path -> text).
 */
export async function open(options = {}) {
  const home = mkdtempSync(join(tmpdir(), "screenplay-vscode-"));
  const [data, installed, work] = ["data", "extensions", "play"].map((name) => join(home, name));
  const { files = {}, settings = {}, folder = {}, path, extensions = {}, size = [1200, 760], scale = 1 } =
    typeof options === "function" ? options(work) : options;
  write(work, { ".vscode/settings.json": JSON.stringify(folder), ...files });
  cpSync(join(ROOT, "examples"), work, { recursive: true });
  write(data, own({ ...QUIET, ...settings }));
  // The editor takes its PATH from a login shell, which would set it to the system's.
  write(home, { ".bash_profile": `export PATH='${path ?? process.env.PATH}'\n` });
  mkdirSync(installed);
  // Before ours is installed: folders that come later are not looked at.
  write(installed, extensions);
  const where = ["--user-data-dir", data, "--extensions-dir", installed];
  const { status, stderr } = spawnSync(process.execPath, [CODE_SERVER, ...where, "--install-extension", VSIX], { encoding: "utf8" });
  if (status !== 0) {
    throw new Error(`The extension could not be installed: ${stderr}`);
  }
  const port = await freePort();
  const program = spawn(
    process.execPath,
    [CODE_SERVER, "--auth", "none", "--bind-addr", `127.0.0.1:${port}`, ...where, "--disable-telemetry", "--disable-update-check", work],
    { env: { ...process.env, HOME: home, SHELL: "/bin/bash", XDG_DATA_HOME: DATA }, stdio: ["ignore", "pipe", "pipe"], detached: true },
  );
  const editor = new Editor(work, data, async () => {
    await editor.browser?.close();
    process.kill(-program.pid);
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });
  try {
    await listening(program);
    await editor.openWindow(`http://127.0.0.1:${port}/?folder=${work}`, size, scale);
    return editor;
  } catch (error) {
    await editor.page?.screenshot({ path: join(ARTEFACTS, "not-opened.png") }).catch(() => undefined);
    await editor.close();
    throw error;
  }
}

export class Editor {
  constructor(work, data, close) {
    this.work = work;
    this.data = data;
    this.close = close;
  }

  /** The lines of our log channel. */
  log() {
    const logs = join(this.data, "logs");
    return readdirSync(logs, { recursive: true })
      .filter((name) => /Screenplay\.log$/.test(name))
      .map((name) => readFileSync(join(logs, name), "utf8"))
      .join("");
  }

  async openWindow(address, [width, height], deviceScaleFactor) {
    this.browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });
    const context = await this.browser.newContext({
      viewport: { width, height },
      deviceScaleFactor,
      permissions: ["clipboard-read", "clipboard-write"],
    });
    this.page = await context.newPage();
    this.page.setDefaultTimeout(60_000);
    await this.page.goto(address, { timeout: 120_000 });
    await this.page.waitForSelector(".monaco-workbench .statusbar", { timeout: 90_000 });
  }

  /** Waits until our log holds `text`, `times` times. */
  async logged(text, times = 1) {
    const end = Date.now() + 60_000;
    while (this.log().split(text).length <= times) {
      if (Date.now() > end) {
        throw new Error(`The log does not say “${text}”:\n${this.log()}`);
      }
      await this.page.waitForTimeout(100);
    }
  }

  /** Ids of the server processes of this window. */
  servers() {
    return readdirSync("/proc").filter((id) => {
      try {
        const read = (name) => readFileSync(`/proc/${id}/${name}`, "utf8").split("\0");
        const [program, ...args] = read("cmdline");
        const isServer = args[0]?.endsWith("/screenplay-ls") || (args[0] === "-m" && args[1] === "screenplay_ls");
        return program.includes("python") && isServer && read("environ").includes(`HOME=${join(this.work, "..")}`);
      } catch {
        return false; // Not a process, or gone by now.
      }
    }).map(Number);
  }

  /** Keeps a picture of the window, or of a part of it, in the artefacts. */
  async picture(name, clip) {
    await this.page.screenshot({ path: join(ARTEFACTS, `${name}.png`), ...(clip ? { clip } : {}) });
  }

  async openFile(name) {
    await this.pick("Control+p", name);
    await this.page.waitForSelector(`.tab.active[data-resource-name="${name}"]`);
    await this.page.waitForSelector(".editor-instance .view-line");
    await this.page.locator(".editor-instance .monaco-editor").first().click({ position: { x: 300, y: 5 } });
  }

  /** Runs a command by its title in the palette. */
  async command(title) {
    await this.pick("F1", title);
  }

  /** Opens a list by a key, and takes the first line of it that holds `text`. */
  async pick(key, text) {
    const input = this.page.locator(".quick-input-widget:visible input").first();
    const row = this.page.locator(".quick-input-list:visible .monaco-list-row", { hasText: text }).first();
    for (let tries = 0; tries < 4; tries += 1) {
      // A busy editor may lose the first letters, or close the list again.
      await this.press(key);
      const shown = await input.waitFor({ timeout: 10_000 }).then(() => this.page.keyboard.type(text)).then(() => row.click({ timeout: 15_000 })).then(() => true, () => false);
      if (shown) {
        return;
      }
      await this.press("Escape");
    }
    throw new Error(`There is no “${text}” in the list of ${key}.`);
  }

  /** Puts the cursor at a line, and column, both counted from 1. */
  async goTo(line, column = 1) {
    await this.page.keyboard.press("Control+g");
    await this.page.waitForSelector(".quick-input-widget input", { state: "visible" });
    await this.page.keyboard.type(`${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await this.page.waitForSelector(".quick-input-widget", { state: "hidden" });
    await this.page.waitForSelector(".editor-instance .monaco-editor.focused");
  }

  /** Puts the cursor after the first appearance of `text` in the file as it is on disk. */
  async goToText(name, text) {
    const before = readFileSync(join(this.work, name), "utf8").split(text, 1)[0] + text;
    const lines = before.split("\n");
    await this.goTo(lines.length, lines.at(-1).length + 1);
  }

  /** The text of the editor in front, by way of the clipboard. */
  async text() {
    await this.press("Control+a");
    await this.press("Control+c");
    const text = await this.page.evaluate(() => navigator.clipboard.readText());
    await this.press("Control+u"); // Back to where the cursor was.
    return text;
  }

  /** Types lines at the cursor, with Enter between them. */
  async write(...lines) {
    for (const [index, line] of lines.entries()) {
      if (index > 0) {
        await this.press("Enter");
      }
      await this.type(line);
    }
  }

  /** Shows what is said about the word at the cursor. */
  async hover() {
    const widget = this.page.locator('[widgetid="editor.contrib.resizableContentHoverWidget"]');
    const shown = widget.locator(".hover-contents").filter({ hasNotText: "Loading" }).first();
    for (let tries = 0; tries < 10; tries += 1) {
      // Lenses and hints that come meanwhile move the lines, and VS Code drops the hover.
      await this.press("Control+k");
      await this.press("Control+i");
      if (await shown.waitFor({ timeout: 6000 }).then(() => true, () => false)) {
        return widget;
      }
    }
    throw new Error("No hover is shown.");
  }

  /** Waits until what is asked for is as expected. */
  async settled(ask, expected) {
    const end = Date.now() + 20_000;
    let found = await ask();
    while (found !== expected) {
      if (Date.now() > end) {
        assert.deepEqual(found, expected);
      }
      await this.page.waitForTimeout(100);
      found = await ask();
    }
  }

  async type(text) {
    await this.page.keyboard.type(text, { delay: 20 });
  }

  /** Forgets what was typed since the file was opened. */
  async revert() {
    await this.command("File: Revert File");
    await this.page.waitForSelector(".tab.active.dirty", { state: "detached" });
  }

  async press(key) {
    await this.page.keyboard.press(key);
  }

  /** The line of the page that holds `text`. */
  line(text) {
    return this.page.locator(".editor-instance .view-line", { hasText: flexible(text) });
  }

  get ghost() {
    return this.page.locator(".ghost-text-decoration").first();
  }

  /** The words of the ghost text, once it is shown. */
  async ghostText(timeout = 60_000) {
    await this.ghost.waitFor({ timeout });
    return plain((await this.page.locator(".ghost-text-decoration").allInnerTexts()).join(""));
  }

  /** The text of the line that the cursor is in, ghost text included. */
  async currentLine() {
    const cursor = await this.page.locator(".editor-instance .cursors-layer .cursor").first().boundingBox();
    for (const line of await this.page.locator(".editor-instance .view-line").all()) {
      const box = await line.boundingBox();
      if (box !== null && Math.abs(box.y - cursor.y) < 4) {
        return plain(await line.innerText());
      }
    }
    return undefined;
  }

  get status() {
    return this.page.locator('.statusbar-item[id*="screenplay.status"]');
  }

  /** Waits until the model is loaded. */
  async modelReady() {
    await this.status.locator('[aria-label*="is ready"], [aria-label*="is thinking"]').waitFor({ timeout: 90_000 });
  }

  get notification() {
    return this.page.locator(".notifications-toasts .notification-list-item");
  }
}

/** A test with a window of its own; when it fails, a picture and our log are left in the artefacts. */
export function scenario(name, options, play) {
  test(name, async (t) => {
    const editor = await open(options);
    try {
      await play(editor, t);
    } catch (error) {
      const file = `failed-${name.replace(/\W+/g, "-")}`;
      await editor.picture(file).catch(() => undefined);
      writeFileSync(join(ARTEFACTS, `${file}.log`), editor.log());
      throw error;
    } finally {
      await editor.close();
    }
  });
}

function plain(text) {
  return text.replaceAll("\u00a0", " ").trimEnd();
}

/** VS Code shows ordinary spaces as no-break spaces. */
function flexible(text) {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "[ \u00a0]"));
}

function write(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text, { mode: text.startsWith("#!") ? 0o755 : 0o644 });
  }
}

/** Where the writer's own settings are kept. */
function own(settings) {
  // What belongs to a machine is read from that machine's file in a remote window, which this is;
  // elsewhere it counts only by chance, while the extension that declares it is not known yet.
  const isOfMachine = ([name]) => OF_MACHINE.has(name);
  const entries = Object.entries(settings);
  return {
    "User/settings.json": JSON.stringify(Object.fromEntries(entries.filter((entry) => !isOfMachine(entry)))),
    "Machine/settings.json": JSON.stringify(Object.fromEntries(entries.filter(isOfMachine))),
  };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function listening(program) {
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (chunk) => {
      said += chunk;
      if (said.includes("HTTP server listening")) {
        resolve();
      }
    };
    program.stdout.on("data", hear);
    program.stderr.on("data", hear);
    program.once("exit", () => reject(new Error(`code-server ended: ${said}`)));
  });
}
