import type { PhoneNumber } from '../../libs/channels/phone-number';
import type { Desk, DeskCall, DeskCallFile } from '../../libs/check-ins/triage/desk';
import type { TicketId } from '../../libs/check-ins/triage/ticket';
import type { AgencyId } from '../../libs/identity/agency';
import type { OfficerId } from '../../libs/identity/officer';
import type { IncidentId } from '../../libs/incidents/incident';
import type { PersonId } from '../../libs/people/person';

const now = new Date('2015-11-13T21:05:00Z');
const before = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);

const call: DeskCall = {
  id: 1 as TicketId, publicId: 'a17f3f0e-3c58-4f0c-9a77-0a52b6a1f0aa', incidentId: 1 as IncidentId, personId: 1 as PersonId,
  status: 'open', standing: 'open', heldBy: null, heldSince: null, heldUntil: null, heldByName: null, tries: 0, dueAt: null,
  isCall: true, isConflict: false, isDuress: false, isVerified: true, isMine: false, openedAt: before(4), place: '75111',
  phoneEnding: '12', answer: 'need_help', source: 'sms', saidAt: before(4),
}; // prettier-ignore

const mine: DeskCall = {
  ...call, publicId: 'b17f3f0e-3c58-4f0c-9a77-0a52b6a1f0aa', status: 'claimed', standing: 'claimed', isMine: true,
  heldBy: 1 as OfficerId, heldSince: before(1), heldUntil: before(-9), heldByName: 'Camille Moreau', isDuress: true,
  isConflict: true, tries: 1, place: null,
}; // prettier-ignore

/** The desk twenty minutes into the evening. */
export const sampleDesk: Desk = {
  now,
  counts: {
    waiting: 12, held: 3, handedOver: 2, unreachable: 1, resolved: 4, oldestWaiting: before(4), oldestUnproven: before(9),
    contradicted: 3, newestAct: 40,
  }, // prettier-ignore
  calls: [call, mine],
  unproven: [{ place: null, tickets: 1200, waiting: 1198, oldest: before(9) }],
  reporters: [
    { personId: 7 as PersonId, phoneEnding: '34', contradicted: 2, reports: 5, isBelieved: false, lastAt: before(1) },
    { personId: 8 as PersonId, phoneEnding: '90', contradicted: 1, reports: 1, isBelieved: true, lastAt: before(2) },
  ],
};

/** A call that the officer has, with who called. */
export const sampleCallFile: DeskCallFile = {
  now,
  incident: {
    id: 1 as IncidentId, publicId: '0b5e0a52-7a0c-4f6e-9b1d-3c2f5a6d7e8f', agencyId: 1 as AgencyId, mode: 'Actual',
    status: 'active', createdAt: before(30), activatedAt: before(25), endedAt: null, expiresAt: before(-300),
  }, // prettier-ignore
  call: mine,
  answers: [
    { answer: 'need_help', source: 'on_behalf', verified: true, saidAt: before(4), recordedAt: before(4), relation: 'neighbour', hadContact: true, alsoFor: 0, underDuress: false, isWithdrawn: false, reporterContradicted: 2 },
    { answer: 'safe', source: 'page', verified: true, saidAt: before(3), recordedAt: before(3), relation: null, hadContact: null, alsoFor: 2, underDuress: true, isWithdrawn: false, reporterContradicted: 0 },
  ], // prettier-ignore
  acts: [
    { kind: 'asked', officerId: null, officerName: null, at: before(4), words: null },
    { kind: 'revealed', officerId: 1 as OfficerId, officerName: 'Camille Moreau', at: before(1), words: 'Rappel' },
  ],
  disclosed: {
    phone: '+33612345612' as PhoneNumber,
    name: 'Inès',
    language: 'fr',
    places: [{ kind: 'home', centre: [2.3706, 48.863] }],
  },
};
