import { page, type Done } from "../core/api";
import type { Message } from "../core/hub";
import { morph } from "../core/morph";
import type { Grid, Overlay } from "./grid";
import type { Entry, Part, Texts } from "./model";
import { Outbox, type Teller } from "./outbox";

// The lessons that are offered are drawn anew only when they are others, so that a topic that is being typed stays.
function offers(fresh: Document) {
  const [shown, now] = [document, fresh].map(d => d.querySelector<HTMLElement>("[data-offers]"));
  const named = (of: HTMLElement) => [...of.querySelectorAll<HTMLElement>("[data-offer]")].map(o => o.dataset.offer).join();
  if (shown && now && named(shown) !== named(now)) shown.replaceWith(now);
}

type News = { lessonId: string; learnerId?: string; value?: number | null; entries?: { learnerId: string; code: string }[]; version: number };

const READS = 12, PAUSE_MS = 250;
const pause = () => new Promise(done => setTimeout(done, PAUSE_MS));

/** Keeps the grid, the outbox and the server in step: what was recorded, what others did, what was missed. */
export class Sync implements Teller {
  outbox!: Outbox;

  constructor(
    private readonly wrap: HTMLElement, private readonly grid: Grid, private readonly texts: Texts,
    private readonly say: (text: string) => void, private readonly status: () => void) {}

  /** Takes the table as the server has just rendered it. */
  read() {
    this.grid.read();
    this.outbox.version = Math.max(this.outbox.version, Number(this.wrap.dataset.version));
    if (!this.wrap.querySelector("td[tabindex='0']")) this.grid.rows[0]?.cells[0]?.setAttribute("tabindex", "0");
  }

  /** Reads the page anew until it shows the position or the version, and draws only what differs. */
  async reread(position: number, version = 0) {
    for (let i = 0; i < READS; i++, await pause()) {
      const now = await page(location.pathname, position), fresh = now?.querySelector<HTMLElement>(".journal-wrap");
      // The view of the server may be some moments behind what was recorded.
      const wanted = Math.max(version, this.outbox.version, i < READS - 1 ? Number(fresh?.dataset.newest) : 0);
      if (!fresh || Number(fresh.dataset.version) < wanted) continue;
      morph(this.wrap, fresh);
      offers(now!);
      this.wrap.dataset.version = fresh.dataset.version;
      this.read();
      return this.#compare();
    }
  }

  behind(version: number) { return this.reread(0, version); }

  recorded(entry: Entry, answer: Done) {
    const refused = new Map((answer.items ?? []).filter(i => i.status === "refused").map(i => [i.index, i.refusals[0]!.text]));
    entry.changes.forEach((c, i) => {
      const cell = this.grid.cell(c.lesson, c.learner);
      if (cell && !refused.has(i)) this.grid.note(cell, c.part, c.after);
    });
    if (refused.size > 0) this.say([...refused].map(([i, text]) => `${this.#name(entry.changes[i]!.learner)}: ${text}`).join(" "));
  }

  async refused(entry: Entry, code: string, text: string) {
    if (code === "journal.mark_already_entered") {
      await this.reread(0, this.outbox.version + 1);
      if (entry.theirs !== undefined) return;
    }
    this.outbox.drop(entry);
    // What followed in the same cell was typed upon it.
    for (const c of entry.changes) this.outbox.of(c.lesson, c.learner).forEach(e => this.outbox.drop(e));
    this.say(`${entry.changes[0] ? this.#name(entry.changes[0].learner) : this.texts.say.refused}: ${text}`);
  }

  /** Shows what somebody else did. */
  async hear(m: Message) {
    const d = m.data as News;
    if (d.version <= this.outbox.version) return;
    // A page that was closed is another page: nothing is typed there any more. What waits is sent by it and refused with the reason.
    if (m.kind === "page") {
      await this.reread(m.position, d.version);
      return location.reload();
    }
    if (m.kind === "lesson" || !this.outbox.follow(d.version)) return this.reread(m.position, d.version);
    const news = m.kind === "mark"
      ? [{ learner: d.learnerId!, part: "v" as Part, value: d.value ? String(d.value) : "" }]
      : d.entries!.map(e => ({ learner: e.learnerId, part: "a" as Part, value: e.code }));
    for (const n of news) {
      const cell = this.grid.cell(d.lessonId, n.learner);
      if (!cell || this.grid.known(cell, n.part) === n.value) continue;
      this.grid.note(cell, n.part, n.value);
      if (this.grid.shown(cell, n.part) !== n.value) this.grid.flash(cell);
    }
    this.#compare();
  }

  /** Draws every cell that differs from what is known, and what waits over it. */
  changed() {
    const over = new Map<HTMLTableCellElement, Overlay>();
    for (const entry of this.outbox.entries) for (const c of entry.changes) {
      const cell = this.grid.cell(c.lesson, c.learner);
      if (cell) over.set(cell,
        { ...over.get(cell), [c.part]: c.after, state: entry.theirs === undefined ? over.get(cell)?.state ?? "wait" : "conflict" });
    }
    for (const row of this.grid.rows) for (const cell of row.cells)
      if (over.has(cell) || cell.dataset.state || (["v", "a"] as const).some(p => this.grid.shown(cell, p) !== this.grid.known(cell, p)))
        this.grid.show(cell, over.get(cell));
    this.status();
  }

  // A cell that holds neither what the teacher saw nor what the teacher typed was changed by somebody else.
  #compare() {
    const seen = new Set<string>();
    for (const entry of this.outbox.entries) for (const c of entry.changes) {
      const cell = this.grid.cell(c.lesson, c.learner), key = `${c.lesson}/${c.learner}/${c.part}`;
      if (!cell || seen.has(key)) continue;
      seen.add(key);
      const now = this.grid.known(cell, c.part);
      if (now !== c.before && now !== c.after) this.outbox.hold(entry, now);
      else if (entry.theirs !== undefined && now === c.after) this.outbox.drop(entry);
    }
    this.changed();
  }

  #name(learner: string) { return this.grid.rows.find(r => r.learner === learner)?.name ?? ""; }
}
