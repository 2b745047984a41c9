import { watch } from "./core/hub";
import { Actions } from "./journal/actions";
import { Grid } from "./journal/grid";
import { Lessons } from "./journal/lessons";
import { fill, type Texts } from "./journal/model";
import { Outbox } from "./journal/outbox";
import { Status } from "./journal/status";
import { Sync } from "./journal/sync";

type Cell = HTMLTableCellElement;

const MOVES: Record<string, [number, number]> = {
  ArrowDown: [1, 0], Enter: [1, 0], NumpadEnter: [1, 0], ArrowUp: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
  PageDown: [5, 0], PageUp: [-5, 0], Home: [0, -999], End: [0, 999],
};

/** The journal grid: the keyboard first, an echo at once, the server a moment later, other people's changes as they come. */
class EduJournal extends HTMLElement {
  #texts!: Texts;
  #grid!: Grid;
  #outbox!: Outbox;
  #sync!: Sync;
  #status!: Status;
  #actions!: Actions;
  #lessons!: Lessons;

  connectedCallback() {
    const ref = JSON.parse(this.dataset.page!), wrap = this.querySelector<HTMLElement>(".journal-wrap")!,
      badge = document.querySelector<HTMLElement>("[data-status]")!;
    this.#texts = JSON.parse(this.dataset.texts!);
    this.#status = new Status(badge, this.querySelector("[data-say]")!, this.#texts);
    this.#grid = new Grid(wrap, this.#texts, this.dataset.decimal ?? ",");
    this.#sync = new Sync(wrap, this.#grid, this.#texts, t => this.#status.say(t), () => this.#status.show(this.#outbox));
    this.#sync.outbox = this.#outbox = new Outbox(ref, location.pathname, this.#sync);
    this.#actions = new Actions(this, this.#grid, this.#outbox, this.#texts, t => this.#status.say(t));
    this.#lessons = new Lessons(this, this.#grid, this.#outbox, ref, this.#texts, p => this.#sync.reread(p), t => this.#status.say(t));
    this.#sync.read();
    this.#listen(badge);
    void this.#outbox.restore();
    this.dataset.ready = "";
  }

  get #teaches() { return this.dataset.readonly === undefined; }

  #listen(badge: HTMLElement) {
    this.addEventListener("keydown", e => this.#key(e));
    this.addEventListener("click", e => this.#click(e));
    this.addEventListener("focusin", e => this.#column(at(e.target)));
    this.addEventListener("paste", e => this.#paste(e));
    this.addEventListener("submit", e => {
      if (!(e.target instanceof HTMLFormElement && "offer" in e.target.dataset)) return;
      e.preventDefault();
      void this.#lessons.take(e.target);
    });
    // A button of the pad acts on the cell with the keyboard, so it must not take it away.
    this.addEventListener("pointerdown", e => { if ((e.target as Element).closest(".key")) e.preventDefault(); });
    document.querySelector("[data-open-lesson]")?.addEventListener("click", () => void this.#lessons.open());
    badge.addEventListener("click", () => void this.#firstConflict());
    addEventListener("beforeunload", e => { if (this.#outbox.entries.some(x => x.theirs === undefined)) e.preventDefault(); });
    watch(this.dataset.topic!, { message: m => { if (m.kind !== "sheet") void this.#sync.hear(m); }, state: live => void this.#connected(live) });
  }

  async #connected(live: boolean) {
    const again = live && !this.#status.live;
    this.#status.live = live;
    this.#status.show(this.#outbox);
    if (!again) return;
    await this.#sync.reread(0);
    void this.#outbox.flush();
  }

  #key(e: KeyboardEvent) {
    const cell = at(e.target);
    if (!cell || e.ctrlKey || e.metaKey || e.altKey) return;
    // The place of the key counts before its letter: the Kazakh layout has letters where others have digits.
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(e.code)?.[1] ?? (/^\d$/.test(e.key) ? e.key : undefined);
    const move = MOVES[e.code] ?? MOVES[e.key], code = this.#texts.keys[e.code], gone = e.code === "Delete" || e.code === "Backspace";
    if (!digit && !move && !code && !gone && e.code !== "KeyH") return;
    e.preventDefault();
    if (move) this.#grid.move(cell, ...move);
    else if (e.code === "KeyH") this.#history(cell);
    else if (this.#teaches) void this.#change(cell, digit === "0" ? "10" : digit, code);
  }

  // A new mark moves on to the next learner at once; a question is asked with the keyboard still in its cell.
  async #change(cell: Cell, points?: string, code?: string) {
    if (cell.dataset.state === "conflict") return this.#actions.resolve(cell);
    const moves = points !== undefined && this.#grid.shown(cell, "v") === "";
    const done = points !== undefined ? this.#actions.mark(cell, points)
      : code !== undefined ? this.#actions.attend(cell, code)
      : this.#actions.remove(cell);
    if (moves) this.#grid.move(cell, 1, 0);
    return done;
  }

  #click(e: Event) {
    const target = e.target as HTMLElement, own = at(target), current = this.querySelector<Cell>("td[tabindex='0']");
    const head = target.closest<HTMLElement>("[data-lesson]"), key = target.closest<HTMLElement>(".key");
    if (head && this.#teaches) void this.#lessons.menu(this.#grid.lessons.find(l => l.head === head)!);
    else if (own?.dataset.state === "conflict") void this.#actions.resolve(own);
    else if (own) this.#grid.focus(own);
    else if (key && current && key.dataset.act === "history") this.#history(current);
    else if (key && current) void this.#change(current, key.dataset.points, key.dataset.code);
  }

  #paste(e: ClipboardEvent) {
    const cell = at(e.target);
    if (!cell || !this.#teaches) return;
    e.preventDefault();
    const { pasted, skipped } = this.#actions.paste(cell, e.clipboardData?.getData("text/plain") ?? "");
    this.#status.say(fill(this.#texts.say.pasted!, pasted, skipped));
  }

  #history(cell: Cell) {
    const { lesson, line } = this.#grid.place(cell);
    location.href = `${location.pathname}/history?lesson=${lesson.id}&learner=${line.learner}`;
  }

  async #firstConflict() {
    const cell = this.querySelector<Cell>("td[data-state='conflict']");
    if (!cell) return;
    this.#grid.focus(cell);
    await this.#actions.resolve(cell);
  }

  #column(cell: Cell | null) {
    this.querySelectorAll(".here").forEach(e => e.classList.remove("here"));
    if (cell) this.#grid.lessons[this.#grid.place(cell).column]?.head.classList.add("here");
  }
}

const at = (target: EventTarget | null) => (target as Element | null)?.closest?.<Cell>("td[role='gridcell']:not(.avg)") ?? null;

customElements.define("edu-journal", EduJournal);
