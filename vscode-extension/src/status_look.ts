/** How the status item looks in each state. Pure: no `vscode` here. */

/** Where the server itself stands. */
export type ServerState = "starting" | "running" | "stopped" | "missing" | "failed";

/**
 * What the server says about its model: the notification `screenplay/status`.
 *
 * `state` is off, loading, ready, thinking, quiet, lost or unusable; a newer server may know more.
 */
export interface ModelStatus {
  readonly state: string;
  readonly message?: string | undefined;
  readonly model?: string | undefined;
  /** What the last suggestion cost. */
  readonly figures?: unknown;
}

export interface Look {
  readonly text: string;
  readonly details: readonly string[];
  /** Sentences for the tooltip. */
  readonly level: "calm" | "warning" | "error";
}

export interface Situation {
  readonly server: ServerState;
  readonly model: ModelStatus | undefined;
  readonly suggestions: boolean;
  readonly trusted: boolean;
}

/** Translates a sentence, as `vscode.l10n.t` does. */
export type Translate = (message: string, ...args: string[]) => string;

const NAME = "Screenplay";

/** What the last suggestion cost, as phrases; nothing where the server does not know. */
export function figuresOf({ figures }: ModelStatus, t: Translate): string[] {
  const { promptTokensPerSecond, predictedTokensPerSecond } = (figures ?? {}) as Record<string, unknown>;
  const speed = (value: unknown, phrase: (count: string) => string) =>
    typeof value === "number" ? [phrase(String(Math.round(value)))] : [];
  return [
    ...speed(promptTokensPerSecond, (count) => t("reads {0} tokens a second", count)),
    ...speed(predictedTokensPerSecond, (count) => t("writes {0}", count)),
  ];
}

export function look(situation: Situation, t: Translate): Look {
  const { server, model } = situation;
  const rest = situation.trusted
    ? []
    : [t("Restricted mode: this folder's settings choose no program, model or endpoint.")];
  switch (server) {
    case "starting":
      return { text: `$(loading~spin) ${NAME}`, details: [t("The server is starting."), ...rest], level: "calm" };
    case "missing":
      return {
        text: `$(warning) ${NAME}: ${t("not installed")}`,
        details: [t("The screenplay-ls server is not installed. Click to install it."), ...rest],
        level: "warning",
      };
    case "failed":
      return {
        text: `$(error) ${NAME}`,
        details: [t("The server could not be started. Click for the log."), ...rest],
        level: "error",
      };
    case "stopped":
      return { text: `$(debug-disconnect) ${NAME}`, details: [t("The server is stopped."), ...rest], level: "warning" };
    case "running":
      return modelLook(model, situation.suggestions, rest, t);
  }
}

function modelLook(model: ModelStatus | undefined, suggestions: boolean, rest: readonly string[], t: Translate): Look {
  const says = model?.message === undefined || model.message === "" ? [] : [model.message];
  const named = model?.model === undefined || model.model === "" ? [] : [t("Model: {0}", model.model)];
  const figures = model === undefined ? "" : figuresOf(model, t).join(", ");
  const details = [...says, ...named, figures, ...rest].filter((sentence) => sentence !== "");
  if (!suggestions) {
    return { text: `$(circle-slash) ${NAME}`, details: [t("Suggested dialogue is off."), ...named, ...rest], level: "calm" };
  }
  switch (model?.state) {
    case "loading":
      return { text: `$(loading~spin) ${NAME}`, details, level: "calm" };
    case "quiet":
      return { text: `$(bell-slash) ${NAME}`, details, level: "calm" };
    case "lost":
      return { text: `$(warning) ${NAME}`, details, level: "calm" };
    case "unusable":
      return {
        text: `$(info) ${NAME}: ${t("no model")}`,
        details: [...details, t("Click to choose a model.")],
        level: "calm",
      };
    default:
      // Ready and thinking look alike: an icon that moves with every key would only disturb.
      return { text: `$(sparkle) ${NAME}`, details: details.length > 0 ? details : [t("The server is running.")], level: "calm" };
  }
}
