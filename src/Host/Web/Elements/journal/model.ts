/** The page as commands name it. */
export type PageRef = { groupId: string; subjectId: string; year: number; quarter: number };

/** "v": the mark, "" when there is none; "a": the attendance code. */
export type Part = "v" | "a";

/** One change of one cell as the teacher saw it. */
export type Change = { lesson: string; learner: string; part: Part; before: string; after: string };

/** A command on its way to the server, kept in the browser until it is answered. */
export type Entry = {
  id: string; account: string; page: string; at: number; name: string; body: Record<string, unknown>; changes: Change[];
  /** It changes what stands already, so it goes out with the version that was seen. */
  guarded: boolean;
  /** It was sent, so it may have been recorded though no answer came. */
  tried?: boolean;
  /** Someone else changed the cell meanwhile: this stands there now, and the teacher must choose. */
  theirs?: string;
};

/** Words, letters and keys from the server. */
export type Texts = { say: Record<string, string>; letters: Record<string, string>; keys: Record<string, string>; absent: string[] };

/** Fills the holes {0}, {1} of a text. */
export const fill = (text: string, ...values: (string | number)[]) => text.replace(/\{(\d)\}/g, (_, i) => String(values[+i]));
