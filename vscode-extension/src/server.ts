/** The server process: found, started, restarted one restart at a time, stopped. */

import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import {
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  LanguageClient,
  type LanguageClientOptions,
  State,
} from "vscode-languageclient/node";
import { apiKeyEnvironment } from "./api_key";
import { asking, type Own } from "./asking";
import { ExperimentalFeature } from "./client_commands";
import { Crashes } from "./crashes";
import { choices, type Launch, type Refusal } from "./launch";
import { forwardLog } from "./log";
import { serial } from "./serial";
import type { ServerSettings } from "./settings";
import type { ModelStatus, ServerState } from "./status_look";
import { canImportServer, surroundings, wishes } from "./surroundings";

export interface Found {
  readonly launch: Launch | undefined;
  readonly refusals: readonly Refusal[];
}

/** An undefined token would be sent as one more parameter. */
const NEVER = new vscode.CancellationTokenSource().token;

export class Server implements vscode.Disposable {
  state: ServerState = "stopped";
  model: ModelStatus | undefined;
  launch: Launch | undefined;

  private client: LanguageClient | undefined;
  private process: ChildProcess | undefined;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly lost = new vscode.EventEmitter<Found>();
  readonly onDidChange = this.changed.event;
  /** Fired when there is no server to start. */
  readonly onMissing = this.lost.event;

  private readonly listeners = new Map<string, (params: unknown) => void>();

