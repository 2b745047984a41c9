import { HubConnection, HubConnectionBuilder, LogLevel } from "@microsoft/signalr";

export type Message = { topic: string; kind: string; data: unknown; position: number };

/** What a watcher of a topic hears; "state" also tells that messages may have been missed meanwhile. */
export type Ears = { message?: (m: Message) => void; html?: (html: string) => void; state?: (live: boolean) => void };

const WAITS_MS = [0, 500, 1_000, 2_000, 5_000, 10_000];
const wait = (attempt: number) => WAITS_MS[Math.min(attempt, WAITS_MS.length - 1)]!;

/** Watches a topic of the hub for as long as the page is open; every loss is taken up again. */
export function watch(topic: string, ears: Ears) {
  const hub = new HubConnectionBuilder().withUrl("/live")
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: c => wait(c.previousRetryCount) })
    .configureLogging(LogLevel.None).build();
  hub.on("message", (m: Message) => { if (m.topic === topic) ears.message?.(m); });
  hub.on("html", (of: string, html: string) => { if (of === topic) ears.html?.(html); });
  hub.onreconnecting(() => ears.state?.(false));
  hub.onreconnected(() => join(hub, topic, ears));
  void start(hub, topic, ears);
}

async function start(hub: HubConnection, topic: string, ears: Ears, attempt = 1) {
  try {
    await hub.start();
    await join(hub, topic, ears);
  } catch {
    ears.state?.(false);
    setTimeout(() => void start(hub, topic, ears, attempt + 1), wait(attempt));
  }
}

async function join(hub: HubConnection, topic: string, ears: Ears) {
  await hub.invoke("Join", topic);
  ears.state?.(true);
}
