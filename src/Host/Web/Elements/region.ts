import { page } from "./core/api";
import { watch } from "./core/hub";
import { morph } from "./core/morph";

/**
 * A part of the page that is fetched anew when something happens to what it shows; without a topic it stays. Messages of progress move its
 * bar, which shows itself then.
 */
class LiveRegion extends HTMLElement {
  #newest = 0;
  #was = true;

  connectedCallback() {
    if (!this.dataset.topic) return;
    watch(this.dataset.topic, {
      message: m => m.kind === "progress" ? this.#move(m.data as { done: number; all: number; told?: number | null }) : void this.#refresh(m.position),
      state: live => {
        // What was missed meanwhile is caught up.
        if (live && !this.#was) void this.#refresh(0);
        this.#was = live;
        if (live) this.dataset.ready = "";
      },
    });
  }

  async #refresh(position: number) {
    this.#newest = Math.max(this.#newest, position);
    const fresh = (await page(location.href, position))?.querySelector(`[data-region="${this.dataset.region}"]`);
    if (!fresh || position < this.#newest) return;
    if (this.dataset.ready !== undefined) fresh.setAttribute("data-ready", "");
    morph(this, fresh);
  }

  #move({ done, all, told }: { done: number; all: number; told?: number | null }) {
    const bar = this.querySelector("progress"), words = this.querySelector("[data-told]");
    if (words && told != null) words.textContent = String(told);
    if (bar) [bar.hidden, bar.max, bar.value] = [false, all, done];
  }
}
customElements.define("live-region", LiveRegion);
