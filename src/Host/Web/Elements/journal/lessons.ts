import { newId, send } from "../core/api";
import { ask } from "../core/dialog";
import type { Grid, Lesson } from "./grid";
import type { Change, PageRef, Texts } from "./model";
import type { Outbox } from "./outbox";

/** Opens and closes lessons and calls the roll of a whole class. */
export class Lessons {
  constructor(
    private readonly root: HTMLElement, private readonly grid: Grid, private readonly outbox: Outbox, private readonly ref: PageRef,
    private readonly texts: Texts, private readonly reread: (position: number) => Promise<void>,
    private readonly say: (text: string) => void) {}

  /** Asks for day, number and topic until the lesson is open or the teacher gives up. */
  async open() {
    const dialog = this.#dialog("open"), refused = dialog.querySelector<HTMLElement>("[data-refused]")!;
    const [day, number] = ["on", "number"].map(n => dialog.querySelector<HTMLInputElement>(`[name=${n}]`)!) as [HTMLInputElement, HTMLInputElement];
    const suggest = () => { number.value = String(1 + Math.max(0, ...this.grid.lessons.filter(l => l.on === day.value).map(l => l.number))); };
    day.addEventListener("change", suggest);
    suggest();
    dialog.dataset.keep = "";
    for (let lessonId = newId(); ; ) {
      const asking = ask(dialog);
      // The topic of the plan stands there: Enter takes it, typing puts another in its place.
      dialog.querySelector<HTMLInputElement>("[name=topic]")!.select();
      const answer = await asking;
      if (!answer) break;
      const { on, topic, teacherId } = Object.fromEntries(answer.fields);
      const outcome =
        await send("/api/journal/open-lesson", { page: this.ref, lessonId, on, number: Number(number.value), teacherId, topic }, newId());
      if (outcome.kind === "done") {
        await this.reread(outcome.position);
        this.grid.focus(this.grid.rows[0]?.cells[this.grid.lessons.findIndex(l => l.id === lessonId)]);
        dialog.querySelector("form")!.reset();
        break;
      }
      refused.hidden = false;
      refused.textContent = outcome.kind === "refused" ? outcome.text : this.texts.say.no_answer!;
    }
    refused.hidden = true;
    day.removeEventListener("change", suggest);
  }

  /** Opens the lesson that the timetable has, with the topic that stands beside it. */
  async take(offer: HTMLFormElement) {
    const { on, number, teacher } = offer.dataset, refused = offer.querySelector<HTMLElement>("[data-refused]")!;
    const lessonId = offer.dataset.lesson ??= newId(), topic = String(new FormData(offer).get("topic"));
    const outcome =
      await send("/api/journal/open-lesson", { page: this.ref, lessonId, on, number: Number(number), teacherId: teacher, topic }, newId());
    refused.hidden = outcome.kind === "done";
    if (outcome.kind === "done") {
      await this.reread(outcome.position);
      this.grid.focus(this.grid.rows[0]?.cells[this.grid.lessons.findIndex(l => l.id === lessonId)]);
    } else refused.textContent = outcome.kind === "refused" ? outcome.text : this.texts.say.no_answer!;
  }

  /** Shows what there is to do with a lesson. */
  async menu(lesson: Lesson) {
    const dialog = this.#dialog("lesson");
    dialog.querySelector("[data-topic]")!.textContent = lesson.topic;
    const states: Record<string, boolean> = { open: !lesson.closed, closed: lesson.closed, roll: lesson.roll };
    dialog.querySelectorAll<HTMLElement>("[data-state]").forEach(e => e.hidden = !states[e.dataset.state!]);
    const answer = await ask(dialog, lesson.label);
    if (answer?.button === "roll") await this.#roll(lesson);
    if (answer?.button === "close-lesson") await this.#close(lesson);
  }

  async #close(lesson: Lesson) {
    const outcome = await send("/api/journal/close-lesson", { page: this.ref, lessonId: lesson.id }, newId());
    if (outcome.kind === "done") await this.reread(outcome.position);
    else this.say(outcome.kind === "refused" ? outcome.text : this.texts.say.no_answer!);
  }

  async #roll(lesson: Lesson) {
    const dialog = this.#dialog("roll"), lines = dialog.querySelector<HTMLElement>("[data-lines]")!;
    const template = dialog.querySelector<HTMLTemplateElement>("[data-line]")!;
    const pupils = this.grid.rows.filter(r => !("x" in r.cells[lesson.column]!.dataset));
    lines.replaceChildren(...pupils.map((row, i) => {
      const line = template.content.cloneNode(true) as DocumentFragment;
      const [label, code, minutes] = [line.querySelector("label")!, line.querySelector("select")!, line.querySelector("input")!];
      [label.textContent, label.htmlFor, code.value] = [row.name, `roll-${i}`, this.grid.shown(row.cells[lesson.column]!, "a")];
      [code.id, code.name, minutes.name] = [`roll-${i}`, `code-${i}`, `minutes-${i}`];
      code.setAttribute("aria-label", row.name);
      const stands = code.value;
      const late = () => { minutes.hidden = code.value !== "O"; minutes.required = !minutes.hidden && code.value !== stands; };
      code.addEventListener("change", late);
      late();
      return line;
    }));
    const answer = await ask(dialog, lesson.label);
    if (!answer) return;
    const entries = pupils.map((row, i) => {
      const code = String(answer.fields.get(`code-${i}`));
      return { learnerId: row.learner, code, minutesLate: code === "O" ? Number(answer.fields.get(`minutes-${i}`)) : null };
    });
    const changed = entries.filter((e, i) => e.code !== this.grid.shown(pupils[i]!.cells[lesson.column]!, "a"));
    const changes: Change[] = changed.map(e => ({
      lesson: lesson.id, learner: e.learnerId, part: "a", before: this.grid.shown(this.grid.cell(lesson.id, e.learnerId)!, "a"),
        after: e.code,
    }));
    this.outbox.add("call-roll", changes, { lessonId: lesson.id, entries: changed, reason: String(answer.fields.get("reason") ?? "") },
      true);
  }

  #dialog(name: string) { return this.root.querySelector<HTMLDialogElement>(`[data-dialog="${name}"]`)!; }
}
