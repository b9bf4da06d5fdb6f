/** Drafts: asked for, watched while they are made, compared with the script, applied or thrown away. */

import * as vscode from "vscode";
import { draftInFront, DraftPreviews, SCHEME } from "./draft_preview";
import { type Drafted, type DraftKind, type DraftPiece, type Take, type WishValue, withPassages } from "./draft_types";
import { askForWishes, type Wishes } from "./draft_wishes";
import { placeIn, positionOf, screenplayEditor } from "./place";
import type { Server } from "./server";
import type { WireRange } from "./wire";

/** What a code action, or a palette entry for one kind, has decided already. */
export interface Given {
  readonly kind?: string;
  readonly range?: WireRange;
  readonly wishes?: Readonly<Record<string, WishValue>>;
}

/** What is asked of the server. */
interface Asked extends Wishes {
  readonly kind: string;
  /** Another one gives another text. */
  readonly seed: number;
  readonly uri: string;
  readonly range: WireRange;
  /** Further scripts, for drafts that join several. */
  readonly others?: readonly string[];
}

/** One draft that the writer has not decided about. */
interface Session {
  readonly asked: Asked;
  readonly script: vscode.TextDocument;
  readonly version: number;
  readonly drafted: Drafted;
  readonly preview: vscode.Uri;
  take: number;
}

/** Kinds that make one draft of several scripts. */
const JOINING = new Set(["collision", "merge"]);

export class Drafts implements vscode.Disposable {
  private readonly previews = new DraftPreviews();
  private readonly sessions = new Map<string, Session>();
  private heard: ((piece: DraftPiece) => void) | undefined;

  constructor(private readonly server: Server) {
    server.hear("screenplay/draftPiece", (piece) => this.heard?.(piece as DraftPiece));
  }

