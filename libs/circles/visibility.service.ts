import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PeopleService } from '../people/people.service';
import type { PersonId } from '../people/person';
import { Clock } from '../platform/clock';
import { platformProblems } from '../platform/platform-problems';
import { Vault } from '../platform/vault/vault';
import { circleProblems } from './circle-problems';
import { mayMinorChoose } from './guardianship';
import { guardianshipOf } from './guardianship.queries';
import { codeLength, defaultLevel, type VisibilityLevel, writeCode } from './visibility';
import { codeContext, indexedCode } from './visibility-code';
import { pauseAll, resumeAll, visibilityRow, writeCodeOf, writeLevel } from './visibility.store';

/** Who may see how a person is, besides each follower's own consent. */
@Injectable()
export class VisibilityService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly vault: Vault,
    private readonly people: PeopleService,
  ) {}

  /** @throws minor-visibility for somebody under age who would be seen by more than their followers */
  async choose(personId: PersonId, level: VisibilityLevel): Promise<void> {
    await this.change(personId, async (tx) => {
      const now = this.clock.now();
      const isClosed = !mayMinorChoose(level) && (await guardianshipOf(tx, personId, now)) !== undefined;
      if (isClosed) throw circleProblems['minor-visibility']();
      const before = await visibilityRow(tx, personId);
      if (before?.level === level) return;
      if (before?.level === 'nobody') await resumeAll(tx, personId, before.changedAt);
      await writeLevel(tx, personId, level, now);
      if (level === 'nobody') await pauseAll(tx, personId, now);
      if (level === 'code' && !before?.codeSealed) await this.renew(tx, personId);
    });
  }

  /** Whoever has the code before sees nothing any more. */
  async renewCode(personId: PersonId): Promise<void> {
    await this.change(personId, async (tx) => {
      if (!(await visibilityRow(tx, personId))) await writeLevel(tx, personId, defaultLevel, this.clock.now());
      await this.renew(tx, personId);
    });
  }

  private async renew(tx: EntityManager, personId: PersonId): Promise<void> {
    const code = writeCode(Array.from({ length: codeLength }, () => randomInt(32)));
    const sealed = this.vault.seal(code, codeContext(personId));
    await writeCodeOf(tx, personId, { index: this.vault.index(indexedCode(code)), sealed });
  }

  private async change(personId: PersonId, work: (tx: EntityManager) => Promise<void>): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await this.people.lock(tx, personId))) throw platformProblems['not-signed-in']();
      await work(tx);
    });
  }
}
