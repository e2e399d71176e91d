import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { Vault } from '../platform/vault/vault';
import { lanes, type MessageClass } from './alert-rules';
import type { Audience } from './audience';
import { onePerson } from './audience.queries';
import { type Channels, insertDeliveries, insertNotice } from './delivery.store';
import { firstChannels } from './escalation';
import { lockPlanning } from './incident-order.store';
import type { NoticeContent } from './notice-content.service';
import { type Prompted, takeStale, takeUnanswered } from './prompt.store';
import { proxyRequests } from './proxy-requests.queries';
import { type DueRung, type NoticeOfRung, noticesOf } from './rung.store';
import { SeekingContentService } from './seeking-content.service';
import { sharePages, type SmallNotice } from './shared-pages.store';
import { templateContext } from './template-context';

/** People of one round of asking again. */
const staleAtOnce = 500;

/** The upper rungs, which say something of their own: a reminder to the silent person, a word to the one they chose. */
@Injectable()
export class SeekingService {
  constructor(
    private readonly content: SeekingContentService,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** One reminder for a person and incident, whatever has been said since. */
  async remind(tx: EntityManager, rungs: readonly DueRung[]): Promise<void> {
    const small: SmallNotice[] = [];
    for (const [rung, notice] of await this.held(tx, rungs)) {
      const content = await this.content.prompt(tx, notice.incidentId, 'reminder');
      if (!content) continue;
      small.push(...(await this.ask(tx, notice, `reminder:${rung.id}`, content, await takeUnanswered(tx, rung, this.clock.now())))); // prettier-ignore
    }
    await sharePages(tx, small);
  }

  /** @returns how long to wait for the next round; undefined when the incident is over */
  async askAgain(tx: EntityManager, rung: DueRung): Promise<'now' | 'later' | undefined> {
    const [[, notice] = []] = await this.held(tx, [rung]);
    const content = notice && (await this.content.prompt(tx, notice.incidentId, 'ask_again'));
    if (!content) return undefined;
    const now = this.clock.now();
    const people = await takeStale(tx, notice.incidentId, now, staleAtOnce);
    const [first] = people;
    if (first) {
      const rule = `again:${rung.id}:${now.getTime()}:${first.personId}`;
      await sharePages(tx, await this.ask(tx, notice, rule, content, people));
    }
    return people.length === staleAtOnce ? 'now' : 'later';
  }

  /** The one whom a person chose hears that nothing reaches them, while the words hold that did not reach them. */
  async tellProxies(tx: EntityManager, rungs: readonly DueRung[]): Promise<void> {
    const small: SmallNotice[] = [];
    for (const [rung, notice] of await this.held(tx, rungs)) {
      if (!notice.holds) continue;
      for (const { eventId, incidentId, personId, proxyId } of await proxyRequests(tx, rung)) {
        const content = await this.content.proxyRequest(tx, incidentId, personId);
        if (!content) continue;
        const said = { eventId, rule: `proxy:${personId}`, class: 'relatives', channels: firstChannels({ class: 'relatives' }) } as const; // prettier-ignore
        small.push(await this.say(tx, { ...said, content, audience: onePerson(proxyId) }));
      }
    }
    await sharePages(tx, small);
  }

  /** While it is held, nobody plans anything else about the incidents. */
  private async held(tx: EntityManager, rungs: readonly DueRung[]): Promise<[DueRung, NoticeOfRung][]> {
    const ids = rungs.map(({ noticeId }) => noticeId);
    await lockPlanning(tx, (await noticesOf(tx, ids, this.clock.now())).map(({ incidentId }) => incidentId)); // prettier-ignore
    const notices = new Map((await noticesOf(tx, ids, this.clock.now())).map((notice) => [notice.id, notice]));
    return rungs.flatMap((rung): [DueRung, NoticeOfRung][] => {
      const notice = notices.get(rung.noticeId);
      return notice ? [[rung, notice]] : [];
    });
  }

  /** By one way each: the quiet ones, or a text to those who needed one before. */
  private async ask(
    tx: EntityManager,
    { eventId }: NoticeOfRung,
    rule: string,
    content: NoticeContent,
    people: readonly Prompted[],
  ): Promise<SmallNotice[]> {
    const quiet = {
      rule,
      people: people.filter(({ wasTexted }) => !wasTexted),
      channels: firstChannels({ class: 'alerts' }),
    };
    const texts = { rule: `${rule}:sms`, people: people.filter(({ wasTexted }) => wasTexted), channels: onlyTexts };
    const small: SmallNotice[] = [];
    for (const each of [quiet, texts]) {
      if (each.people.length === 0) continue;
      const audience = { text: 'SELECT unnest($1::bigint[]) AS person_id', parameters: [each.people.map(({ personId }) => personId)] }; // prettier-ignore
      small.push(await this.say(tx, { eventId, rule: each.rule, class: 'alerts', channels: each.channels, content, audience })); // prettier-ignore
    }
    return small;
  }

  private async say(
    tx: EntityManager,
    { eventId, rule, class: messageClass, channels, content, audience }: Said,
  ): Promise<SmallNotice> {
    const { template, mode, incidentId, versionId, expiresAt, namedPersonId } = content;
    const lane = lanes.relative;
    const templateSealed = this.vault.seal(JSON.stringify(template), templateContext(eventId, rule));
    const id = await insertNotice(tx, {
      eventId, rule, lane, class: messageClass, mode, incidentId, versionId, aboutPersonId: namedPersonId, namedPersonId,
      templateSealed, mayRepeat: false, frozenAt: this.clock.now(), expiresAt,
    }); // prettier-ignore
    return { id, lane, channels: await insertDeliveries(tx, id, messageClass, audience, { channels, isPaged: false }) };
  }
}

interface Said {
  readonly eventId: number;
  readonly rule: string;
  readonly class: MessageClass;
  readonly channels: Channels;
  readonly content: NoticeContent;
  readonly audience: Audience;
}

const onlyTexts: Channels = { always: ['sms'], smsOnlyWithoutPush: false };
