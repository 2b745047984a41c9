import type { Part, Texts } from "./model";

export type Lesson = { id: string; column: number; on: string; number: number; label: string; topic: string; roll: boolean; closed: boolean; head: HTMLElement };
export type Row = { learner: string; name: string; cells: HTMLTableCellElement[]; average: HTMLElement };

/** What is shown over a cell before the server has said yes. */
export type Overlay = { v?: string; a?: string; state: "wait" | "conflict" };

/** The table of the page: finds cells, shows them, moves between them. What the server said is kept apart from what is shown. */
export class Grid {
  lessons: Lesson[] = [];
  rows: Row[] = [];
  #server = new Map<HTMLTableCellElement, Record<Part, string>>();

  constructor(private readonly root: HTMLElement, private readonly texts: Texts, private readonly decimal: string) {}

  /** Reads the table as the server has just rendered it. */
  read() {
    this.lessons = [...this.root.querySelectorAll<HTMLElement>("thead [data-lesson]")].map((head, column) => ({
      id: head.dataset.lesson!, column, on: head.dataset.on!, number: Number(head.dataset.number), label: head.dataset.label!, topic: head.dataset.topic ?? "",
      roll: "roll" in head.dataset, closed: "closed" in head.dataset, head,
    }));
    this.rows = [...this.root.querySelectorAll<HTMLTableRowElement>("tr[data-learner]")].map(tr => ({
      learner: tr.dataset.learner!, name: tr.querySelector(".who")!.lastChild!.textContent!.trim(),
      cells: [...tr.cells].slice(1, -1), average: tr.cells[tr.cells.length - 1]!,
    }));
    this.#server.clear();
    for (const cell of this.rows.flatMap(r => r.cells)) this.#server.set(cell, { v: cell.dataset.v ?? "", a: cell.dataset.a ?? "P" });
  }

  cell(lesson: string, learner: string) {
    const column = this.lessons.findIndex(l => l.id === lesson);
    return this.rows.find(r => r.learner === learner)?.cells[column];
  }

  place(cell: HTMLTableCellElement) {
    const row = this.rows.findIndex(r => r.learner === (cell.parentElement as HTMLElement).dataset.learner);
    const column = this.rows[row]?.cells.indexOf(cell) ?? -1;
    return { row, column, lesson: this.lessons[column]!, line: this.rows[row]! };
  }

  /** What the server is known to hold in a cell. */
  known(cell: HTMLTableCellElement, part: Part) { return this.#server.get(cell)?.[part] ?? (part === "a" ? "P" : ""); }

  /** Notes what the server holds now. */
  note(cell: HTMLTableCellElement, part: Part, value: string) {
    const held = this.#server.get(cell);
    if (held) held[part] = value;
  }

  /** What the cell shows now. */
  shown(cell: HTMLTableCellElement, part: Part) { return (part === "v" ? cell.dataset.v : cell.dataset.a) ?? (part === "a" ? "P" : ""); }

  /** Draws the server's value of a cell with what waits over it. */
  show(cell: HTMLTableCellElement, over?: Overlay) {
    const v = over?.v ?? this.known(cell, "v"), a = over?.a ?? this.known(cell, "a");
    set(cell, "v", v);
    set(cell, "a", a === "P" ? "" : a);
    set(cell, "state", over?.state ?? "");
    cell.replaceChildren(v, ...(a === "P" ? [] : [this.#letter(a)]));
    const row = this.rows.find(r => r.cells.includes(cell));
    if (row) row.average.textContent = this.#average(row);
  }

  /** Moves the keyboard from a cell; stays at the edge. */
  move(from: HTMLTableCellElement, rows: number, columns: number) {
    const at = this.place(from);
    this.focus(this.rows[clamp(at.row + rows, this.rows.length)]?.cells[clamp(at.column + columns, this.lessons.length)]);
  }

  focus(cell: HTMLTableCellElement | undefined) {
    if (!cell) return;
    this.root.querySelectorAll("td[tabindex='0']").forEach(td => td.setAttribute("tabindex", "-1"));
    cell.tabIndex = 0;
    cell.focus();
  }

  flash(cell: HTMLTableCellElement) {
    cell.dataset.flash = "";
    setTimeout(() => delete cell.dataset.flash, 1300);
  }

  #letter(code: string) {
    const letter = document.createElement("sup");
    letter.textContent = this.texts.letters[code] ?? code;
    return letter;
  }

  #average(row: Row) {
    const marks = row.cells.map(c => +(c.dataset.v ?? 0)).filter(v => v > 0);
    return marks.length === 0 ? "" : (marks.reduce((a, b) => a + b) / marks.length).toFixed(1).replace(".", this.decimal);
  }
}

const clamp = (n: number, length: number) => Math.max(0, Math.min(length - 1, n));

function set(cell: HTMLElement, name: string, value: string) {
  if (value === "") delete cell.dataset[name];
  else cell.dataset[name] = value;
}