  /** Asks what to draft, as far as that is not given, and drafts it. */
  async start(given: Given = {}): Promise<void> {
    const editor = screenplayEditor();
    if (editor === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t("Open a screenplay first, and put the cursor where you mean."));
      return;
    }
    const { uri } = placeIn(editor);
    const range = given.range ?? wire(editor.selection);
    const kind = await this.kind(uri, range, given.kind);
    const wishes = kind === undefined ? undefined : await askForWishes(kind, given.wishes ?? {});
    if (kind === undefined || wishes === undefined) {
      return;
    }
    const others = JOINING.has(kind.name) ? await otherScripts(uri) : [];
    await this.draft({ kind: kind.name, uri, range, seed: 0, others, ...wishes }, kind.title, editor.document);
  }

  /** Applies the draft in front: one change of the script, which one undo takes back. */
  async apply(passages?: readonly number[]): Promise<void> {
    const session = this.inFront();
    if (session === undefined) {
      return;
    }
    const { drafted, take } = session;
    const some = passages === undefined ? {} : { passages };
    const answer = await told(() => this.server.execute<object>("screenplay.applyDraft", { id: drafted.id, take, ...some }));
    if (answer === undefined) {
      return; // Refused, and the writer was told why: the draft stays, to copy from.
    }
    await this.forget(session);
    await vscode.window.showTextDocument(session.script);
  }

  /** Lets the writer choose which passages to apply. */
  async applySome(): Promise<void> {
    const passages = this.takeOf(this.inFront())?.passages ?? [];
    const items = passages.map(({ label, reason, text }, index) => ({
      label: label ?? text.split("\n", 1)[0] ?? "",
      detail: reason,
      picked: true,
      index,
    }));
    const title = vscode.l10n.t("Apply which passages?");
    const chosen = await vscode.window.showQuickPick(items, { title, canPickMany: true, matchOnDetail: true });
    if (chosen !== undefined && chosen.length > 0) {
      await this.apply(chosen.map(({ index }) => index));
    }
  }

  async discard(): Promise<void> {
    const session = this.inFront();
    if (session !== undefined) {
      await this.forget(session);
    }
  }

  /** Shows the next take, or asks for another where all have been seen. */
  async another(): Promise<void> {
    const session = this.inFront();
    if (session === undefined) {
      return;
    }
    if (session.take + 1 < session.drafted.takes.length) {
      session.take += 1;
      await this.show(session);
      return;
    }
    const title = this.takeOf(session)?.title ?? "";
    const { asked, script, drafted } = session;
    await this.forget(session);
    await this.draft({ ...asked, seed: asked.seed + drafted.takes.length }, title, script);
  }

  dispose(): void {
    this.previews.dispose();
  }

  private async kind(uri: string, range: WireRange, name: string | undefined): Promise<DraftKind | undefined> {
    const kinds = (await told(() => this.server.execute<DraftKind[]>("screenplay.draftKinds", { uri, range }))) ?? [];
    if (name !== undefined) {
      return kinds.find((kind) => kind.name === name);
    }
    const here = (kind: DraftKind) => (kind.here ? "" : vscode.l10n.t("not at this place"));
    const items = kinds
      .toSorted((a, b) => Number(b.here) - Number(a.here))
      .map((kind) => ({ label: kind.title, description: here(kind), chosen: kind }));
    return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Draft"), matchOnDescription: true }))?.chosen;
  }

  private async draft(asked: Asked, title: string, script: vscode.TextDocument): Promise<void> {
    const preview = this.previews.create(script.uri);
    const { version } = script;
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    const drafted = await vscode.window.withProgress(options, async (progress, token) => {
      let open: Thenable<unknown> | undefined;
      this.heard = ({ doing, text }) => {
        if (doing !== undefined && doing !== "") {
          progress.report({ message: doing });
        }
        if (text !== undefined && text !== "" && !token.isCancellationRequested) {
          this.previews.fill(preview, text);
          open ??= vscode.window.showTextDocument(preview, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
        }
      };
      try {
        return await told(() => this.server.execute<Drafted>("screenplay.draft", asked, token), token);
      } finally {
        this.heard = undefined;
        await open;
      }
    });
    await this.previews.close(preview);
    if (drafted !== undefined && drafted.takes.length > 0) {
      await this.show(this.open({ asked, script, version, drafted, preview: this.previews.create(script.uri), take: 0 }));
    }
  }

  private open(session: Session): Session {
    this.sessions.set(session.preview.toString(), session);
    return session;
  }

  private async show(session: Session): Promise<void> {
    const take = this.takeOf(session);
    if (take === undefined) {
      return;
    }
    const { script, preview, version, drafted } = session;
    const count = drafted.takes.length > 1 ? ` (${session.take + 1}/${drafted.takes.length})` : "";
    // Ranges mean the text that the draft was made from; a changed script is compared by the server.
    const compares = take.passages.length > 0 && script.version === version;
    const offsetAt = (position: WireRange["start"]) => script.offsetAt(positionOf(position));
    this.previews.fill(preview, compares ? withPassages(script.getText(), take.passages, offsetAt) : take.text);
    if (compares) {
      await vscode.commands.executeCommand("vscode.diff", script.uri, preview, `${take.title}${count}`, { preview: false });
    } else {
      const { document } = await vscode.window.showTextDocument(preview, { preview: false });
      await vscode.languages.setTextDocumentLanguage(document, take.markup === "markdown" ? "markdown" : "fountain");
    }
    void this.offer(take);
  }

  /** The same actions as in the editor's title, for those who do not look there. */
  private async offer(take: Take): Promise<void> {
    const apply = vscode.l10n.t("Apply");
    const another = vscode.l10n.t("Another take");
    const discard = vscode.l10n.t("Discard");
    const buttons = take.passages.length > 0 ? [apply, another, discard] : [another, discard];
    switch (await vscode.window.showInformationMessage([take.title, ...take.notes].join(" · "), ...buttons)) {
      case apply:
        return this.apply();
      case another:
        return this.another();
      case discard:
        return this.discard();
      case undefined:
    }
  }

  private inFront(): Session | undefined {
    const uri = draftInFront();
    return uri === undefined ? [...this.sessions.values()].at(-1) : this.sessions.get(uri.toString());
  }

  private takeOf(session: Session | undefined): Take | undefined {
    return session?.drafted.takes[session.take];
  }

  private async forget(session: Session): Promise<void> {
    this.sessions.delete(session.preview.toString());
    await this.previews.close(session.preview);
  }
}

/** The scripts that are open beside this one, as far as the writer wants them to come in. */
async function otherScripts(uri: string): Promise<string[]> {
  const items = vscode.workspace.textDocuments
    .filter((document) => document.languageId === "fountain" && document.uri.scheme !== SCHEME && document.uri.toString() !== uri)
    .map((document) => ({ label: vscode.workspace.asRelativePath(document.uri), uri: document.uri.toString() }));
  if (items.length === 0) {
    return [];
  }
  const title = vscode.l10n.t("Which other scripts come in?");
  return (await vscode.window.showQuickPick(items, { title, canPickMany: true }))?.map((item) => item.uri) ?? [];
}

function wire({ start, end }: vscode.Range): WireRange {
  return { start: { line: start.line, character: start.character }, end: { line: end.line, character: end.character } };
}

/** What the server refuses is told in its own words; what the writer has stopped is not told. */
async function told<T>(ask: () => Promise<T>, token?: vscode.CancellationToken): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (token?.isCancellationRequested !== true) {
      void vscode.window.showWarningMessage(error instanceof Error ? error.message : String(error));
    }
    return undefined;
  }
}
