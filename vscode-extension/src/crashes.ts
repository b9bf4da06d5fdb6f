/** Whether a server that died is started again. Pure: no `vscode` here. */

const MOST = 4;
const WITHIN_MS = 3 * 60 * 1000;

/** Counts crashes; the first ones in a while are forgiven, a fifth in three minutes is not. */
export class Crashes {
  private times: number[] = [];

  /** Notes a crash at `now` (ms) and says whether to start again. */
  forgiven(now: number): boolean {
    this.times = this.times.filter((time) => now - time < WITHIN_MS);
    this.times.push(now);
    return this.times.length <= MOST;
  }
}
