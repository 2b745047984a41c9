/** Asks in a native dialog. */
export type Answer = { button: string; fields: FormData };

/** Shows the dialog until it is answered; null when it was left by Esc or a cancel button. */
export function ask(dialog: HTMLDialogElement, what?: string): Promise<Answer | null> {
  const form = dialog.querySelector("form")!, back = document.activeElement as HTMLElement | null;
  if (what !== undefined) dialog.querySelector("[data-what]")!.textContent = what;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise(answer => {
    const cancel = () => dialog.close("cancel");
    const buttons = dialog.querySelectorAll("[data-cancel]");
    const submitted = (e: SubmitEvent) => {
      dialog.dataset.button = (e.submitter as HTMLButtonElement | null)?.value ?? "";
      dialog.dataset.sent = "";
    };
    buttons.forEach(b => b.addEventListener("click", cancel));
    form.addEventListener("submit", submitted);
    dialog.addEventListener("close", () => {
      buttons.forEach(b => b.removeEventListener("click", cancel));
      form.removeEventListener("submit", submitted);
      const sent = "sent" in dialog.dataset ? { button: dialog.dataset.button ?? "", fields: new FormData(form) } : null;
      delete dialog.dataset.sent;
      if (sent && dialog.dataset.keep === undefined) form.reset();
      back?.focus({ preventScroll: true });
      answer(sent);
    }, { once: true });
  });
}
