/** Commands go over the same HTTP API as everybody's: the cookie, the page's token, a key of our own so that a repeat is known. */

export type Item = { index: number; status: "accepted" | "unchanged" | "refused"; refusals: { code: string; text: string }[] };
export type Done = { kind: "done"; version: number | null; position: number; recorded: number; items: Item[] | null; secret?: string };

/** What became of a command. "later": nobody knows, send the same again. */
export type Outcome =
  Done | { kind: "changed"; version: number } | { kind: "refused"; code: string; text: string } | { kind: "later" } | { kind: "signed-out" };

const PATIENCE_MS = 20_000;

const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`);

/** The signed-in account; what is queued for it is never sent for another. */
export const account = () => meta("account")?.content ?? "";

/** Sends a command once. */
export async function send(path: string, body: unknown, key: string, version?: number): Promise<Outcome> {
  const headers: Record<string, string> = {
    "content-type": "application/json", "idempotency-key": key,
    "x-csrf-token": meta("csrf")?.content ?? "", "x-organisation": meta("organisation")?.content ?? "",
  };
  if (version !== undefined) headers["if-match"] = `"${version}"`;
  try {
    const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.status === 204) return { kind: "done", version: null, position: 0, recorded: 1, items: null };
    return answer.ok ? { kind: "done", ...(await answer.json()) } : await refusal(answer);
  } catch {
    return { kind: "later" };
  }
}

/** Reads a page as it stands at least at a position of the log. */
export async function page(href: string, position = 0): Promise<Document | null> {
  try {
    const answer = await fetch(href, { headers: { "x-position": String(position) }, signal: AbortSignal.timeout(PATIENCE_MS) });
    return answer.ok && !answer.redirected ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  } catch {
    return null;
  }
}

/** A new id (UUID version 7); crypto.randomUUID needs HTTPS, and schools run on plain local networks too. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16)), now = Date.now();
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i)));
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, b => b.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

async function refusal(answer: Response): Promise<Outcome> {
  if (answer.status === 401) return { kind: "signed-out" };
  if (answer.status >= 500 || answer.status === 409 || answer.status === 429) return { kind: "later" };
  const problem = await answer.json().catch(() => ({})) as { code?: string; detail?: string; title?: string; version?: number };
  if (answer.status === 412) return { kind: "changed", version: problem.version ?? 0 };
  if (problem.code === "antiforgery") {
    await renewToken();
    return { kind: "later" };
  }
  return { kind: "refused", code: problem.code ?? "", text: problem.detail ?? problem.title ?? String(answer.status) };
}

async function renewToken() {
  const fresh = (await page(location.href))?.querySelector<HTMLMetaElement>('meta[name="csrf"]');
  if (fresh) meta("csrf")!.content = fresh.content;
}
