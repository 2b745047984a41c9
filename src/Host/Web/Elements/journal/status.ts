import { fill, type Texts } from "./model";
import type { Outbox } from "./outbox";

const SAID_MS = 7_000;

/** The badge that tells how it stands, and the words at the foot of the page. */
export class Status {
  live = false;
  #timer = 0;

  constructor(private readonly badge: HTMLElement, private readonly toast: HTMLElement, private readonly texts: Texts) {}

  /** Tells what waits, what is in conflict, whether the server is there. */
  show(outbox: Outbox) {
    const conflicts = outbox.entries.filter(e => e.theirs !== undefined).length, waiting = outbox.entries.length - conflicts;
    const [kind, text] = this.#words(outbox, conflicts, waiting);
    this.badge.className = `badge ${kind}`;
    if (this.badge.textContent !== text) this.badge.textContent = text;
    this.badge.dataset.waiting = String(waiting);
  }

  /** Says something for some seconds. */
  say(text: string) {
    this.toast.textContent = text;
    this.toast.hidden = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.toast.hidden = true, SAID_MS);
  }

  #words(outbox: Outbox, conflicts: number, waiting: number): [string, string] {
    const { say } = this.texts;
    if (conflicts > 0) return ["bad", fill(say.conflicts!, conflicts)];
    if (outbox.signedOut) return ["bad", say.signed_out!];
    if (waiting > 0) return ["warn", fill(outbox.reachable ? say.pending! : say.offline!, waiting)];
    return this.live ? ["ok live", say.live!] : ["", say.saved!];
  }
}
