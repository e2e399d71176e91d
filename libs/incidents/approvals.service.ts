import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { cover } from '../geo/cover';
import type { Officer } from '../identity/officer';
import { SessionsService } from '../identity/sessions.service';
import { Clock } from '../platform/clock';
import { sql } from '../platform/database/sql';
import { emit } from '../platform/events/outbox';
import { AlertVersionEntity } from './alert-version.entity';
import { approvalsOf } from './approvals.queries';
import { forgetApprovals, insertApproval } from './approvals.store';
import { isIntact } from './content-hash';
import { DraftsService, openVersionOf } from './drafts.service';
import {
  type AlertVersion,
  approvalsFor,
  type ApprovalsNeeded,
  changeOf,
  decideApproval,
  type Incident,
  mayChange,
  mayStart,
  statusAfter,
} from './incident';
import { IncidentEntity } from './incident.entity';
import { alertPublished, type PublishedChange } from './incident-events';
import { incidentProblems } from './incident-problems';
import { lockIncident, publishedVersionsOf } from './incidents.queries';
import { correctionOf } from './prepared-texts';
import { rangeHash } from './range-hash';

export interface StepUp {
  readonly password: string;
  readonly totp: string;
}

/** What an approver puts their name to. */
export interface SeenAlert {
  /** Hexadecimal SHA-256 of the content that was on the approver's screen. */
  readonly contentHash: string;
  /** How many this very content would tell, and how many approvers that takes. */
  readonly people: number;
  readonly approvalsNeeded: ApprovalsNeeded;
}

