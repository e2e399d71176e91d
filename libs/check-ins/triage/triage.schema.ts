import { z } from 'zod';
import { answers } from '../answer';
import { sources } from '../source';
import type { Desk, DeskCall, DeskCallFile, DisclosedPerson } from './desk';
import { reasonsOf } from './reasons';
import { ticketStatuses } from './ticket';

const words = z.string().trim().min(3).max(500);

/** The number under which the 112 has the call. */
export const handOverSchema = z.strictObject({ reference: z.string().trim().min(1).max(60) });
export const resolveSchema = z.strictObject({ reason: words, hasSpokenWithPerson: z.boolean() });
export const revealSchema = z.strictObject({ reason: words });

const count = z.int();
const moment = z.iso.datetime();

const call = z.object({
  id: z.uuid(),
  standing: z.enum(ticketStatuses),
  reasons: z.array(z.enum(['help', 'conflict', 'duress'])),
  verified: z.boolean(),
  openedAt: moment,
  waitsSeconds: count,
  place: z.string().nullable().describe('INSEE code or "h3:…"; null when no place of the person is in the area'),
  phoneEnding: z.string(),
  answer: z.enum(answers).nullable(),
  source: z.enum(sources).nullable(),
  saidAt: moment.nullable(),
  heldBy: z.string().nullable(),
  heldUntil: moment.nullable(),
  isMine: z.boolean(),
  tries: count,
  nextTryAt: moment.nullable(),
});

export const deskResponse = z.object({
  oldestWaitingSeconds: count.nullable(),
  oldestUnverifiedSeconds: count.nullable(),
  waiting: count,
  held: count,
  handedTo112: count,
  unreachable: count,
  resolved: count,
  calls: z.array(call),
  contradicted: count.describe('Reports on behalf of which the person said that they are not so'),
  contradictedReporters: z.array(
    z.object({ phoneEnding: z.string(), reports: count, contradicted: count, believed: z.boolean(), lastAt: moment }),
  ),
  unverified: z.array(z.object({ place: z.string().nullable(), calls: count, waiting: count, oldestSeconds: count })),
});

export const deskCallResponse = call.extend({
  answers: z.array(
    z.object({
      answer: z.enum(answers),
      source: z.enum(sources),
      verified: z.boolean(),
      saidAt: moment,
      relation: z.string().nullable(),
      underDuress: z.boolean(),
      alsoFor: count.describe('members of the household without a phone for whom it speaks, too'),
      withdrawn: z.boolean(),
      reporterContradicted: count,
    }),
  ),
  history: z.array(
    z.object({ kind: z.string(), at: moment, officer: z.string().nullable(), words: z.string().nullable() }),
  ),
});

export const disclosedResponse = z.object({
  phone: z.string(),
  name: z.string().nullable(),
  language: z.string(),
  places: z.array(z.object({ kind: z.string(), latitude: z.number(), longitude: z.number() })),
});

export function toDeskResponse({ now, counts, calls, unproven, reporters }: Desk): z.infer<typeof deskResponse> {
  const { oldestWaiting, oldestUnproven, waiting, held, handedOver, unreachable, resolved } = counts;
  return {
    oldestWaitingSeconds: oldestWaiting && secondsSince(oldestWaiting, now),
    oldestUnverifiedSeconds: oldestUnproven && secondsSince(oldestUnproven, now),
    waiting,
    held,
    handedTo112: handedOver,
    unreachable,
    resolved,
    contradicted: counts.contradicted,
    contradictedReporters: reporters.map(({ phoneEnding, reports, contradicted, isBelieved, lastAt }) => {
      return { phoneEnding, reports, contradicted, believed: isBelieved, lastAt: lastAt.toISOString() };
    }),
    calls: calls.map((each) => toCall(each, now)),
    unverified: unproven.map(({ place, tickets, oldest, waiting: still }) => ({
      place,
      calls: tickets,
      waiting: still,
      oldestSeconds: secondsSince(oldest, now),
    })),
  };
}

export function toDeskCallResponse(file: DeskCallFile): z.infer<typeof deskCallResponse> {
  return {
    ...toCall(file.call, file.now),
    answers: file.answers.map(({ answer, source, verified, saidAt, relation, underDuress, alsoFor, isWithdrawn, reporterContradicted }) => ({
      answer, source, verified, saidAt: saidAt.toISOString(), relation, underDuress, alsoFor, withdrawn: isWithdrawn, reporterContradicted,
    })), // prettier-ignore
    history: file.acts.map(({ kind, at, officerName, words: said }) => ({
      kind, at: at.toISOString(), officer: officerName, words: said,
    })), // prettier-ignore
  };
}

export function toDisclosedResponse({ places, ...person }: DisclosedPerson): z.infer<typeof disclosedResponse> {
  return {
    ...person,
    places: places.map(({ kind, centre: [longitude, latitude] }) => ({ kind, latitude, longitude })),
  };
}

function toCall(ticket: DeskCall, now: Date): z.infer<typeof call> {
  const { place, phoneEnding, answer, source, isMine, tries, standing } = ticket;
  return {
    id: ticket.publicId,
    standing,
    reasons: reasonsOf(ticket),
    verified: ticket.isVerified,
    openedAt: ticket.openedAt.toISOString(),
    waitsSeconds: secondsSince(ticket.openedAt, now),
    place,
    phoneEnding,
    answer,
    source,
    saidAt: ticket.saidAt && ticket.saidAt.toISOString(),
    heldBy: standing === 'claimed' ? ticket.heldByName : null,
    heldUntil: ticket.heldUntil && ticket.heldUntil.toISOString(),
    isMine,
    tries,
    nextTryAt: ticket.dueAt && ticket.dueAt.toISOString(),
  };
}

const secondsSince = (moment: Date, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - moment.getTime()) / 1000));
