import { newId, page, send } from "./core/api";
import { ask } from "./core/dialog";
import { watch } from "./core/hub";
import { morph } from "./core/morph";

type Cell = HTMLInputElement;
type Texts = Record<"saved" | "sending" | "refused" | "noAnswer" | "pasted", string>;

/**
 * The grid of summative works: points are typed and left with Enter or an arrow, a column is pasted from a spreadsheet, M notes a missed
 * work. In a subject without points it is chosen who has passed. What the server has not taken stays in its cell, marked, until it is typed again or taken back with Esc.
 */
class EduSheet extends HTMLElement {
  #sheet = JSON.parse(this.dataset.sheet!) as unknown;
  #texts = JSON.parse(this.dataset.texts!) as Texts;
  #badge = document.querySelector<HTMLElement>("[data-status]")!;
  #said?: ReturnType<typeof setTimeout>;
  #keys = new Map<Cell, { points: string; key: string }>();

  connectedCallback() {
    this.addEventListener("keydown", e => this.#key(e));
    this.addEventListener("change", e => {
      if (isCell(e.target)) void this.#enter(e.target);
      else if (e.target instanceof HTMLSelectElement && e.target.classList.contains("passed")) void this.#decide(e.target);
    });
    this.addEventListener("focusin", e => { if (isCell(e.target)) e.target.select(); });
    this.addEventListener("paste", e => { if (isCell(e.target)) void this.#paste(e, e.target); });
    // What others enter shows by itself.
    watch(this.dataset.topic!, { message: m => { if (m.kind === "sheet") void this.#reread(m.position); } });
    this.dataset.ready = "";
  }

  #key(e: KeyboardEvent) {
    const cell = e.target;
    if (!isCell(cell) || e.ctrlKey || e.metaKey || e.altKey) return;
    const moves: Record<string, [number, number]> = { Enter: [1, 0], ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    const move = moves[e.key];
    if (move) {
      e.preventDefault();
      // A cell left by Enter is sent again even when its text has not changed since it was refused.
      if (e.key === "Enter" && "state" in cell.dataset) void this.#enter(cell);
      this.#move(cell, ...move);
    } else if (e.key === "Escape") {
      cell.value = cell.dataset.was ?? "";
      this.#mark(cell);
    } else if (e.code === "KeyM") {
      e.preventDefault();
      void this.#miss(cell);
    } else if (e.key.length === 1 && !/\d/.test(e.key)) e.preventDefault();
  }

  #move(cell: Cell, rows: number, columns: number) {
    const line = cell.closest("tr")!, column = [...line.cells].indexOf(cell.closest("td")!);
    const body = [...line.parentElement!.children] as HTMLTableRowElement[];
    body[body.indexOf(line) + rows]?.cells[column + columns]?.querySelector<Cell>("input")?.focus();
  }

  // Points of one work, or those of all its criteria, which are sent together once all of them are there.
  async #enter(cell: Cell) {
    const cells = together(cell), line = cell.closest<HTMLElement>("tr")!, parts = "criterion" in cell.dataset;
    if (cell.value.trim() === "") cell.value = cell.dataset.was ?? "";
    const typed = cells.map(c => c.value.trim());
    if (cells.every((c, i) => typed[i] === (c.dataset.was ?? ""))) return cells.forEach(c => this.#mark(c));
    if (typed.includes("")) return this.#mark(cell, "wait");
    const points = typed.reduce((sum, t) => sum + Number(t), 0), was = (parts ? line.dataset.stands : cell.dataset.was) ?? "";
    const body: Record<string, unknown> = { sheet: this.#sheet, workId: cell.dataset.work, learnerId: learner(cell), points };
    if (parts) body.byCriterion = typed.map(Number);
    if (was !== "") {
      const answer = await ask(this.#dialog("reason"), `${name(cell)}: ${was} → ${points}`);
      if (!answer) return cells.forEach(c => { c.value = c.dataset.was ?? ""; this.#mark(c); });
      body.reason = String(answer.fields.get("reason"));
    }
    await this.#send(cell, was === "" ? "enter-points" : "correct-points", body, () => {
      cells.forEach((c, i) => c.dataset.was = typed[i]);
      if (parts) line.querySelector("[data-sum]")!.textContent = line.dataset.stands = String(points);
    });
  }

  async #decide(choice: HTMLSelectElement) {
    this.#badge.textContent = this.#texts.sending;
    const learnerId = choice.closest<HTMLElement>("tr")!.dataset.learner, passed = choice.value === "true";
    const outcome = await send("/api/assessment/decide-pass", { sheet: this.#sheet, learnerId, passed }, newId());
    this.#badge.textContent = outcome.kind === "done" ? this.#texts.saved : this.#texts.refused;
    if (outcome.kind !== "done") this.#say(outcome.kind === "refused" ? outcome.text : this.#texts.noAnswer);
    await this.#reread(outcome.kind === "done" ? outcome.position : 0);
  }

  async #miss(cell: Cell) {
    const answer = await ask(this.#dialog("missed"), name(cell));
    if (!answer) return;
    await this.#send(cell, "record-missed-work", {
      sheet: this.#sheet, workId: cell.dataset.work, learnerId: learner(cell), why: answer.fields.get("why"), dueOn: answer.fields.get("dueOn"),
    });
  }

  // The same command again has the same key, so that a lost answer enters nothing twice.
  async #send(cell: Cell, command: string, body: Record<string, unknown>, done?: () => void) {
    const said = JSON.stringify([command, body]), known = this.#keys.get(cell);
    const key = known?.points === said ? known.key : newId();
    this.#keys.set(cell, { points: said, key });
    const cells = together(cell);
    cells.forEach(c => this.#mark(c, "wait"));
    this.#badge.textContent = this.#texts.sending;
    const outcome = await send(`/api/assessment/${command}`, body, key);
    if (outcome.kind === "done") {
      done?.();
      cells.forEach(c => this.#mark(c));
      this.#badge.textContent = this.#texts.saved;
      if (!done) await this.#reread(outcome.position);
      return;
    }
    cells.forEach(c => this.#mark(c, "conflict"));
    this.#badge.textContent = this.#texts.refused;
    this.#say(outcome.kind === "refused" ? `${name(cell)}: ${outcome.text}` : this.#texts.noAnswer);
  }

  async #paste(e: ClipboardEvent, cell: Cell) {
    const text = e.clipboardData?.getData("text/plain") ?? "";
    if ("criterion" in cell.dataset || !/[\r\n]/.test(text.trimEnd())) return;
    e.preventDefault();
    const lines = text.replace(/\r/g, "").replace(/\n$/, "").split("\n").map(l => l.split("\t")[0]!.trim());
    const column = [...this.querySelectorAll<Cell>(`input[data-work="${cell.dataset.work}"]`)];
    const first = column.indexOf(cell);
    const items = lines.flatMap((value, i) => {
      const target = column[first + i];
      return target && /^\d{1,3}$/.test(value) && (target.dataset.was ?? "") === "" ? [{ target, points: Number(value) }] : [];
    });
    const skipped = lines.filter(l => l !== "").length - items.length;
    if (items.length === 0) return this.#say(fill(this.#texts.pasted, 0, skipped));
    const outcome = await send("/api/assessment/enter-all-points",
      { sheet: this.#sheet, workId: cell.dataset.work, points: items.map(i => ({ learnerId: learner(i.target), points: i.points })) }, newId());
    if (outcome.kind !== "done") return this.#say(outcome.kind === "refused" ? outcome.text : this.#texts.noAnswer);
    const refused = outcome.items?.filter(i => i.status === "refused") ?? [];
    await this.#reread(outcome.position);
    this.#badge.textContent = this.#texts.saved;
    this.#say([fill(this.#texts.pasted, items.length - refused.length, skipped + refused.length),
      ...new Set(refused.flatMap(r => r.refusals.map(x => x.text)))].join(" "));
  }

  async #reread(position: number) {
    const fresh = (await page(location.href, position))?.querySelector("edu-sheet .journal-wrap");
    if (!fresh) return;
    const active = document.activeElement, typing = isCell(active) && active.value !== (active.dataset.was ?? "") ? active : null;
    morph(this.querySelector(".journal-wrap")!, fresh, isPending);
    // Only what was typed is a property; what the server says has to be put there.
    this.querySelectorAll<Cell>("input.points").forEach(c => {
      if (!("state" in c.dataset) && c !== typing) c.value = c.getAttribute("value") ?? "";
    });
    this.querySelectorAll<HTMLSelectElement>("select.passed").forEach(s => s.value = s.dataset.was ?? "");
  }

  #mark(cell: Cell, state?: "wait" | "conflict") {
    const td = cell.closest("td")!;
    for (const e of [cell, td]) state ? e.dataset.state = state : delete e.dataset.state;
    cell.setAttribute("aria-invalid", String(state === "conflict"));
  }

  #say(text: string) {
    const toast = this.querySelector<HTMLElement>("[data-say]")!;
    [toast.textContent, toast.hidden] = [text, false];
    clearTimeout(this.#said);
    this.#said = setTimeout(() => toast.hidden = true, 6000);
  }

  #dialog(which: string) { return this.querySelector<HTMLDialogElement>(`[data-dialog="${which}"]`)!; }
}

const isCell = (target: EventTarget | null): target is Cell => target instanceof HTMLInputElement && target.classList.contains("points");
const together = (cell: Cell) => [...cell.closest("tr")!.querySelectorAll<Cell>(`input[data-work="${cell.dataset.work}"]`)];
// On its way to the server, or refused by it; as long as it stands for the same work.
const isPending = (known: Element, node: Element) => known instanceof HTMLTableCellElement && "state" in known.dataset
  && known.querySelector<Cell>("input.points")?.dataset.work === node.querySelector<Cell>("input.points")?.dataset.work;
const learner = (cell: Cell) => cell.closest<HTMLElement>("tr")!.dataset.learner!;
const name = (cell: Cell) => cell.closest<HTMLElement>("tr")!.dataset.name!;
const fill = (text: string, ...values: number[]) => text.replace(/\{(\d)\}/g, (_, i: string) => String(values[Number(i)]));

customElements.define("edu-sheet", EduSheet);
