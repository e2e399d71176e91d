import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { type Area, isWithin } from '../geo/area';
import { agencyById } from '../identity/agencies.queries';
import type { Agency } from '../identity/agency';
import type { Officer } from '../identity/officer';
import { Clock } from '../platform/clock';
import { type Database, sql, sqlOne } from '../platform/database/sql';
import type { AlertContent, MessageType } from './alert';
import { AlertVersionEntity } from './alert-version.entity';
import { forgetApprovals } from './approvals.store';
import { resolvePlace } from './place.queries';
import { contentHash } from './content-hash';
import {
  type AlertVersion,
  type Incident,
  type IncidentId,
  mayChange,
  mayStart,
  type SourceMessage,
  type VersionCommand,
} from './incident';
import { IncidentEntity } from './incident.entity';
import { incidentProblems } from './incident-problems';
import type { Draft, UpdateDraft } from './incident.schema';
import { lockIncident, publishedVersionsOf } from './incidents.queries';
import { lintAlert } from './linter';
import { withPlain } from './plain-version';
import { allClearOf, preparedCorrection } from './prepared-texts';

/** Writing an alert, up to the moment when it waits for somebody else's decision. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly database: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws not-an-author, area-refused, commune-unknown, outside-territory */
  async draft(officer: Officer, draft: Draft): Promise<{ incident: Incident; version: AlertVersion }> {
    const content = await this.contentOf(this.database, officer, draft, draft.mode);
    return this.database.transaction((tx) => this.create(tx, officer, content));
  }

  /** A new incident with its first version, inside the caller's transaction. */
  async create(tx: EntityManager, officer: Officer, content: AlertContent, source?: SourceMessage) {
    requireAuthor(officer);
    const incident = tx.create(IncidentEntity, {
      agencyId: officer.agencyId,
      mode: content.mode,
      status: 'draft',
      createdAt: this.clock.now(),
    });
    const { id } = await tx.save(IncidentEntity, incident);
    const saved = await tx.findOneByOrFail(IncidentEntity, { id });
    const version = await this.addVersion(tx, officer, saved, 'Alert', content, source);
    return { incident: saved, version };
  }

  /** Replaces the content of the open version; an approval given to the former content is void. */
  async edit(officer: Officer, publicId: string, draft: UpdateDraft): Promise<AlertVersion> {
    return this.database.transaction(async (tx) => {
      const { incident, version } = await this.openVersion(tx, officer, publicId, 'edit', 'not-editable');
      requireAuthor(officer);
      const content = await this.contentOf(tx, officer, draft, incident.mode);
      const hash = contentHash({ ...version, content });
      const editors = [...new Set([...version.editors, officer.id])];
      await tx.update(
        AlertVersionEntity,
        { id: version.id },
        { content, contentHash: hash, editors, status: 'draft', submittedAt: null },
      );
      await forgetApprovals(tx, version.id);
      await this.record(tx, officer, 'version-edited', incident, version, { contentHash: hash.toString('hex') });
      return tx.findOneByOrFail(AlertVersionEntity, { id: version.id });
    });
  }

  /** @throws alert-incomplete with every finding of the linter */
  async submit(officer: Officer, publicId: string): Promise<AlertVersion> {
    return this.database.transaction(async (tx) => {
      const { incident, version } = await this.openVersion(tx, officer, publicId, 'submit', 'not-editable');
      requireAuthor(officer);
      return this.submitVersion(tx, officer, incident, version);
    });
  }

  async submitVersion(
    tx: EntityManager,
    officer: Officer,
    incident: Incident,
    version: AlertVersion,
  ): Promise<AlertVersion> {
    const errors = lintAlert(version.content, this.clock.now());
    if (errors.length > 0) {
      const detail = errors.map(({ path, reason }) => `${path} ${reason}`).join('; ');
      throw incidentProblems['alert-incomplete'](detail, { errors });
    }
    await tx.update(AlertVersionEntity, { id: version.id }, { status: 'pending', submittedAt: this.clock.now() });
    await this.record(tx, officer, 'version-submitted', incident, version, {
      contentHash: version.contentHash.toString('hex'),
    });
    return tx.findOneByOrFail(AlertVersionEntity, { id: version.id });
  }

  async discard(officer: Officer, publicId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { incident, version } = await this.openVersion(tx, officer, publicId, 'discard', 'not-editable');
      requireAuthor(officer);
      await tx.update(AlertVersionEntity, { id: version.id }, { status: 'discarded' });
      if (mayChange('discard', incident.status))
        await tx.update(IncidentEntity, { id: incident.id }, { status: 'discarded' });
      await this.record(tx, officer, 'version-discarded', incident, version, {});
    });
  }

  /** The next message about a running incident, as a draft. */
  async draftUpdate(officer: Officer, publicId: string, draft: UpdateDraft): Promise<AlertVersion> {
    return this.database.transaction(async (tx) => {
      const incident = await this.lockOwn(tx, officer, publicId);
      const content = await this.contentOf(tx, officer, draft, incident.mode);
      return this.nextVersion(tx, officer, incident, content);
    });
  }

  /** The prepared end of the alert, ready to submit. */
  async draftAllClear(officer: Officer, publicId: string): Promise<AlertVersion> {
    return this.database.transaction(async (tx) => {
      const incident = await this.lockOwn(tx, officer, publicId);
      const [last] = await publishedVersionsOf(tx, incident.id);
      if (!last) throw incidentProblems['incident-ended']();
      return this.nextVersion(tx, officer, incident, allClearOf(last.content, this.clock.now()));
    });
  }

  /** @throws incident-ended, version-open */
  async nextVersion(
    tx: EntityManager,
    officer: Officer,
    incident: Incident,
    content: AlertContent,
    source?: SourceMessage,
  ) {
    requireAuthor(officer);
    if (!mayChange('update', incident.status)) throw incidentProblems['incident-ended']();
    if (await openVersionOf(tx, incident.id)) throw incidentProblems['version-open']();
    return this.addVersion(tx, officer, incident, 'Update', content, source);
  }

  async addVersion(
    tx: EntityManager,
    officer: Officer,
    incident: Incident,
    messageType: MessageType,
    content: AlertContent,
    source?: SourceMessage,
  ): Promise<AlertVersion> {
    const agency = await agencyById(tx, officer.agencyId);
    const numbered = await sqlOne<{ next: number }>(
      tx,
      'SELECT coalesce(max(version), 0) + 1 AS next FROM alert_version WHERE incident_id = $1',
      [incident.id],
    );
    const head = { identifier: `tocsin-${randomUUID()}`, sender: agency.capSender, messageType, content };
    const version = await tx.save(
      AlertVersionEntity,
      tx.create(AlertVersionEntity, {
        ...head,
        incidentId: incident.id,
        version: numbered.next,
        mode: incident.mode,
        status: 'draft',
        origin: source ? 'cap' : 'console',
        sourceMessage: source ?? null,
        contentHash: contentHash(head),
        authorId: officer.id,
        editors: [officer.id],
        createdAt: this.clock.now(),
      }),
    );
    await this.record(tx, officer, 'version-drafted', incident, version, {
      contentHash: version.contentHash.toString('hex'),
      origin: version.origin,
    });
    return version;
  }

  private async contentOf(
    database: Database,
    officer: Officer,
    draft: UpdateDraft,
    mode: AlertContent['mode'],
  ): Promise<AlertContent> {
    const agency = await agencyById(database, officer.agencyId);
    const { area: place, geocodes, correction, ...rest } = draft;
    const { area, codes } = await resolvePlace(database, place);
    requireWithin(area, agency);
    const prepared = { correction: preparedCorrection(rest.texts, correction) };
    return {
      ...rest,
      ...prepared,
      texts: withPlain(rest.texts),
      mode,
      senderName: agency.name,
      area,
      geocodes: [...geocodes, ...codes],
    };
  }

  private async openVersion(
    tx: EntityManager,
    officer: Officer,
    publicId: string,
    command: VersionCommand,
    refusal: 'not-editable',
  ): Promise<{ incident: IncidentEntity; version: AlertVersionEntity }> {
    const incident = await this.lockOwn(tx, officer, publicId);
    const version = await openVersionOf(tx, incident.id);
    if (!version || !mayStart(command, version.status)) throw incidentProblems[refusal]();
    return { incident, version };
  }

  private async lockOwn(tx: EntityManager, officer: Officer, publicId: string): Promise<IncidentEntity> {
    const incident = await lockIncident(tx, publicId);
    if (incident.agencyId !== officer.agencyId) throw incidentProblems['incident-not-found']();
    return incident;
  }

  private record(
    tx: EntityManager,
    officer: Officer,
    action: string,
    incident: Incident,
    version: AlertVersion,
    detail: Record<string, unknown>,
  ) {
    const subject = `incident:${incident.publicId}`;
    return this.audit.record(tx, {
      actor: `officer:${officer.publicId}`,
      action,
      subject,
      detail: { ...detail, version: version.version },
    });
  }
}

/** The version that is being prepared or waits for a decision; there is at most one. */
export async function openVersionOf(tx: EntityManager, incidentId: IncidentId): Promise<AlertVersionEntity | null> {
  const [open] = await sql<{ id: AlertVersion['id'] }>(
    tx,
    `SELECT id FROM alert_version WHERE incident_id = $1 AND status IN ('draft', 'pending', 'returned')`,
    [incidentId],
  );
  return open ? tx.findOneBy(AlertVersionEntity, { id: open.id }) : null;
}

export function requireAuthor(officer: Officer): void {
  if (!officer.roles.includes('author')) throw incidentProblems['not-an-author']();
}

export function requireWithin(area: Area, agency: Agency): void {
  if (!isWithin(area, agency.territory)) throw incidentProblems['outside-territory']();
}
