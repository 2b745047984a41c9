import { account, newId, send, type Done, type Outcome } from "../core/api";
import type { Change, Entry, PageRef } from "./model";
import { Queue } from "./queue";

/** What the outbox tells the page. */
export type Teller = {
  /** What waits has changed: show cells and the badge anew. */
  changed(): void;
  /** The server recorded an entry. */
  recorded(entry: Entry, answer: Done): void;
  /** The server said no for good. */
  refused(entry: Entry, code: string, text: string): void;
  /** The page is behind this version: read it anew. */
  behind(version: number): Promise<void>;
};

const RETRIES_MS = [1_000, 2_000, 5_000, 10_000, 30_000];
const path = (name: string) => `/api/journal/${name}`;

/** Sends what was typed, one after another and each until it is answered; a repeat carries the same key and is recorded once. */
export class Outbox {
  entries: Entry[] = [];

  /** The version of the page up to which everything is shown. */
  version = 0;
  reachable = true;
  signedOut = false;
  #queue = new Queue();
  #busy = false;
  #failures = 0;
  #timer = 0;

  constructor(private readonly ref: PageRef, private readonly href: string, private readonly teller: Teller) {
    addEventListener("online", () => void this.flush());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) void this.flush(); });
  }

  /** Takes up what an earlier visit left. */
  async restore() {
    const kept = (await this.#queue.all()).filter(e => e.account === account() && e.page === this.href);
    this.entries = [...kept, ...this.entries];
    this.teller.changed();
    void this.flush();
  }

  /** Puts a command behind the others. */
  add(name: string, changes: Change[], fields: Record<string, unknown>, guarded: boolean) {
    const entry: Entry =
      { id: newId(), account: account(), page: this.href, at: Date.now(), name, changes, guarded, body: { page: this.ref, ...fields } };
    this.entries.push(entry);
    void this.#queue.put(entry);
    this.teller.changed();
    void this.flush();
  }

  /** Takes an entry back; what was sent already may be recorded all the same. */
  drop(entry: Entry) {
    this.entries = this.entries.filter(e => e !== entry);
    void this.#queue.remove(entry.id);
    this.teller.changed();
  }

  /** Holds an entry until the teacher has chosen between it and what stands there. */
  hold(entry: Entry, theirs: string) {
    entry.theirs = theirs;
    void this.#queue.put(entry);
    this.teller.changed();
  }

  /** The entries that concern a cell, oldest first. */
  of(lesson: string, learner: string) {
    return this.entries.filter(e => e.changes.some(c => c.lesson === lesson && c.learner === learner));
  }

  /** Follows a version that came with a message or an answer; false when something in between was not seen. */
  follow(version: number, step = 1): boolean {
    if (version > this.version + step) return false;
    this.version = Math.max(this.version, version);
    return true;
  }

  /** Sends until nothing is left that may be sent. */
  async flush() {
    if (this.#busy) return;
    this.#busy = true;
    clearTimeout(this.#timer);
    try {
      for (let entry = this.#next(); entry; entry = this.#next()) {
        entry.tried = true;
        await this.#queue.put(entry);
        const outcome = await send(path(entry.name), entry.body, entry.id, entry.guarded ? this.version : undefined);
        if (!await this.#settle(entry, outcome)) break;
      }
    } finally {
      this.#busy = false;
      this.teller.changed();
    }
  }

  // An entry waits while an earlier one for the same cell is held.
  #next(): Entry | undefined {
    const held = new Set(this.entries.filter(e => e.theirs !== undefined).flatMap(e => e.changes.map(key)));
    return this.entries.find(e => e.theirs === undefined && !e.changes.some(c => held.has(key(c))));
  }

  async #settle(entry: Entry, outcome: Outcome): Promise<boolean> {
    this.signedOut = outcome.kind === "signed-out";
    this.reachable = outcome.kind !== "later";
    if (outcome.kind === "later" || outcome.kind === "signed-out") {
      this.#timer = setTimeout(() => void this.flush(), RETRIES_MS[Math.min(this.#failures++, RETRIES_MS.length - 1)]);
      return false;
    }
    this.#failures = 0;
    if (outcome.kind === "changed") await this.teller.behind(outcome.version);
    else if (outcome.kind === "done") {
      this.teller.recorded(entry, outcome);
      this.drop(entry);
      if (outcome.version !== null && !this.follow(outcome.version, outcome.recorded)) await this.teller.behind(outcome.version);
    } else this.teller.refused(entry, outcome.code, outcome.text);
    return true;
  }
}

const key = (c: Change) => `${c.lesson}/${c.learner}/${c.part}`;
