import { newId, page, send } from "./api";
import { ask } from "./dialog";

/** The code by which the API asks who is there before a critical action. */
export const PROVE = "access.prove_yourself";

/** Asks who is there once more, in a dialog made of the page that asks the same. True when it was proved, false when the person left it. */
export async function proveYourself(): Promise<boolean> {
  const asked = (await page("/prove"))?.querySelector("[data-prove]");
  if (!asked) return false;
  const dialog = document.createElement("dialog");
  dialog.append(...asked.childNodes);
  dialog.setAttribute("aria-labelledby", "prove-title");
  dialog.querySelector("form")!.method = "dialog";
  dialog.querySelector<HTMLElement>("[data-cancel]")!.hidden = false;
  document.body.append(dialog);
  const state = dialog.querySelector<HTMLElement>("[data-state]")!;
  try {
    for (;;) {
      const answer = await ask(dialog);
      if (!answer) return false;
      const outcome = await send("/api/access/prove", { secret: answer.fields.get("Form.Secret") }, newId());
      if (outcome.kind === "done") return true;
      state.hidden = false;
      state.textContent = outcome.kind === "refused" ? outcome.text : state.dataset.later!;
    }
  } finally {
    dialog.remove();
  }
}