/** Deciding about an alert that somebody else wrote, and stopping one that was wrong. */
@Injectable()
export class ApprovalsService {
  constructor(
    private readonly database: DataSource,
    private readonly sessions: SessionsService,
    private readonly drafts: DraftsService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Publishes exactly what the approver saw, once enough have approved it.
   * @returns the version, still pending while it wants a second approver
   */
  async approve(approver: Officer, publicId: string, seen: SeenAlert, stepUp: StepUp): Promise<AlertVersion> {
    await this.sessions.stepUp(approver, stepUp);
    return this.database.transaction(async (tx) => {
      const { incident, version } = await this.pendingVersion(tx, approver, publicId);
      const given = await approvalsOf(tx, version.id);
      const approvedBy = given.map(({ officerId }) => officerId);
      const now = this.clock.now();
      const verdict = decideApproval({ incident, version, approver, seenHash: seen.contentHash, approvedBy, now });
      if (verdict !== 'ok') throw incidentProblems[verdict]();
      const { contentHash } = version;
      await insertApproval(tx, { versionId: version.id, officerId: approver.id, contentHash, people: seen.people, approvedAt: now }); // prettier-ignore
      const needed = approvalsFor(incident.mode, version.approvalsNeeded, seen.approvalsNeeded);
      if (given.length + 1 >= needed) return this.publish(tx, approver, incident, version);
      await tx.update(AlertVersionEntity, { id: version.id }, { approvalsNeeded: needed });
      await this.audit.record(tx, {
        actor: `officer:${approver.publicId}`,
        action: 'version-approved',
        subject: `incident:${incident.publicId}`,
        detail: { version: version.version, contentHash: contentHash.toString('hex'), people: seen.people, needed },
      });
      return tx.findOneByOrFail(AlertVersionEntity, { id: version.id });
    });
  }

  async return(approver: Officer, publicId: string, reason: string): Promise<void> {
    await this.decline(approver, publicId, 'returned', reason);
  }

  async reject(approver: Officer, publicId: string, reason: string): Promise<void> {
    await this.decline(approver, publicId, 'rejected', reason);
  }

  /**
   * Calls off a false alarm, in the words that were approved with the alert. One signature is enough: waiting for a
   * second person is what cost Hawaii 38 minutes. Whatever version was being prepared is discarded.
   * @param reason for the record; nobody is sent it
   */
  async cancel(officer: Officer, publicId: string, reason: string, stepUp: StepUp): Promise<AlertVersion> {
    await this.sessions.stepUp(officer, stepUp);
    return this.database.transaction(async (tx) => {
      const incident = await lockIncident(tx, publicId);
      if (incident.agencyId !== officer.agencyId) throw incidentProblems['incident-not-found']();
      const mayStop = officer.roles.includes('author') || officer.roles.includes('approver');
      if (!mayStop) throw incidentProblems['not-an-approver']();
      const [last] = await publishedVersionsOf(tx, incident.id);
      if (!last || !mayChange('cancel', incident.status)) throw incidentProblems['incident-ended']();
      const open = await openVersionOf(tx, incident.id);
      if (open) await tx.update(AlertVersionEntity, { id: open.id }, { status: 'discarded', decisionReason: reason });
      const correction = correctionOf(last.content, this.clock.now());
      const version = await this.drafts.addVersion(tx, officer, incident, 'Cancel', correction);
      return this.publish(tx, officer, incident, version, reason);
    });
  }

  private async pendingVersion(tx: EntityManager, approver: Officer, publicId: string) {
    const incident = await lockIncident(tx, publicId);
    if (incident.agencyId !== approver.agencyId) throw incidentProblems['incident-not-found']();
    const version = await openVersionOf(tx, incident.id);
    if (!version) throw incidentProblems['not-pending']();
    return { incident, version };
  }

  private async publish(
    tx: EntityManager,
    officer: Officer,
    incident: Incident,
    version: AlertVersion,
    reason: string | null = null,
  ): Promise<AlertVersion> {
    const ranges = cover(version.content.area);
    if (!isIntact(version) || ranges.length === 0)
      throw new Error(`version ${version.id} does not match its hash or covers no ground`);
    const now = this.clock.now();
    await tx.update(
      AlertVersionEntity,
      { id: version.id },
      {
        status: 'published',
        sentAt: now,
        decidedBy: officer.id,
        decidedAt: now,
        decisionReason: reason,
        rangeHash: rangeHash(ranges),
      },
    );
    await sql(
      tx,
      `INSERT INTO alert_version_range (version_id, from_cell, to_cell)
       SELECT $1, lo::bigint, hi::bigint FROM unnest($2::text[], $3::text[]) AS range (lo, hi)`,
      [version.id, ranges.map(({ from }) => String(from)), ranges.map(({ to }) => String(to))],
    );
    const change = changeOf(version) as PublishedChange;
    const status = statusAfter[change];
    await tx.update(
      IncidentEntity,
      { id: incident.id },
      {
        status,
        expiresAt: new Date(version.content.expires),
        activatedAt: incident.activatedAt ?? now,
        endedAt: status === 'active' ? null : now,
      },
    );
    await this.audit.record(tx, {
      actor: `officer:${officer.publicId}`,
      action: `alert-published:${change}`,
      subject: `incident:${incident.publicId}`,
      detail: { version: version.version, contentHash: version.contentHash.toString('hex'), reason },
    });
    const published = await tx.findOneByOrFail(AlertVersionEntity, { id: version.id });
    await emit(tx, alertPublished(published, change, now));
    return published;
  }

  private async decline(
    approver: Officer,
    publicId: string,
    verdict: 'returned' | 'rejected',
    reason: string,
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { incident, version } = await this.pendingVersion(tx, approver, publicId);
      if (!approver.roles.includes('approver')) throw incidentProblems['not-an-approver']();
      if (!mayStart(verdict === 'returned' ? 'return' : 'reject', version.status))
        throw incidentProblems['not-pending']();
      const decision = { status: verdict, decidedBy: approver.id, decidedAt: this.clock.now(), decisionReason: reason };
      await tx.update(AlertVersionEntity, { id: version.id }, decision);
      await forgetApprovals(tx, version.id);
      if (verdict === 'rejected' && mayChange('reject', incident.status)) {
        await tx.update(IncidentEntity, { id: incident.id }, { status: 'rejected' });
      }
      await this.audit.record(tx, {
        actor: `officer:${approver.publicId}`,
        action: `version-${verdict}`,
        subject: `incident:${incident.publicId}`,
        detail: { version: version.version, reason },
      });
    });
  }
}
