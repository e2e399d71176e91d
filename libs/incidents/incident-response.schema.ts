import { z } from 'zod';
import type { CapFinding } from './cap-message';
import type { AlertVersion, Incident } from './incident';
import type { IncidentSummary } from './incidents.queries';
import { type Finding, lintAlert } from './linter';

const finding = z.object({ path: z.string(), reason: z.string() });

/** What an officer needs in order to go on with a version: the hash is what an approval names. */
export const versionResponse = z.object({
  /** Of the incident. */
  id: z.uuid(),
  version: z.int(),
  messageType: z.string(),
  status: z.string(),
  contentHash: z.string(),
  /** What keeps the version from being submitted, as it stands now. */
  findings: z.array(finding),
  sentAt: z.iso.datetime().nullable(),
});

export function toVersionResponse(publicId: string, version: AlertVersion, now: Date): z.infer<typeof versionResponse> {
  const isOpen = version.status === 'draft' || version.status === 'returned';
  return {
    id: publicId,
    version: version.version,
    messageType: version.messageType,
    status: version.status,
    contentHash: version.contentHash.toString('hex'),
    findings: isOpen ? lintAlert(version.content, now).map(toFinding) : [],
    sentAt: version.sentAt?.toISOString() ?? null,
  };
}

const toFinding = ({ path, reason }: Finding): z.infer<typeof finding> => ({ path, reason });

const incidentHead = z.object({
  id: z.uuid(),
  mode: z.string(),
  status: z.string(),
  createdAt: z.iso.datetime(),
  activatedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable(),
});

function toIncidentHead(incident: Incident): z.infer<typeof incidentHead> {
  return {
    id: incident.publicId,
    mode: incident.mode,
    status: incident.status,
    createdAt: incident.createdAt.toISOString(),
    activatedAt: incident.activatedAt?.toISOString() ?? null,
    endedAt: incident.endedAt?.toISOString() ?? null,
    expiresAt: incident.expiresAt?.toISOString() ?? null,
  };
}

export const incidentSummaryResponse = incidentHead.extend({
  latest: z.object({
    version: z.int(),
    messageType: z.string(),
    status: z.string(),
    submittedAt: z.iso.datetime().nullable(),
    severity: z.string(),
    urgency: z.string(),
    /** In the languages of the alert, e.g. { fr: "Attaque armée : mettez-vous à l'abri" }. */
    headlines: z.record(z.string(), z.string()),
  }),
});

export function toIncidentSummaryResponse(incident: IncidentSummary): z.infer<typeof incidentSummaryResponse> {
  const { version, messageType, status, submittedAt, content } = incident.latest;
  const headlines = Object.entries(content.texts).map(([language, { headline }]) => [language, headline]);
  return {
    ...toIncidentHead(incident),
    latest: {
      version,
      messageType,
      status,
      submittedAt: submittedAt && new Date(submittedAt).toISOString(),
      severity: content.severity,
      urgency: content.urgency,
      headlines: Object.fromEntries(headlines) as Record<string, string>,
    },
  };
}

/** A version with all that its approver must read, and what became of it. */
export interface VersionRecord extends AlertVersion {
  readonly origin: string;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
}

export const incidentResponse = incidentHead.extend({
  versions: z.array(
    versionResponse.omit({ id: true }).extend({
      origin: z.string(),
      identifier: z.string(),
      /** As drafted, with the resolved area and the times in UTC. */
      content: z.record(z.string(), z.unknown()),
      /** Whether the asking officer has put a byte into it, and so may not approve it. */
      isOwn: z.boolean(),
      createdAt: z.iso.datetime(),
      submittedAt: z.iso.datetime().nullable(),
      decidedAt: z.iso.datetime().nullable(),
      decisionReason: z.string().nullable(),
    }),
  ),
});

/** @param reader the id of the officer who asks */
export function toIncidentResponse(
  incident: Incident,
  versions: readonly VersionRecord[],
  reader: number,
  now: Date,
): z.infer<typeof incidentResponse> {
  return {
    ...toIncidentHead(incident),
    versions: versions.map((version) => {
      const { id: _, ...head } = toVersionResponse(incident.publicId, version, now);
      return {
        ...head,
        origin: version.origin,
        identifier: version.identifier,
        content: { ...version.content },
        isOwn: version.authorId === reader || version.editors.some((editor) => editor === reader),
        createdAt: version.createdAt.toISOString(),
        submittedAt: version.submittedAt?.toISOString() ?? null,
        decidedAt: version.decidedAt?.toISOString() ?? null,
        decisionReason: version.decisionReason,
      };
    }),
  };
}

/** A CAP message was taken in and waits for an officer. */
export const capReceivedResponse = versionResponse
  .pick({ id: true, version: true, status: true, contentHash: true })
  .extend({
    warnings: z.array(z.object({ code: z.string(), detail: z.string() })),
  });

export function toCapReceivedResponse(
  publicId: string,
  version: AlertVersion,
  warnings: readonly CapFinding[],
): z.infer<typeof capReceivedResponse> {
  return {
    id: publicId,
    version: version.version,
    status: version.status,
    contentHash: version.contentHash.toString('hex'),
    warnings: warnings.map(({ code, detail }) => ({ code, detail })),
  };
}
