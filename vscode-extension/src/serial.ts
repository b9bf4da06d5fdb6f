/** One run at a time, and at most one waiting. Pure: no `vscode` here. */

/**
 * Makes `task` safe to ask for at any moment: a call during a run is served by one more run
 * after it, however many calls there were, since each run looks at the world anew.
 */
export function serial(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let waiting: Promise<void> | undefined;
  return function ask(): Promise<void> {
    if (running === undefined) {
      running = task().finally(() => {
        running = undefined;
      });
      return running;
    }
    waiting ??= running
      .catch(() => undefined)
      .then(() => {
        waiting = undefined;
        return ask();
      });
    return waiting;
  };
}
