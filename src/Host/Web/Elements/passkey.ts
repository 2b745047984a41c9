/** The part of PublicKeyCredential that reads the server's JSON; browsers without it have no use for this form. */
type Reader = {
  parseCreationOptionsFromJSON(json: unknown): PublicKeyCredentialCreationOptions;
  parseRequestOptionsFromJSON(json: unknown): PublicKeyCredentialRequestOptions;
};

/** A form that the browser's passkey answers: pressed, it asks for one, and is sent with what came of it. */
class PasskeyForm extends HTMLElement {
  #form = this.querySelector("form")!;

  connectedCallback() {
    if (typeof PublicKeyCredential === "undefined" || !("parseCreationOptionsFromJSON" in PublicKeyCredential)) return;
    this.hidden = false;
    this.#form.addEventListener("submit", e => {
      e.preventDefault();
      void this.#ask(PublicKeyCredential as unknown as Reader);
    });
  }

  async #ask(reader: Reader) {
    const options: unknown = JSON.parse(this.dataset.options!), keys = navigator.credentials;
    try {
      const credential = await (this.dataset.make === "create"
        ? keys.create({ publicKey: reader.parseCreationOptionsFromJSON(options) })
        : keys.get({ publicKey: reader.parseRequestOptionsFromJSON(options) })) as PublicKeyCredential;
      this.#form.querySelector<HTMLInputElement>("[data-credential]")!.value = JSON.stringify(credential.toJSON());
      this.#form.submit();
    } catch {
      // The person left the browser's dialog, or there is no passkey here.
      const state = this.#form.querySelector<HTMLElement>("[data-state]")!;
      state.role = "alert";
      state.hidden = false;
      state.textContent = this.dataset.failed!;
    }
  }
}
customElements.define("passkey-form", PasskeyForm);
