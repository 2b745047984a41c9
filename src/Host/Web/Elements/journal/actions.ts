import { ask } from "../core/dialog";
import type { Grid } from "./grid";
import type { Change, Part, Texts } from "./model";
import type { Outbox } from "./outbox";

type Cell = HTMLTableCellElement;

/** What a key, a button or a pasted column does to cells. Each becomes a command of the API. */
export class Actions {
  constructor(
    private readonly root: HTMLElement, private readonly grid: Grid, private readonly outbox: Outbox, private readonly texts: Texts,
    private readonly say: (text: string) => void) {}

  /** Enters a mark, or corrects the one that stands, with a reason. */
  async mark(cell: Cell, points: string) {
    const { lesson, line } = this.grid.place(cell), shown = this.grid.shown(cell, "v");
    if (shown === points || this.#forbidden(cell, points)) return;
    const change = this.#change(cell, "v", points), unsent = this.#unsent(cell);
    // Nobody has seen it yet, so it is no correction.
    if (unsent) this.outbox.drop(unsent);
    if (unsent || shown === "") {
      this.outbox.add("enter-mark", [{ ...change, before: this.grid.known(cell, "v") }],
        { lessonId: lesson.id, learnerId: line.learner, points: +points }, false);
      return;
    }
    const reason = await this.#reason(`${line.name}: ${shown} → ${points}`);
    if (reason) this.outbox.add("correct-mark", [change], { lessonId: lesson.id, learnerId: line.learner, points: +points, reason }, true);
  }

  /** Takes a mark back, with a reason. */
  async remove(cell: Cell) {
    const { lesson, line } = this.grid.place(cell), shown = this.grid.shown(cell, "v"), unsent = this.#unsent(cell);
    if (unsent) return this.outbox.drop(unsent);
    if (shown === "") return this.say(this.texts.say.no_mark!);
    const reason = await this.#reason(`${line.name}: ${shown} → –`);
    if (reason) this.outbox.add("remove-mark", [this.#change(cell, "v", "")], { lessonId: lesson.id, learnerId: line.learner, reason },
      true);
  }

  /** Sets the attendance of one learner; the same key again makes the learner present. */
  async attend(cell: Cell, code: string) {
    const { lesson, line } = this.grid.place(cell), shown = this.grid.shown(cell, "a");
    const wanted = shown === code ? "P" : code;
    if ("x" in cell.dataset) return this.say(this.texts.say.not_in_lesson!);
    if (shown === wanted) return;
    let minutesLate: number | null = null, reason = "";
    if (wanted === "O") {
      const answer = await ask(this.#dialog("late"), line.name);
      if (!answer) return;
      minutesLate = +answer.fields.get("minutes")!;
      reason = String(answer.fields.get("reason") ?? "");
    } else if (lesson.closed) {
      const given = await this.#reason(line.name);
      if (!given) return;
      reason = given;
    }
    this.outbox.add("call-roll", [this.#change(cell, "a", wanted)],
      { lessonId: lesson.id, entries: [{ learnerId: line.learner, code: wanted, minutesLate }], reason }, true);
  }

  /** Puts a column of marks from a spreadsheet into the lesson, from the focused cell down, as one command; marks that stand stay. */
  paste(cell: Cell, text: string) {
    const { row, lesson } = this.grid.place(cell);
    const lines = text.replace(/\r/g, "").replace(/\n$/, "").split("\n").map(l => l.split("\t")[0]!.trim());
    const changes: Change[] = [];
    let skipped = 0;
    lines.forEach((value, i) => {
      const target = this.grid.rows[row + i]?.cells[lesson.column];
      if (value === "" || !target) return;
      const fits = /^([1-9]|10)$/.test(value) && this.grid.shown(target, "v") === "" && !this.#forbidden(target, value, true);
      if (fits) changes.push(this.#change(target, "v", value));
      else skipped++;
    });
    if (changes.length > 0)
      this.outbox.add("enter-marks", changes,
        { lessonId: lesson.id, marks: changes.map(c => ({ learnerId: c.learner, points: +c.after })) }, false);
    return { pasted: changes.length, skipped };
  }

  /** Lets the teacher choose between the own value and what stands there. */
  async resolve(cell: Cell) {
    const { lesson, line } = this.grid.place(cell);
    const waiting = this.outbox.of(lesson.id, line.learner), held = waiting.find(e => e.theirs !== undefined);
    if (!held) return;
    const part = held.changes[0]!.part, last = waiting.findLast(e => e.changes.some(c => c.learner === line.learner && c.part === part))!;
    const mine = last.changes.find(c => c.learner === line.learner && c.part === part)!.after;
    const dialog = this.#dialog("conflict"), letter = (v: string) => part === "v" ? v || "–" : this.texts.letters[v] || "+";
    dialog.querySelector("[data-theirs]")!.textContent = letter(held.theirs!);
    dialog.querySelector("[data-mine]")!.textContent = letter(mine);
    dialog.querySelector("input")!.required = held.theirs !== "";
    const answer = await ask(dialog, `${line.name} · ${lesson.label}`);
    if (!answer) return;
    waiting.forEach(e => this.outbox.drop(e));
    if (answer.button !== "mine") return;
    const change = { lesson: lesson.id, learner: line.learner, part, before: held.theirs!, after: mine },
      reason = String(answer.fields.get("reason") ?? "");
    const fields = { lessonId: lesson.id, learnerId: line.learner, points: +mine };
    const entries = (last.body.entries as { learnerId: string }[] | undefined)?.filter(e => e.learnerId === line.learner);
    if (part === "a") this.outbox.add("call-roll", [change], { lessonId: lesson.id, entries, reason }, true);
    else if (mine === "") this.outbox.add("remove-mark", [change], { lessonId: lesson.id, learnerId: line.learner, reason }, true);
    else if (held.theirs === "") this.outbox.add("enter-mark", [change], fields, false);
    else this.outbox.add("correct-mark", [change], { ...fields, reason }, true);
  }

  #forbidden(cell: Cell, points: string, quiet = false) {
    const { lesson } = this.grid.place(cell), { say } = this.texts;
    const why = "x" in cell.dataset ? say.not_in_lesson
      : points !== "" && this.texts.absent.includes(this.grid.shown(cell, "a")) ? say.absent
      : lesson.closed && this.grid.shown(cell, "v") === "" ? say.closed : undefined;
    if (why && !quiet) this.say(why);
    return why !== undefined;
  }

  // A mark that was typed and not yet sent.
  #unsent(cell: Cell) {
    const { lesson, line } = this.grid.place(cell);
    return this.outbox.of(lesson.id, line.learner).find(e => e.name === "enter-mark" && !e.tried);
  }

  #change(cell: Cell, part: Part, after: string): Change {
    const { lesson, line } = this.grid.place(cell);
    return { lesson: lesson.id, learner: line.learner, part, before: this.grid.shown(cell, part), after };
  }

  async #reason(what: string) {
    return (await ask(this.#dialog("reason"), what))?.fields.get("reason")?.toString().trim();
  }

  #dialog(name: string) { return this.root.querySelector<HTMLDialogElement>(`[data-dialog="${name}"]`)!; }
}
