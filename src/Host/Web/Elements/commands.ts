import { newId, page, send } from "./core/api";
import { upload } from "./core/files";
import { morph } from "./core/morph";
import { PROVE, proveYourself } from "./core/prove";

type Body = Record<string, unknown>;
type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * A form that is a command of the API. Its fields are the body (scope.group is a field of a part, data-optional sends nothing when empty),
 * data-row is a row of a list, data-table a list pasted out of a spreadsheet, data-times a value so many times,
 * data-id names the fields for an id of our own, a field of files sends them before the command that names them (core/files.ts), data-go the page to go on to afterwards, with data-fresh not before it shows what was done. Pressed again without a change it is the same
 * command, so a lost answer pays nothing twice.
 */
class CommandForm extends HTMLElement {
  #form = this.querySelector("form")!;
  #key = newId();
  #busy = false;

  connectedCallback() {
    this.#recall();
    this.#form.addEventListener("input", () => this.#key = newId());
    this.#form.addEventListener("submit", e => {
      e.preventDefault();
      if (!this.#busy) void this.#send();
    });
  }

  async #send() {
    this.#show("busy");
    const body = this.#body(), unsent = await this.#attach(body);
    if (unsent !== null) return this.#show("bad", unsent);
    let outcome = await send(this.dataset.path!, body, this.#key);
    // A critical command is sent once more, the same, when its sender has proved who he is.
    while (outcome.kind === "refused" && outcome.code === PROVE && await proveYourself())
      outcome = await send(this.dataset.path!, body, this.#key);
    if (outcome.kind === "done") {
      this.#remember();
      this.#key = newId();
      this.#show("ok", [this.dataset.done, outcome.secret].filter(Boolean).join(" "));
      // What was done cannot be done once more: its form closes and forgets what was typed.
      if ("closes" in this.dataset) {
        this.#form.reset();
        this.closest("details")!.open = false;
      }
      if (this.dataset.go) {
        // Once the page there shows what was just done, it can be gone to.
        if ("fresh" in this.dataset) await page(this.dataset.go, outcome.position);
        return goTo(this.dataset.go);
      }
      await this.#refresh(outcome.position);
      if (this.dataset.next) document.querySelector<HTMLInputElement>(this.dataset.next)?.select();
    } else this.#show("bad", outcome.kind === "refused" ? outcome.text : this.dataset.unsure);
  }

  #body() {
    const body: Body = {};
    for (const name of this.dataset.id?.split(" ") ?? []) body[name] = this.#key;
    for (const row of this.#form.querySelectorAll<HTMLElement>("[data-row]")) {
      const rows = (body[row.dataset.row!] ??= []) as Body[], fields = [...row.querySelectorAll<Field>("[name]")];
      // A row whose key is empty or nought says nothing.
      if (["", "0"].includes(fields.find(f => f.name === row.dataset.key)!.value.trim())) continue;
      rows.push(Object.fromEntries(fields.map(f => [f.name, this.#value(f, undefined)])));
    }
    for (const field of this.#form.querySelectorAll<Field>("[name]")) {
      if (field.closest("[data-row]")) continue;
      const path = field.name.split("."), last = path.pop()!;
      const part = path.reduce<Body>((b, p) => (b[p] ??= {}) as Body, body);
      part[last] = this.#value(field, part[last]);
    }
    return body;
  }

  // Files go first; the command then names them. Null when all are there, else what is wrong.
  async #attach(body: Body) {
    for (const field of this.#form.querySelectorAll<HTMLInputElement>("input[type=file]")) {
      for (const file of field.files ?? []) {
        const sent = await upload(file, Number(field.dataset.most), field.dataset.person);
        if (typeof sent !== "string") return sent.large ? field.dataset.large! : sent.refused ?? this.dataset.unsure!;
        (body[field.name] as unknown[]).push(field.dataset.files === "refs" ? { fileId: sent, name: file.name } : sent);
      }
    }
    return null;
  }

  // data-json is a value as it stands, of a list one of many that are ticked and not empty; data-lines is a list with an entry a line, data-list one out of boxes (of numbers with data-number), data-flag yes or no, data-number a number that is chosen, data-zone a local time with its distance from UTC.
  #value(field: Field, before: unknown) {
    if (field.dataset.table) return table(field.value, field.dataset.table.split(" "));
    if (field.dataset.times) return [...(before as string[] | undefined ?? []), ...Array<string>(Number(field.value)).fill(field.dataset.times)];
    if (field.type === "file") return before ?? [];
    if ("json" in field.dataset) return [...(before as unknown[] | undefined ?? []), ...(ticks(field) && field.value !== "" ? [JSON.parse(field.value)] : [])];
    const ticked = (field as HTMLInputElement).checked;
    if ("lines" in field.dataset) return field.value.split("\n").map(l => l.trim()).filter(l => l !== "");
    if ("list" in field.dataset) return [...(before as unknown[] | undefined ?? []), ...(ticked ? ["number" in field.dataset ? Number(field.value) : field.value] : [])];
    if (field.dataset.zone && field.value !== "") return field.value + field.dataset.zone;
    if ("flag" in field.dataset) return field.type === "checkbox" ? ticked : field.value === "true";
    return field.value === "" && "optional" in field.dataset ? null : typed(field);
  }

  // The region shows what has just been recorded; other forms in it keep what was typed.
  async #refresh(position: number) {
    const name = this.closest<HTMLElement>("[data-region]")?.dataset.region;
    const fresh = name && (await page(location.href, position))?.querySelector(`[data-region="${name}"]`);
    if (!fresh) return;
    const said = this.#state.textContent!;
    morph(this.closest("[data-region]")!, fresh);
    this.#show("ok", said);
  }

  get #state() { return this.#form.querySelector<HTMLElement>("[data-state]")!; }

  #show(state: "busy" | "ok" | "bad", text = "") {
    this.#busy = state === "busy";
    this.#form.querySelector("button")!.toggleAttribute("aria-busy", this.#busy);
    this.#state.hidden = this.#busy;
    this.#state.dataset.state = state;
    this.#state.textContent = text;
  }

  // What is sold a hundred times in a row is typed once.
  #remember() {
    for (const name of this.#kept) sessionStorage.setItem(`${this.dataset.path}.${name}`, this.#field(name).value);
  }

  #recall() {
    for (const name of this.#kept) {
      const value = sessionStorage.getItem(`${this.dataset.path}.${name}`);
      if (value !== null) this.#field(name).value = value;
    }
    // Ready for the next customer: Enter pays at once when everything is as before.
    if (this.#kept.length > 0) (this.#kept.map(n => this.#field(n)).find(f => f.value === "")
      ?? this.#form.querySelector("button"))!.focus();
  }

  get #kept() { return this.dataset.keep?.split(" ") ?? []; }

  #field(name: string) { return this.#form.elements.namedItem(name) as HTMLInputElement; }
}

/** Lines as they come out of a spreadsheet; a column is name, name:number or name:list (parts between semicolons). */
function table(text: string, columns: string[]) {
  return text.split("\n").filter(l => l.trim() !== "").map(line => {
    const cells = line.split(/\t| \| /).map(c => c.trim());
    return Object.fromEntries(columns.map((column, i) => {
      const [name, kind] = column.split(":"), cell = cells[i] ?? "";
      return [name, kind === "number" ? Number(cell.replace(",", ".")) : kind === "list" ? cell.split(";").map(p => p.trim()).filter(p => p !== "") : cell];
    }));
  });
}

function ticks(field: Field) {
  return field.type !== "checkbox" || (field as HTMLInputElement).checked;
}

function typed(field: Field) {
  return field.type === "number" || "number" in field.dataset ? Number(field.value) : field.value;
}

// To go to a place in the page that is open would only scroll it.
function goTo(href: string) {
  const to = new URL(href, location.href);
  if (to.pathname + to.search !== location.pathname + location.search) return location.assign(to);
  history.replaceState(null, "", to);
  location.reload();
}

customElements.define("command-form", CommandForm);
