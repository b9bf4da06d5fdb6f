/** The commands that install the server, for the writer's own shell. Pure: no `vscode` here. */

import { pythonOf } from "./launch";

/** With which engine. `ready-made` takes a compiled engine from llama-cpp-python's own index. */
export type Kit = "compile" | "ready-made" | "no-engine";

const READY_MADE = "https://abetlen.github.io/llama-cpp-python/whl/cpu";

/** One line for a terminal: makes a virtual environment at `environment` and installs into it. */
export function installLine(kit: Kit, environment: string, platform: NodeJS.Platform, shell: string): string {
  const dialect = dialectOf(platform, shell);
  const python = pythonOf(environment, platform);
  const starter = platform === "win32" ? ["py", "-3"] : ["python3"];
  const pip = [python, "-m", "pip", "install", "--upgrade"];
  if (kit === "ready-made") {
    pip.push("--prefer-binary", "--extra-index-url", READY_MADE);
  }
  pip.push(kit === "no-engine" ? "screenplay-ls" : "screenplay-ls[llm]");
  const steps = [[...starter, "-m", "venv", environment], pip];
  if (kit !== "no-engine") {
    steps.push([python, "-m", "screenplay_ls", "models", "pull"]);
  }
  return commandLine(steps, dialect);
}

type Dialect = "posix" | "cmd" | "powershell" | "pwsh";

/** Which quoting a shell wants, by the name of its program. */
export function dialectOf(platform: NodeJS.Platform, shell: string): Dialect {
  const name = (shell.split(/[\\/]/).pop() ?? "").toLowerCase().replace(/\.exe$/, "");
  if (name === "powershell" || name === "pwsh") {
    return name;
  }
  if (name === "cmd") {
    return "cmd";
  }
  return platform === "win32" && name === "" ? "powershell" : "posix";
}

/** Steps that each run only when the one before went well, as one line. */
export function commandLine(steps: readonly (readonly string[])[], dialect: Dialect): string {
  const lines = steps.map((step) => {
    const words = step.map((word) => quoted(word, dialect));
    // PowerShell takes a quoted word at the front as a text, not as a program.
    const call = dialect.startsWith("p") && dialect !== "posix" && words[0] !== step[0];
    return (call ? "& " : "") + words.join(" ");
  });
  // Windows PowerShell 5 has no "&&".
  return lines.join(dialect === "powershell" ? "; if ($?) { " : " && ") +
    (dialect === "powershell" ? " }".repeat(lines.length - 1) : "");
}

function quoted(word: string, dialect: Dialect): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) {
    return word;
  }
  switch (dialect) {
    case "posix":
      return `'${word.replaceAll("'", `'\\''`)}'`;
    case "cmd":
      return `"${word}"`;
    default:
      return `'${word.replaceAll("'", "''")}'`;
  }
}
