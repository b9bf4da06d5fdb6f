/** The settings that the server gets, with what an untrusted folder says left out. */

import * as vscode from "vscode";
import { effective, nested } from "./trust";

const SECTION = "screenplay";

/** The parts of package.json that we read, so that names stand in one place only. */
interface Manifest {
  readonly contributes: { readonly configuration: readonly { readonly properties: Record<string, unknown> }[] };
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
}

export class ServerSettings {
  private readonly names: readonly string[];
  private readonly restricted: ReadonlySet<string>;

  constructor(manifest: unknown) {
    const { contributes, capabilities } = manifest as Manifest;
    this.names = contributes.configuration.flatMap((group) => Object.keys(group.properties));
    this.restricted = new Set(capabilities.untrustedWorkspaces.restrictedConfigurations);
  }

  /** All settings of our section, nested, as the server wants them. */
  all(): Record<string, unknown> {
    const configuration = vscode.workspace.getConfiguration();
    const values = new Map<string, unknown>();
    for (const name of this.names) {
      const { globalValue, defaultValue } = configuration.inspect(name) ?? {};
      const value = configuration.get<unknown>(name);
      const setting = { value, globalValue, defaultValue };
      values.set(name, effective(setting, this.restricted.has(name), vscode.workspace.isTrusted));
    }
    return nested(values)[SECTION] as Record<string, unknown>;
  }

  /** Whether the change can reach the server by a restart only. */
  needsRestart(change: vscode.ConfigurationChangeEvent): boolean {
    if (change.affectsConfiguration(`${SECTION}.server`)) {
      return true;
    }
    // Without trust the server takes restricted settings from its start only.
    return !vscode.workspace.isTrusted && [...this.restricted].some((name) => change.affectsConfiguration(name));
  }
}
