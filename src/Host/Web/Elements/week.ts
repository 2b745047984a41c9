import { newId, page, send } from "./core/api";
import { morph } from "./core/morph";

type Slot = { day: number; shift: number; number: number };
type Placement = { activityId: string; index: number; slot: Slot; weeks: string; rooms: (string | null)[]; fixed: boolean };
type Place = { slot: Slot; weeks: string; refusals: { text: string }[]; change: number; rooms: (string | null)[] };
type Texts = Record<"saved" | "sending" | "refused" | "noAnswer" | "better" | "worse" | "same" | "undone" | "nothing", string>;
type Step = { command: string; body: unknown };

/**
 * The week of a plan to be worked on. A card is dragged, or picked up with Enter: every place then shows whether it is free, what it would do to the score, or
 * what forbids it; Enter puts it down, Esc leaves it, Delete takes it out of the week, F fixes or frees it. What was done is undone step by step with Ctrl+Z.
 */
class EduWeek extends HTMLElement {
  #texts = JSON.parse(this.dataset.texts!) as Texts;
  #badge = document.querySelector<HTMLElement>("[data-week-status]")!;
  #held: HTMLElement | null = null;
  #places = new Map<string, Place>();
  #undo: Step[] = [];
  #said?: ReturnType<typeof setTimeout>;

