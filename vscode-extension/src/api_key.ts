/** The key of a model server: kept in the editor's secret storage, handed over as an environment variable. */

import * as vscode from "vscode";

/** The variable that the server reads. */
export const API_KEY_VARIABLE = "SCREENPLAY_LS_API_KEY";

const SECRET = "screenplay.endpoint.apiKey";

/** What the server's environment gets: nothing when no key is stored, so that a variable set by the writer stays. */
export async function apiKeyEnvironment(secrets: vscode.SecretStorage): Promise<Record<string, string>> {
  const key = await secrets.get(SECRET);
  return key === undefined ? {} : { [API_KEY_VARIABLE]: key };
}

/** Asks for the key; an empty answer forgets the stored one. */
export async function askForApiKey(secrets: vscode.SecretStorage): Promise<void> {
  const key = await vscode.window.showInputBox({
    title: vscode.l10n.t("API key of your model server"),
    prompt: vscode.l10n.t("Kept in the editor's secret storage. Leave it empty to forget the stored key."),
    password: true,
    ignoreFocusOut: true,
  });
  if (key === undefined) {
    return;
  }
  if (key.trim() === "") {
    await secrets.delete(SECRET);
  } else {
    await secrets.store(SECRET, key.trim());
  }
}

export function onApiKeyChange(secrets: vscode.SecretStorage, listener: () => void): vscode.Disposable {
  return secrets.onDidChange((change) => {
    if (change.key === SECRET) {
      listener();
    }
  });
}
