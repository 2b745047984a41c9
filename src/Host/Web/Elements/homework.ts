import { newId, page, send } from "./core/api";
import { ask } from "./core/dialog";
import { morph } from "./core/morph";

type Texts = Record<"saved" | "sending" | "refused" | "noAnswer" | "noLesson", string>;
type Cell = HTMLInputElement;

/**
 * The checking of a homework by keyboard: arrows go from learner to learner, Enter accepts with the mark that was typed or without one, R gives back,
 * C writes a word. A mark goes into the journal first, by the journal's own command; only when that has taken it the work is accepted.
 */
class HomeworkCheck extends HTMLElement {
  #of = JSON.parse(this.dataset.of!) as Record<string, string>;
  #page = JSON.parse(this.dataset.page!) as unknown;
  #texts = JSON.parse(this.dataset.texts!) as Texts;
  #badge = document.querySelector<HTMLElement>("[data-outcome]")!;
  #keys = new WeakMap<Cell, { said: string; keys: [string, string] }>();

  connectedCallback() {
    this.addEventListener("keydown", e => this.#key(e));
    this.addEventListener("click", e => {
      const button = (e.target as Element).closest<HTMLButtonElement>("button[data-do]");
      const cell = button?.closest("tr")?.querySelector<Cell>("input.points");
      if (button && cell) void this.#do(button.dataset.do!, cell);
    });
    this.addEventListener("focusin", e => { if (isCell(e.target)) e.target.select(); });
    this.dataset.ready = "";
  }

  #key(e: KeyboardEvent) {
    const cell = e.target;
    if (!isCell(cell) || e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key === "ArrowDown" || e.key === "ArrowUp") this.#move(cell, e.key === "ArrowDown" ? 1 : -1);
    else if (e.key === "Enter") void this.#do("accept", cell);
    else if (e.code === "KeyR") void this.#do("return", cell);
    else if (e.code === "KeyC") void this.#do("comment", cell);
    else if (e.key.length > 1 || /\d/.test(e.key)) return;
    e.preventDefault();
  }

  #move(cell: Cell, by: number) {
    const cells = [...this.querySelectorAll<Cell>("input.points")];
    cells[cells.indexOf(cell) + by]?.focus();
  }

  async #do(what: string, cell: Cell) {
    const learnerId = cell.closest("tr")!.dataset.learner!, work = { ...this.#of, learnerId };
    if (what === "accept") return this.#accept(cell, work);
    const dialog = this.querySelector<HTMLDialogElement>(`dialog[data-dialog="${what}"]`)!;
    const answer = await ask(dialog, cell.getAttribute("aria-label")!);
    if (!answer) return;
    const said = Object.fromEntries(answer.fields) as Record<string, string>;
    await this.#send(cell, `homework/${what}-work`, { ...work, ...said, ...(what === "return" ? { dueOn: said.dueOn || null } : {}) }, newId());
  }

  async #accept(cell: Cell, work: Record<string, string>) {
    if (cell.dataset.stage === "Accepted") return this.#move(cell, 1);
    const lessonId = this.querySelector<HTMLSelectElement>("[data-lesson]")?.value || null;
    const points = cell.value.trim() === "" ? null : Number(cell.value);
    if (points !== null && lessonId === null) return this.#say(this.#texts.noLesson, cell);
    // The same again has the same keys, so that a lost answer enters nothing twice.
    const said = JSON.stringify([points, lessonId]), known = this.#keys.get(cell);
    const keys = known?.said === said ? known.keys : [newId(), newId()] as [string, string];
    this.#keys.set(cell, { said, keys });
    if (points !== null && !await this.#send(cell, "journal/enter-mark", { page: this.#page, lessonId, learnerId: work.learnerId, points }, keys[0], false)) return;
    const done = { ...work, comment: "", lessonId: points === null ? null : lessonId, points };
    const next = [...this.querySelectorAll<Cell>("input.points")];
    if (await this.#send(cell, "homework/accept-work", done, keys[1])) this.#row(next[next.indexOf(cell) + 1]?.closest("tr")?.dataset.learner)?.focus();
  }

  async #send(cell: Cell, command: string, body: unknown, key: string, reread = true) {
    this.#badge.textContent = this.#texts.sending;
    const outcome = await send(`/api/${command}`, body, key);
    if (outcome.kind !== "done") {
      this.#say(outcome.kind === "refused" ? outcome.text : this.#texts.noAnswer, cell);
      return false;
    }
    this.#badge.textContent = this.#texts.saved;
    this.querySelector<HTMLElement>("[data-say]")!.hidden = true;
    if (reread) await this.#reread(outcome.position);
    return true;
  }

  async #reread(position: number) {
    const fresh = (await page(location.href, position))?.querySelector("homework-check [data-works]");
    if (!fresh) return;
    const typed = new Map([...this.querySelectorAll<Cell>("input.points")].map(c => [c.closest("tr")!.dataset.learner!, c.value]));
    morph(this.querySelector("[data-works]")!, fresh);
    for (const cell of this.querySelectorAll<Cell>("input.points"))
      cell.value = cell.dataset.stage === "Accepted" ? cell.getAttribute("value") ?? "" : typed.get(cell.closest("tr")!.dataset.learner!) ?? "";
  }

  #row(learner?: string) { return this.querySelector<Cell>(`tr[data-learner="${learner}"] input.points`); }

  #say(text: string, cell: Cell) {
    this.#badge.textContent = this.#texts.refused;
    const toast = this.querySelector<HTMLElement>("[data-say]")!;
    toast.textContent = `${cell.getAttribute("aria-label")!}: ${text}`;
    toast.hidden = false;
  }
}

function isCell(target: EventTarget | null): target is Cell {
  return target instanceof HTMLInputElement && target.classList.contains("points");
}
customElements.define("homework-check", HomeworkCheck);
