// One VS Code with one window: starting it, and what a writer does in it.
// Everything waits for what it expects to see; nothing sleeps.

import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const { ARTEFACTS, CHROMIUM, EDITOR_MODULES, ROOT, VSIX } = process.env;
const { chromium } = createRequire(join(EDITOR_MODULES, "x"))("playwright-core");
const CODE_SERVER = join(EDITOR_MODULES, "code-server", "out", "node", "entry.js");

const QUIET = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "chat.disableAIFeatures": true,
  "security.workspace.trust.enabled": false,
  "window.commandCenter": false,
  "workbench.layoutControl.enabled": false,
  "workbench.colorTheme": "Default Dark Modern",
  "editor.fontSize": 15,
  "editor.minimap.enabled": false,
  "editor.cursorBlinking": "solid",
};

/**
 * Starts VS Code on a copy of `files` (name -> text) and the examples.
 *
 * `settings` are the writer's own; `folder` those of the opened folder; `path` replaces PATH for
 * the editor and so for the server; `extensions` are further extensions (folder name -> files).
 */
export async function open({ files = {}, settings = {}, folder = {}, path, extensions = {}, size = [1200, 760] } = {}) {
  const home = mkdtempSync(join(tmpdir(), "screenplay-vscode-"));
  const [data, installed, work] = ["data", "extensions", "play"].map((name) => join(home, name));
  write(work, { ".vscode/settings.json": JSON.stringify(folder), ...files });
  for (const name of readdirSync(join(ROOT, "examples"))) {
    cpSync(join(ROOT, "examples", name), join(work, name));
  }
  write(data, { "User/settings.json": JSON.stringify({ ...QUIET, ...settings }) });
  mkdirSync(installed);
  const where = ["--user-data-dir", data, "--extensions-dir", installed];
  const { status, stderr } = spawnSync(process.execPath, [CODE_SERVER, ...where, "--install-extension", VSIX], { encoding: "utf8" });
  if (status !== 0) {
    throw new Error(`The extension could not be installed: ${stderr}`);
  }
  for (const [name, parts] of Object.entries(extensions)) {
    write(join(installed, name), parts);
  }
  const port = await freePort();
  const program = spawn(
    // By its own Node: the PATH that a test sets is what the editor and the server see.
    process.execPath,
    [CODE_SERVER, "--auth", "none", "--bind-addr", `127.0.0.1:${port}`, ...where, "--disable-telemetry", "--disable-update-check", work],
    { env: { ...process.env, HOME: home, ...(path === undefined ? {} : { PATH: path }) }, stdio: ["ignore", "pipe", "pipe"], detached: true },
  );
  const editor = new Editor(work, async () => {
    await editor.browser?.close();
    process.kill(-program.pid);
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });
  try {
    await listening(program);
    await editor.openWindow(`http://127.0.0.1:${port}/?folder=${work}`, size);
    return editor;
  } catch (error) {
    await editor.page?.screenshot({ path: join(ARTEFACTS, "not-opened.png") }).catch(() => undefined);
    await editor.close();
    throw error;
  }
}

export class Editor {
  constructor(work, close) {
    this.work = work;
    this.close = close;
  }

  async openWindow(address, [width, height]) {
    this.browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });
    this.page = await this.browser.newPage({ viewport: { width, height } });
    this.page.setDefaultTimeout(30_000);
    await this.page.goto(address);
    await this.page.waitForSelector(".monaco-workbench .statusbar", { timeout: 90_000 });
  }

  /** Keeps a picture of the window, or of a part of it, in the artefacts. */
  async picture(name, clip) {
    await this.page.screenshot({ path: join(ARTEFACTS, `${name}.png`), ...(clip ? { clip } : {}) });
  }

  async openFile(name) {
    await this.page.keyboard.press("Control+p");
    await this.page.waitForSelector(".quick-input-widget input", { state: "visible" });
    await this.page.keyboard.type(name);
    await this.page.locator(".quick-input-list .monaco-list-row", { hasText: name }).first().click();
    await this.page.waitForSelector(`.tab.active[data-resource-name="${name}"]`);
    await this.page.waitForSelector(".editor-instance .view-line");
    await this.page.locator(".editor-instance .monaco-editor").first().click({ position: { x: 300, y: 5 } });
  }

  /** Runs a command by its title in the palette. */
  async command(title) {
    await this.page.keyboard.press("F1");
    await this.page.waitForSelector(".quick-input-widget input", { state: "visible" });
    await this.page.keyboard.type(title);
    await this.page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().click();
  }

  /** Puts the cursor at a line, and column, both counted from 1. */
  async goTo(line, column = 1) {
    await this.page.keyboard.press("Control+g");
    await this.page.waitForSelector(".quick-input-widget input", { state: "visible" });
    await this.page.keyboard.type(`${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await this.page.waitForSelector(".quick-input-widget", { state: "hidden" });
  }

  async type(text) {
    await this.page.keyboard.type(text, { delay: 20 });
  }

  async press(key) {
    await this.page.keyboard.press(key);
  }

  /** The line of the page that holds `text`. */
  line(text) {
    return this.page.locator(".editor-instance .view-line", { hasText: flexible(text) });
  }

  /** The words of the ghost text, once it is shown. */
  async ghostText(timeout = 60_000) {
    const ghost = this.page.locator(".ghost-text-decoration, .ghost-text");
    await ghost.first().waitFor({ state: "visible", timeout });
    return (await ghost.allInnerTexts()).join("").replaceAll("\u00a0", " ").trim();
  }

  get status() {
    return this.page.locator('.statusbar-item[id*="screenplay.status"]');
  }

  get notification() {
    return this.page.locator(".notifications-toasts .notification-list-item");
  }
}

/** VS Code shows ordinary spaces as no-break spaces. */
function flexible(text) {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "[ \u00a0]"));
}

function write(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
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
