import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import type { Incident, PublishedVersion } from '../incidents/incident';
import { Clock } from '../platform/clock';
import { Logger } from '../platform/telemetry/logger';
import { Metrics } from '../platform/telemetry/metrics';
import type { RefusedAudience, SendRefusal } from './send-refusal';
import { insertRefusal } from './send-refusal.store';

interface Refused {
  readonly incident: Incident;
  readonly version: PublishedVersion;
  readonly audience: RefusedAudience;
  readonly refusal: SendRefusal;
}

/** A message that must not leave is refused aloud: to the operator at once, to the officers on their pages, in the audit log. */
@Injectable()
export class SendRefusalsService {
  private readonly noted = new WeakMap<EntityManager, readonly Refused[]>();

  constructor(
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly metrics: Metrics,
  ) {}

  note(tx: EntityManager, refused: Refused): void {
    const { incident, version, audience, refusal } = refused;
    this.logger.error(
      { incident: incident.publicId, version: version.version, audience, refusal },
      'an alert was refused at sending',
    );
    this.metrics.sendRefusals.inc({ audience });
    this.noted.set(tx, [...(this.noted.get(tx) ?? []), refused]);
  }

  /** Called last: whoever writes to the audit log holds its end until the transaction ends. */
  async record(tx: EntityManager): Promise<void> {
    const noted = this.noted.get(tx) ?? [];
    this.noted.delete(tx);
    for (const { incident, version, audience, refusal } of noted) {
      if (!(await insertRefusal(tx, version.id, { audience, refusal, refusedAt: this.clock.now() }))) continue;
      const detail = { version: version.version, audience, ...refusal };
      await this.audit.record(tx, { actor: 'system', action: 'send-refused', subject: `incident:${incident.publicId}`, detail }); // prettier-ignore
    }
  }
}