  private readonly startAnewOnce = serial(() => this.startAnew());

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly settings: ServerSettings,
    private readonly log: vscode.LogOutputChannel,
    private readonly own: Own,
  ) {}

  /** Stops the server and starts it anew, looking for it afresh. */
  restart(): Promise<void> {
    if (this.state === "starting") {
      // A server that never answers would hold up this restart for ever.
      this.process?.kill();
    }
    return this.startAnewOnce();
  }

  /** Restarts if another program would be the server now. */
  async restartIfOther(): Promise<void> {
    const { launch } = await this.find();
    if (JSON.stringify(launch) !== JSON.stringify(this.launch)) {
      await this.restart();
    }
  }

  /** Runs a command of the server; undefined while no server runs. */
  async execute<T>(command: string, argument: object, token?: vscode.CancellationToken): Promise<T | undefined> {
    // With a token of ours the server starts no progress of its own beside the one that we show.
    const params = { command, arguments: [argument], workDoneToken: randomUUID() };
    return this.state === "running" ? this.client?.sendRequest<T>("workspace/executeCommand", params, token ?? NEVER) : undefined;
  }

  /** Hears notifications of the server's own, of every server that is started from now on. */
  hear(method: string, listener: (params: unknown) => void): void {
    this.listeners.set(method, listener);
  }

  /** Asks the server something of our own; undefined while no server runs. */
  async request<T>(method: string, params: object): Promise<T | undefined> {
    return this.state === "running" ? this.client?.sendRequest<T>(method, params) : undefined;
  }

  async stop(): Promise<void> {
    const { client, process: child } = this;
    this.client = undefined;
    this.process = undefined;
    if (client?.needsStop() === true) {
      try {
        await client.dispose(3000);
      } catch (error) {
        // A server that died or hangs cannot be asked to stop.
        this.log.warn(`The server did not stop by itself: ${message(error)}`);
      }
    }
    child?.kill();
  }

  dispose(): void {
    this.changed.dispose();
    this.lost.dispose();
  }

  private async startAnew(): Promise<void> {
    await this.stop();
    this.become("starting");
    const found = await this.find();
    this.launch = found.launch;
    if (found.launch === undefined) {
      this.become("missing");
      this.lost.fire(found);
      return;
    }
    const { command, args, source } = found.launch;
    this.log.info(`Starting the server (found by ${source}): ${[command, ...args].join(" ")}`);
    await this.run(found.launch);
  }

  private async find(): Promise<Found> {
    const { launches, refusals } = choices(await wishes(), surroundings(this.context.globalStorageUri));
    const directory = await this.emptyFolder();
    for (const launch of launches) {
      const isPython = launch.source === "interpreter" || launch.source === "own";
      if (!isPython || (await canImportServer(launch.command, directory))) {
        return { launch, refusals };
      }
      this.log.info(`${launch.command} has no screenplay_ls; looking further.`);
    }
    return { launch: undefined, refusals };
  }

  private async run(launch: Launch): Promise<void> {
    const start = () => this.spawn(launch);
    const client = new LanguageClient("screenplay", "Screenplay", start, this.clientOptions());
    this.client = client;
    client.onNotification("screenplay/status", (status: ModelStatus) => {
      // What the last suggestion cost is said once, and holds until the next.
      this.model = { ...status, figures: status.figures ?? this.model?.figures };
      this.changed.fire();
    });
    for (const [method, listener] of this.listeners) {
      client.onNotification(method, listener);
    }
    client.registerFeature(new ExperimentalFeature());
    client.onDidChangeState(({ newState }) => {
      if (this.client === client) {
        this.become(stateOf(newState));
      }
    });
    try {
      await client.start();
      const info = client.initializeResult?.serverInfo;
      this.log.info(`The server is running: ${info?.name ?? "screenplay-ls"} ${info?.version ?? ""}`);
    } catch (error) {
      this.log.error(`The server could not be started: ${message(error)}`);
      if (this.client === client) {
        this.become("failed");
      }
    }
  }

  private async spawn(launch: Launch): Promise<ChildProcess> {
    const env = { ...process.env, ...(await apiKeyEnvironment(this.context.secrets)) };
    // Python imports from the current folder first, so it must not be the writer's folder.
    const cwd = await this.emptyFolder();
    const child = spawn(launch.command, launch.args, { cwd, env, windowsHide: true });
    this.process = child;
    await new Promise<void>((resolve, reject) => {
      child.once("spawn", resolve);
      child.once("error", reject);
    });
    return child;
  }

  private clientOptions(): LanguageClientOptions {
    return {
      errorHandler: this.errorHandler(),
      documentSelector: [
        { scheme: "file", language: "fountain" },
        { scheme: "untitled", language: "fountain" },
        { scheme: "vscode-remote", language: "fountain" },
        { scheme: "vscode-vfs", language: "fountain" },
      ],
      diagnosticCollectionName: "screenplay",
      outputChannel: this.log,
      stdioOptions: { stdout: forwardLog, stderr: forwardLog },
      initializationOptions: () => ({ trusted: vscode.workspace.isTrusted, statusDetail: true, ...this.settings.all() }),
      middleware: {
        executeCommand: asking(this.own),
        workspace: {
          configuration: (params, token, next) =>
            params.items.map((item) => item.section).every((section) => section === "screenplay")
              ? params.items.map(() => this.settings.all())
              : next(params, token),
        },
      },
    };
  }

  /** A server that dies is started again, unless it keeps dying. */
  private errorHandler(): ErrorHandler {
    const crashes = new Crashes();
    return {
      error: (_error, _message, count) => ({
        action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
      }),
      closed: () => {
        if (this.state === "running" && crashes.forgiven(Date.now())) {
          this.log.warn("The server ended unexpectedly; it is started again.");
          return { action: CloseAction.Restart, handled: true };
        }
        return {
          action: CloseAction.DoNotRestart,
          message: vscode.l10n.t("The screenplay-ls server keeps ending. It is not started again by itself."),
          handled: this.state === "starting",
        };
      },
    };
  }

  /** A folder of our own in which no workspace can put a file. */
  async emptyFolder(): Promise<string> {
    const folder = vscode.Uri.joinPath(this.context.globalStorageUri, "empty");
    await vscode.workspace.fs.createDirectory(folder);
    return folder.fsPath;
  }

  private become(state: ServerState): void {
    this.state = state;
    void vscode.commands.executeCommand("setContext", "screenplay.running", state === "running");
    if (state !== "running") {
      this.model = undefined;
    }
    this.changed.fire();
  }
}

function stateOf(state: State): ServerState {
  switch (state) {
    case State.Running:
      return "running";
    case State.Starting:
      return "starting";
    default:
      return "stopped";
  }
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
