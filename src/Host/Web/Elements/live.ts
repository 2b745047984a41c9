import { watch } from "./core/hub";
import { morph } from "./core/morph";

/** A part of the page that the server draws once for all who watch; only what differs is touched. */
class LiveHtml extends HTMLElement {
  connectedCallback() {
    const badge = document.querySelector<HTMLElement>("[data-live]");
    watch(this.dataset.topic!, {
      html: html => {
        const template = document.createElement("template");
        template.innerHTML = html;
        morph(this, template.content);
        this.dispatchEvent(new CustomEvent("drawn", { bubbles: true }));
      },
      state: live => {
        if (!badge) return;
        badge.className = live ? "badge ok live" : "badge warn";
        badge.textContent = live ? badge.dataset.word! : "…";
      },
    });
    this.dataset.ready = "";
  }
}
customElements.define("live-html", LiveHtml);
