import { page, type Done } from "./core/api";
import { watch, type Message } from "./core/hub";
import { morph } from "./core/morph";
import { Actions } from "./journal/actions";
import { Grid, type Overlay } from "./journal/grid";
import { Lessons } from "./journal/lessons";
import { fill, type Entry, type Part, type Texts } from "./journal/model";
import { Outbox } from "./journal/outbox";

const MOVES: Record<string, [number, number]> = {
  ArrowDown: [1, 0], Enter: [1, 0], NumpadEnter: [1, 0], ArrowUp: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
  PageDown: [5, 0], PageUp: [-5, 0], Home: [0, -999], End: [0, 999],
};
const READS = 12, PAUSE_MS = 250, SAID_MS = 7_000;
const pause = (ms: number) => new Promise(done => setTimeout(done, ms));

/** The journal grid: the keyboard first, an echo at once, the server a moment later, other people's changes as they come. */
class EduJournal extends HTMLElement {
  #texts!: Texts;
  #grid!: Grid;
  #outbox!: Outbox;
  #actions!: Actions;
  #lessons!: Lessons;
  #live = false;
  #wrap = this.querySelector<HTMLElement>(".journal-wrap")!;
  #badge = document.querySelector<HTMLElement>("[data-status]")!;

  connectedCallback() {
    const ref = JSON.parse(this.dataset.page!);
    this.#texts = JSON.parse(this.dataset.texts!);
    this.#grid = new Grid(this.#wrap, this.#texts, this.dataset.decimal ?? ",");
    this.#outbox = new Outbox(ref, location.pathname, {
      changed: () => this.#draw(), recorded: (e, a) => this.#recorded(e, a), refused: (e, c, t) => void this.#refused(e, c, t),
      behind: version => this.#reread(0, version),
    });
    this.#actions = new Actions(this, this.#grid, this.#outbox, this.#texts, t => this.#say(t));
    this.#lessons = new Lessons(this, this.#grid, this.#outbox, ref, this.#texts, p => this.#reread(p), t => this.#say(t));
    this.#read();
    this.addEventListener("keydown", e => this.#key(e));
    this.addEventListener("click", e => this.#click(e));
    this.addEventListener("focusin", e => this.#column(this.#at(e.target)));
    this.addEventListener("paste", e => this.#paste(e));
    this.addEventListener("pointerdown", e => { if ((e.target as Element).closest(".key")) e.preventDefault(); });
    document.querySelector("[data-open-lesson]")?.addEventListener("click", () => void this.#lessons.open());
    this.#badge.addEventListener("click", () => void this.#firstConflict());
    addEventListener("beforeunload", e => { if (this.#outbox.entries.some(x => !x.theirs)) e.preventDefault(); });
    watch(this.dataset.topic!, { message: m => void this.#hear(m), state: live => void this.#connected(live) });
    void this.#outbox.restore();
    this.dataset.ready = "";
  }

  get #teaches() { return this.dataset.readonly === undefined; }

  #read() {
    this.#grid.read();
    this.#outbox.version = Math.max(this.#outbox.version, Number(this.#wrap.dataset.version));
    if (!this.#wrap.querySelector("td[tabindex='0']")) this.#grid.rows[0]?.cells[0]?.setAttribute("tabindex", "0");
  }

  // Reads the page anew until it shows the position or the version, and draws only what differs.
  async #reread(position: number, version = 0) {
    for (let i = 0; i < READS; i++) {
      const fresh = (await page(location.pathname, position))?.querySelector<HTMLElement>(".journal-wrap");
      if (fresh && Number(fresh.dataset.version) >= Math.max(version, this.#outbox.version)) {
        morph(this.#wrap, fresh);
        this.#wrap.dataset.version = fresh.dataset.version;
        this.#read();
        return this.#compare();
      }
      await pause(PAUSE_MS);
    }
  }

  // A cell whose server value is neither what the teacher saw nor what the teacher typed was changed by somebody else.
  #compare() {
    const seen = new Set<string>();
    for (const entry of this.#outbox.entries) for (const c of entry.changes) {
      const cell = this.#grid.cell(c.lesson, c.learner), key = `${c.lesson}/${c.learner}/${c.part}`;
      if (!cell || seen.has(key)) continue;
      seen.add(key);
      const now = this.#grid.known(cell, c.part);
      if (now !== c.before && now !== c.after) this.#outbox.hold(entry, now);
      else if (entry.theirs !== undefined && now === c.after) this.#outbox.drop(entry);
    }
    this.#draw();
  }

  #recorded(entry: Entry, answer: Done) {
    const refused = new Map((answer.items ?? []).filter(i => i.status === "refused").map(i => [i.index, i.refusals[0]!.text]));
    entry.changes.forEach((c, i) => {
      const cell = this.#grid.cell(c.lesson, c.learner);
      if (cell && !refused.has(i)) this.#grid.note(cell, c.part, c.after);
    });
    if (refused.size > 0) this.#say([...refused].map(([i, text]) => `${this.#name(entry.changes[i]!.learner)}: ${text}`).join(" "));
  }

  async #refused(entry: Entry, code: string, text: string) {
    if (code === "journal.mark_already_entered") {
      await this.#reread(0, this.#outbox.version + 1);
      if (entry.theirs !== undefined) return;
    }
    const { lesson, learner } = entry.changes[0] ?? {};
    this.#outbox.drop(entry);
    if (lesson && learner) this.#outbox.of(lesson, learner).forEach(e => this.#outbox.drop(e));
    this.#say(`${learner ? this.#name(learner) : this.#texts.say.refused}: ${text}`);
  }

  async #hear(m: Message) {
    const d = m.data as { lessonId: string; learnerId?: string; value?: number | null; entries?: { learnerId: string; code: string }[]; version: number };
    if (d.version <= this.#outbox.version) return;
    if (m.kind === "lesson" || !this.#outbox.follow(d.version)) return this.#reread(m.position, d.version);
    const news = m.kind === "mark" ? [{ learner: d.learnerId!, part: "v" as Part, value: d.value ? String(d.value) : "" }]
      : d.entries!.map(e => ({ learner: e.learnerId, part: "a" as Part, value: e.code }));
    for (const n of news) {
      const cell = this.#grid.cell(d.lessonId, n.learner);
      if (!cell || this.#grid.known(cell, n.part) === n.value) continue;
      this.#grid.note(cell, n.part, n.value);
      if (this.#grid.shown(cell, n.part) !== n.value) this.#grid.flash(cell);
    }
    this.#compare();
  }

  async #connected(live: boolean) {
    const again = live && !this.#live;
    this.#live = live;
    this.#draw();
    if (!again) return;
    await this.#reread(0);
    void this.#outbox.flush();
  }

  #key(e: KeyboardEvent) {
    const cell = this.#at(e.target);
    if (!cell || e.ctrlKey || e.metaKey || e.altKey) return;
    // The place of the key counts before its letter: the Kazakh layout has letters where others have digits.
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(e.code)?.[1] ?? (/^\d$/.test(e.key) ? e.key : undefined);
    const move = MOVES[e.code] ?? MOVES[e.key], code = this.#texts.keys[e.code], gone = e.code === "Delete" || e.code === "Backspace";
    if (!digit && !move && !code && !gone && e.code !== "KeyH") return;
    e.preventDefault();
    if (move) return this.#grid.move(cell, ...move);
    if (e.code === "KeyH") return this.#history(cell);
    if (this.#teaches) void this.#change(cell, digit === "0" ? "10" : digit, code);
  }

  // A mark moves on to the next learner at once; a question is asked with the keyboard still in its cell.
  async #change(cell: HTMLTableCellElement, points?: string, code?: string) {
    if (cell.dataset.state === "conflict") return this.#actions.resolve(cell);
    const asks = points !== undefined && this.#grid.shown(cell, "v") !== "";
    const done = points !== undefined ? this.#actions.mark(cell, points) : code !== undefined ? this.#actions.attend(cell, code) : this.#actions.remove(cell);
    if (points !== undefined && !asks) this.#grid.move(cell, 1, 0);
    return done;
  }

  #click(e: Event) {
    const target = e.target as HTMLElement, head = target.closest<HTMLElement>("[data-lesson]"), key = target.closest<HTMLElement>(".key");
    if (head && this.#teaches) void this.#lessons.menu(this.#grid.lessons.find(l => l.head === head)!);
    const cell = this.#wrap.querySelector<HTMLTableCellElement>("td[tabindex='0']");
    const own = this.#at(target);
    if (own?.dataset.state === "conflict") void this.#actions.resolve(own);
    else if (own) this.#grid.focus(own);
    if (!key || !cell) return;
    if (key.dataset.act === "history") this.#history(cell);
    else void this.#change(cell, key.dataset.points, key.dataset.code);
  }

  #paste(e: ClipboardEvent) {
    const cell = this.#at(e.target);
    if (!cell || !this.#teaches) return;
    e.preventDefault();
    const { pasted, skipped } = this.#actions.paste(cell, e.clipboardData?.getData("text/plain") ?? "");
    this.#say(fill(this.#texts.say.pasted!, pasted, skipped));
  }

  #history(cell: HTMLTableCellElement) {
    const { lesson, line } = this.#grid.place(cell);
    location.href = `${location.pathname}/history?lesson=${lesson.id}&learner=${line.learner}`;
  }

  async #firstConflict() {
    const cell = this.#wrap.querySelector<HTMLTableCellElement>("td[data-state='conflict']");
    if (!cell) return;
    this.#grid.focus(cell);
    await this.#actions.resolve(cell);
  }

  #draw() {
    const over = new Map<HTMLTableCellElement, Overlay>();
    for (const entry of this.#outbox.entries) for (const c of entry.changes) {
      const cell = this.#grid.cell(c.lesson, c.learner);
      if (cell) over.set(cell, { ...over.get(cell), [c.part]: c.after, state: entry.theirs === undefined ? over.get(cell)?.state ?? "wait" : "conflict" });
    }
    for (const row of this.#grid.rows) for (const cell of row.cells)
      if (over.has(cell) || cell.dataset.state || this.#grid.shown(cell, "v") !== this.#grid.known(cell, "v") || this.#grid.shown(cell, "a") !== this.#grid.known(cell, "a"))
        this.#grid.show(cell, over.get(cell));
    this.#status();
  }

  #status() {
    const { say } = this.#texts, conflicts = this.#outbox.entries.filter(e => e.theirs !== undefined).length, waiting = this.#outbox.entries.length - conflicts;
    const [kind, text] = conflicts ? ["bad", fill(say.conflicts!, conflicts)]
      : this.#outbox.signedOut ? ["bad", say.signed_out!]
      : waiting && !this.#outbox.reachable ? ["warn", fill(say.offline!, waiting)]
      : waiting ? ["warn", fill(say.pending!, waiting)]
      : this.#live ? ["ok live", say.live!] : ["", say.saved!];
    this.#badge.className = `badge ${kind}`;
    if (this.#badge.textContent !== text) this.#badge.textContent = text;
    this.#badge.dataset.waiting = String(waiting);
  }

  #say(text: string) {
    const toast = this.querySelector<HTMLElement>("[data-say]")!;
    toast.textContent = text;
    toast.hidden = false;
    clearTimeout(Number(toast.dataset.timer));
    toast.dataset.timer = String(setTimeout(() => toast.hidden = true, SAID_MS));
  }

  #column(cell: HTMLTableCellElement | null) {
    this.querySelectorAll(".here").forEach(e => e.classList.remove("here"));
    if (cell) this.#grid.lessons[this.#grid.place(cell).column]?.head.classList.add("here");
  }

  #at(target: EventTarget | null) { return (target as Element | null)?.closest?.<HTMLTableCellElement>("td[role='gridcell']:not(.avg)") ?? null; }

  #name(learner: string) { return this.#grid.rows.find(r => r.learner === learner)?.name ?? ""; }
}
customElements.define("edu-journal", EduJournal);