  connectedCallback() {
    this.dataset.ready = "";
    if (this.dataset.readonly !== undefined) return;
    this.addEventListener("click", e => this.#click(e));
    this.addEventListener("keydown", e => this.#key(e));
    this.addEventListener("dragstart", e => {
      const card = cardOf(e.target);
      if (!card) return;
      e.dataTransfer!.setData("text/plain", card.dataset.activity!);
      e.dataTransfer!.effectAllowed = "move";
      void this.#pick(card);
    });
    this.addEventListener("dragover", e => { if (this.#held && placeOf(e.target)) e.preventDefault(); });
    this.addEventListener("drop", e => {
      const place = placeOf(e.target);
      if (!place || !this.#held) return;
      e.preventDefault();
      void this.#put(place);
    });
    this.addEventListener("dragend", () => this.#leave());
    document.addEventListener("keydown", e => {
      if ((e.ctrlKey || e.metaKey) && e.code === "KeyZ" && !(e.target instanceof HTMLInputElement)) { e.preventDefault(); void this.#back(); }
    });
  }

  #click(e: Event) {
    const target = e.target as HTMLElement;
    if (target.closest("[data-undo]")) return void this.#back();
    const card = cardOf(target), place = placeOf(target);
    if (this.#held && place && card !== this.#held) return void this.#put(place);
    if (card) return this.#held === card ? this.#leave() : void this.#pick(card);
  }

  #key(e: KeyboardEvent) {
    const card = cardOf(e.target);
    const moves: Record<string, [number, number]> = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    const move = moves[e.key];
    if (move) { e.preventDefault(); this.#focus(e.target as HTMLElement, ...move); }
    else if (e.key === "Escape") this.#leave();
    else if (card && e.key === "Delete" && card.dataset.placement) { e.preventDefault(); void this.#remove(card); }
    else if (card && e.code === "KeyF" && card.dataset.placement) { e.preventDefault(); void this.#fix(card); }
  }

  // While a card is held the arrows go from place to place, else from card to card.
  #focus(from: HTMLElement, rows: number, columns: number) {
    let cell = from.closest<HTMLTableCellElement>("td[data-place]");
    if (!cell) return this.querySelector<HTMLElement>("td[data-place] button:not([hidden])")?.focus();
    for (;;) {
      const body = [...cell.closest("tbody")!.rows], line = body[body.indexOf(cell.parentElement as HTMLTableRowElement) + rows];
      cell = (line?.cells[cell.cellIndex + columns] ?? null) as HTMLTableCellElement | null;
      if (!cell?.dataset.place) return;
      const next = cell.querySelector<HTMLElement>(this.#held ? "[data-drop]" : ".week-card");
      if (next && !next.hidden) return next.focus();
    }
  }

  async #pick(card: HTMLElement) {
    this.#leave();
    this.#held = card;
    card.setAttribute("aria-pressed", "true");
    const places = await read<Place[]>(`/api/timetable/plan/${this.dataset.plan}/places/${card.dataset.activity}/${card.dataset.index}`);
    if (this.#held !== card) return;
    if (!places) { this.#leave(); return this.#say(this.#texts.noAnswer); }
    for (const place of places) {
      const key = keyOf(place.slot), known = this.#places.get(key);
      // A lesson of every second week takes the weeks in which it is free and better.
      if (!known || rank(place) < rank(known)) this.#places.set(key, place);
    }
    for (const cell of this.querySelectorAll<HTMLElement>("td[data-place]")) this.#paint(cell, card);
  }

  #paint(cell: HTMLElement, card: HTMLElement) {
    const place = this.#places.get(cell.dataset.place!);
    if (!place || cell.contains(card)) return;
    const free = place.refusals.length === 0;
    cell.dataset.state = free ? place.change > 0 ? "worse" : "free" : "blocked";
    const said = free ? place.change === 0 ? this.#texts.same : fill(place.change < 0 ? this.#texts.better : this.#texts.worse, Math.abs(place.change))
      : place.refusals.map(r => r.text).join(" ");
    const drop = cell.querySelector<HTMLElement>("[data-drop]")!;
    [drop.hidden, drop.textContent, drop.title] = [false, said, said];
  }

  async #put(cell: HTMLElement) {
    const card = this.#held!, place = this.#places.get(cell.dataset.place!), before = placement(card);
    if (cell.contains(card)) return this.#leave();
    if (place && place.refusals.length > 0) { this.#say(place.refusals.map(r => r.text).join(" ")); return; }
    const [day, shift, number] = cell.dataset.place!.split(".").map(Number) as [number, number, number];
    const after = {
      activityId: card.dataset.activity, index: Number(card.dataset.index), slot: { day, shift, number }, weeks: place?.weeks ?? before?.weeks ?? "every",
      rooms: place?.rooms ?? before?.rooms ?? [], fixed: false,
    };
    this.#leave();
    await this.#do({ command: "place-card", body: { planId: this.dataset.plan, card: after } },
      before ? { command: "place-card", body: { planId: this.dataset.plan, card: before } }
        : { command: "remove-card", body: { planId: this.dataset.plan, activityId: after.activityId, index: after.index } });
  }

  #remove(card: HTMLElement) {
    const before = placement(card)!;
    this.#leave();
    return this.#do({ command: "remove-card", body: { planId: this.dataset.plan, activityId: before.activityId, index: before.index } },
      { command: "place-card", body: { planId: this.dataset.plan, card: before } });
  }

  #fix(card: HTMLElement) {
    const before = placement(card)!;
    this.#leave();
    return this.#do({ command: "place-card", body: { planId: this.dataset.plan, card: { ...before, fixed: !before.fixed } } },
      { command: "place-card", body: { planId: this.dataset.plan, card: before } });
  }

  async #back() {
    const step = this.#undo.pop();
    if (!step) return this.#say(this.#texts.nothing);
    if (await this.#send(step)) this.#say(this.#texts.undone);
    else this.#undo.push(step);
    this.#offer();
  }

  async #do(step: Step, back: Step) {
    if (await this.#send(step)) this.#undo.push(back);
    this.#offer();
  }

  async #send({ command, body }: Step) {
    this.#badge.textContent = this.#texts.sending;
    const outcome = await send(`/api/timetable/${command}`, body, newId());
    if (outcome.kind !== "done") {
      this.#badge.textContent = this.#texts.refused;
      this.#say(outcome.kind === "refused" ? outcome.text : this.#texts.noAnswer);
      return false;
    }
    this.#badge.textContent = this.#texts.saved;
    const fresh = (await page(location.href, outcome.position))?.querySelector('[data-region="plan"]');
    if (fresh) {
      const ready = this.closest("[data-region]")!;
      if ((ready as HTMLElement).dataset.ready !== undefined) fresh.setAttribute("data-ready", "");
      fresh.querySelector("edu-week")?.setAttribute("data-ready", "");
      morph(ready, fresh);
    }
    return true;
  }

  #offer() {
    this.querySelector<HTMLButtonElement>("[data-undo]")!.disabled = this.#undo.length === 0;
  }

  #leave() {
    this.#held?.removeAttribute("aria-pressed");
    this.#held = null;
    this.#places.clear();
    for (const cell of this.querySelectorAll<HTMLElement>("td[data-place]")) {
      delete cell.dataset.state;
      const drop = cell.querySelector<HTMLElement>("[data-drop]")!;
      [drop.hidden, drop.textContent] = [true, ""];
    }
  }

  #say(text: string) {
    const toast = this.querySelector<HTMLElement>("[data-say]")!;
    [toast.textContent, toast.hidden] = [text, false];
    clearTimeout(this.#said);
    this.#said = setTimeout(() => toast.hidden = true, 6000);
  }
}

const cardOf = (target: EventTarget | null) => (target as HTMLElement | null)?.closest?.<HTMLElement>(".week-card") ?? null;
const placeOf = (target: EventTarget | null) => (target as HTMLElement | null)?.closest?.<HTMLElement>("td[data-place]") ?? null;
const placement = (card: HTMLElement) => card.dataset.placement ? JSON.parse(card.dataset.placement) as Placement : null;
const keyOf = (slot: Slot) => `${slot.day}.${slot.shift}.${slot.number}`;
const rank = (place: Place) => place.refusals.length > 0 ? 1e6 : place.change;
const fill = (text: string, ...values: number[]) => text.replace(/\{(\d)\}/g, (_, i: string) => String(values[Number(i)]));

async function read<T>(path: string): Promise<T | null> {
  const organisation = document.querySelector<HTMLMetaElement>('meta[name="organisation"]')?.content ?? "";
  try {
    const answer = await fetch(path, { headers: { "x-organisation": organisation } });
    return answer.ok ? await answer.json() as T : null;
  } catch {
    return null;
  }
}
customElements.define("edu-week", EduWeek);
