import { z } from 'zod';
import { type Organisation, organisationKinds } from './organisation';
import type { RosterFault, RosterProgress } from './roster';
import { columnOf, rowFaults } from './roster-row';

export const organisationSchema = z.strictObject({ name: z.string().trim().min(2).max(80), kind: z.enum(organisationKinds) }); // prettier-ignore

export const organisationResponse = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(organisationKinds),
  verifiedAt: z.iso.datetime().nullable(),
});

export const toOrganisationResponse = ({ publicId, name, kind, verifiedAt }: Organisation) => ({
  id: publicId,
  name,
  kind,
  verifiedAt: verifiedAt?.toISOString() ?? null,
});

export const keyResponse = z.object({ key: z.string().describe('shown this once; whoever has it sends lists') });

export const rosterTaken = z.object({ id: z.uuid(), rows: z.int(), url: z.string() });

export const rosterResponse = z.object({
  id: z.uuid(),
  rows: z.int(),
  done: z.int(),
  taken: z.int().describe('new, or another status than before'),
  unchanged: z.int().describe('as the organisation has said before'),
  refused: z.int(),
  finishedAt: z.iso.datetime().nullable(),
  faults: z.array(
    z.object({
      line: z.int().describe('in the file; the header is line 1'),
      column: z.enum(['phone', 'status']),
      fault: z.enum(rowFaults),
    }),
  ),
});

export const toRosterResponse = (roster: RosterProgress, faults: readonly RosterFault[]) => ({
  id: roster.publicId,
  rows: roster.rows,
  done: roster.done,
  taken: roster.taken,
  unchanged: roster.unchanged,
  refused: roster.refused,
  finishedAt: roster.finishedAt?.toISOString() ?? null,
  faults: faults.map(({ line, kind }) => ({ line, column: columnOf(kind), fault: kind })),
});
