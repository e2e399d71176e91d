/** A push message that reached a browser, or waits for it to come online. */
export interface Notification {
  readonly kind: 'push';
  readonly sid: string;
  /** Id of the subscription. */
  readonly to: string;
  /** Whose browser it is, when its subscription was made for a phone number. */
  readonly owner: string | null;
  /** The decrypted payload. */
  readonly body: string;
  readonly ttlSeconds: number;
  readonly urgency: string;
  readonly topic: string | null;
  readonly key?: string;
  readonly createdAtMs: number;
}

/** What the browser shows. */
export interface Shown {
  readonly title: string;
  readonly text: string;
}

/** Reads a Declarative Web Push payload, a plain JSON one with `title` and `body`, or any other text as it stands. */
export function shown(payload: string): Shown {
  const value = parsed(payload);
  if (!isRecord(value)) return { title: '', text: payload };
  const notification = isRecord(value.notification) ? value.notification : value;
  const { title, body } = notification;
  if (typeof title !== 'string') return { title: '', text: payload };
  return { title, text: typeof body === 'string' ? body : '' };
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
