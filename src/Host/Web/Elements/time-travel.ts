import { page } from "./core/api";
import { morph } from "./core/morph";

/** A slider over the versions of a page: the server draws each moment, the newest wish wins. */
class TimeTravel extends HTMLElement {
  #slider = this.querySelector<HTMLInputElement>("input[type=range]")!;
  #view = this.querySelector<HTMLElement>("[data-view]")!;
  #busy = false;

  connectedCallback() {
    this.#slider.addEventListener("input", () => void this.#go());
    this.addEventListener("click", e => {
      const step = (e.target as Element).closest<HTMLAnchorElement>(".slider-at a");
      if (!step || e.ctrlKey || e.metaKey) return;
      e.preventDefault();
      this.#slider.value = new URL(step.href).searchParams.get("at")!;
      void this.#go();
    });
    this.#showChange();
    this.dataset.ready = "";
  }

  async #go() {
    if (this.#busy) return;
    this.#busy = true;
    for (let at = ""; at !== this.#slider.value;) {
      at = this.#slider.value;
      const address = new URL(location.href);
      address.searchParams.set("at", at);
      const fresh = (await page(address.href))?.querySelector<HTMLElement>("[data-view]");
      if (!fresh) break;
      morph(this.#view, fresh);
      this.#showChange();
      history.replaceState(null, "", address);
    }
    this.#busy = false;
  }

  // The changed cell may lie beyond the edge of the table; the page itself stays where it is.
  #showChange() {
    const wrap = this.querySelector<HTMLElement>(".journal-wrap"), cell = wrap?.querySelector<HTMLElement>("[data-new]");
    if (cell) wrap!.scrollTo({ left: cell.offsetLeft - wrap!.clientWidth / 2, top: cell.offsetTop - wrap!.clientHeight / 2 });
  }
}
customElements.define("time-travel", TimeTravel);
