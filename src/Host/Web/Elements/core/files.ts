import { newId } from "./api";

const LONGEST_SIDE = 2000, QUALITY = 0.85, PATIENCE_MS = 120_000;

// A file chosen once has one id, so that sending it again stores nothing twice.
const ids = new WeakMap<File, string>();

const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? "";

/** Sends a file; answers its id, or why it was not taken (nothing when nobody knows). One about a person is sealed under their key. */
export async function upload(file: File, mostBytes: number, person?: string): Promise<string | { refused?: string | undefined; large?: boolean }> {
  const id = ids.get(file) ?? newId();
  ids.set(file, id);
  const body = await smaller(file);
  if (body.size > mostBytes) return { large: true };
  try {
    const answer = await fetch(`/api/files/${id}${person ? `?person=${person}` : ""}`, {
      method: "PUT", body, signal: AbortSignal.timeout(PATIENCE_MS),
      headers: { "content-type": "application/octet-stream", "x-csrf-token": meta("csrf"), "x-organisation": meta("organisation") },
    });
    if (answer.ok) return id;
    const problem = await answer.json().catch(() => ({})) as { detail?: string; title?: string };
    return { refused: problem.detail ?? problem.title };
  } catch {
    return {};
  }
}

/** A photo as large as it can be read, without the place and the device that phones write into it. Drawn once: what is sent again is the same. */
const drawn = new WeakMap<File, Promise<Blob>>();

function smaller(file: File): Promise<Blob> {
  const known = drawn.get(file) ?? draw(file).catch(() => file);
  drawn.set(file, known);
  return known;
}

async function draw(file: File): Promise<Blob> {
  if (!file.type.startsWith("image/")) return file;
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  canvas.getContext("2d")!.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return await new Promise((done, fail) => canvas.toBlob(b => b ? done(b) : fail(), "image/jpeg", QUALITY));
}
