import type { Entry } from "./model";

/** What is typed but not yet answered, in IndexedDB: it outlives the tab, the network and the computer's mood. */
export class Queue {
  #db: Promise<IDBDatabase | null> = open();

  /** Everything that waits, oldest first. */
  async all(): Promise<Entry[]> {
    const db = await this.#db;
    if (!db) return [];
    const entries = await done<Entry[]>(db.transaction("entries").objectStore("entries").getAll());
    return entries.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  }

  async put(entry: Entry) {
    const db = await this.#db;
    if (db) await done(db.transaction("entries", "readwrite").objectStore("entries").put(entry));
  }

  async remove(id: string) {
    const db = await this.#db;
    if (db) await done(db.transaction("entries", "readwrite").objectStore("entries").delete(id));
  }
}

// A browser that keeps nothing (some private windows) still enters marks; they wait in memory only.
function open(): Promise<IDBDatabase | null> {
  return new Promise(opened => {
    try {
      const request = indexedDB.open("eduevents-journal", 1);
      request.onupgradeneeded = () => request.result.createObjectStore("entries", { keyPath: "id" });
      request.onsuccess = () => opened(request.result);
      request.onerror = () => opened(null);
    } catch {
      opened(null);
    }
  });
}

function done<T>(request: IDBRequest): Promise<T> {
  return new Promise((ok, no) => {
    request.onsuccess = () => ok(request.result as T);
    request.onerror = () => no(request.error);
  });
}
