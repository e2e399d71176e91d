import type { TakenText } from '../channel';
import type { TwilioAnswer } from './twilio-answer';

export interface MessageList {
  readonly messages: readonly ListedText[];
  /** What to ask for the page that follows; undefined after the last. */
  readonly next?: string;
}

interface ListedText extends TakenText {
  readonly createdAt: Date;
}

/** Statuses of messages that no phone will get. */
const lost = new Set(['failed', 'undelivered', 'canceled']);
const arrived = new Set(['delivered', 'read']);

/** @returns undefined for an answer that is no list: then nobody knows what the carrier has */
export function readMessageList({ status, text }: TwilioAnswer): MessageList | undefined {
  const body = status === 200 ? objectOf(parsed(text)) : undefined;
  if (!body || !Array.isArray(body.messages)) return undefined;
  const messages: ListedText[] = [];
  for (const message of body.messages) {
    const read = readMessage(objectOf(message));
    if (!read) return undefined;
    if (!lost.has(read.status)) messages.push(read.text);
  }
  return { messages, next: nextOf(body.next_page_uri) };
}

function readMessage(message: Readonly<Record<string, unknown>> | undefined) {
  if (!message) return undefined;
  const { sid, body, status, date_created: created } = message;
  if (typeof sid !== 'string' || typeof body !== 'string' || typeof status !== 'string') return undefined;
  const createdAt = new Date(typeof created === 'string' ? created : Number.NaN);
  if (Number.isNaN(createdAt.getTime())) return undefined;
  return { status, text: { carrierRef: sid, body, isDelivered: arrived.has(status), createdAt } };
}

/** Of the address that the carrier names only what says where the page begins: where it lies is ours to know. */
function nextOf(uri: unknown): string | undefined {
  if (typeof uri !== 'string') return undefined;
  const given = new URLSearchParams(uri.slice(uri.indexOf('?') + 1));
  const kept = ['Page', 'PageToken'].map((name) => [name, given.get(name) ?? ''] as const);
  return new URLSearchParams(kept.filter(([, value]) => value !== '').map(([name, value]) => [name, value])).toString();
}

const objectOf = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
