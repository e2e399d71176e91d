import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CheckInRecorded } from '../check-ins/check-in-events';
import { checkInById } from '../check-ins/check-ins.queries';
import { frozenAmong } from '../check-ins/liaison/frozen.queries';
import { isOwn } from '../check-ins/source';
import { TriageService } from '../check-ins/triage/triage.service';
import { EmergencyConsentsService } from '../circles/emergency-consents.service';
import { type AcceptedFollow, acceptedFollowers, sleepersAmong } from '../circles/followers.queries';
import type { AlertPublished } from '../incidents/incident-events';
import { publishedVersionById } from '../incidents/incidents.queries';
import type { PersonId } from '../people/person';
import { Clock } from '../platform/clock';
import type { StoredEvent } from '../platform/events/outbox';
import { Vault } from '../platform/vault/vault';
import type { ChannelCode } from '../channels/channel';
import { type DomainEvent, type Rule, rulesFor } from './alert-rules';
import type { Audience } from './audience';
import {
  alertsMissedBy, followersOf, onePerson, peopleInArea, peopleInAreaOrTold, peopleTold, relativesOutside, relativesTold,
} from './audience.queries'; // prettier-ignore
import {
  type Channels, forgetWordsNaming, insertDeliveries, insertNotice, type PagePeople, supersedeNotices,
} from './delivery.store'; // prettier-ignore
import { firstChannels } from './escalation';
import { foldedPagesOf } from './folded-page.store';
import { isOvertaken, isPlanned, lockPlanning, untilGivenBack } from './incident-order.store';
import { rungsAfter } from './ladder';
import { insertDigestPeople } from './news-digest.queries';
import { NewsPaceService } from './news-pace.service';
import { type NoticeContent, NoticeContentService } from './notice-content.service';
import { silentDistricts } from './push-hearing';
import { freshHearings } from './push-hearing.store';
import { insertRungs, startAskingAgain } from './rung.store';
import { SendRefusalsService } from './send-refusals.service';
import { sharePages, type SmallNotice } from './shared-pages.store';
import { templateContext } from './template-context';

/** Turns events into frozen audiences and pages of deliveries, inside the transaction that marks the events handled. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly content: NoticeContentService,
    private readonly triage: TriageService,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly newsPace: NewsPaceService,
    private readonly refusals: SendRefusalsService,
    private readonly consents: EmergencyConsentsService,
  ) {}

  async plan(tx: EntityManager, events: readonly StoredEvent<DomainEvent>[]): Promise<void> {
    const small: SmallNotice[] = [];
    const frozen = await frozenAmong(tx, events.flatMap(({ event }) => aboutPerson(event) ?? [])); // prettier-ignore
    const open = events.filter(({ event }) => !frozen.has(aboutPerson(event) ?? nobody));
    const answers = open.filter(isAnswer);
    await this.openConsentsOfAnswering(tx, answers);
    const follows = await followsAmong(tx, answers);
    const heldBack = await this.newsPace.holdBack(tx, answers, follows);
    for (const { id, event } of open) {
      const later = [...(heldBack.get(id) ?? [])];
      if (event.type === 'check-in-recorded' && !hasReader(follows, event.personId, later)) continue;
      if (event.type === 'help-taken' && !(await this.triage.takeTelling(tx, event.ticketId))) continue;
      if (event.type === 'person-erased') await forgetWordsNaming(tx, event.personId);
      if (event.type === 'alert-published') {
        await lockPlanning(tx, [event.incidentId]);
        if (await isOvertaken(tx, event.incidentId, event.versionId)) continue;
        if (warns(event)) await this.consents.openInArea(tx, event.versionId);
      }
      for (const rule of rulesFor(event)) {
        if (rule.audience === 'late-joiner') await this.planLateJoiner(tx, id, event, rule, small);
        else await this.planRule(tx, { id, event, later }, rule, small);
      }
    }
    await sharePages(tx, small);
    await this.refusals.record(tx);
  }

  private async planRule(
    tx: EntityManager,
    { id: eventId, event, later }: Planned,
    rule: Rule,
    small: SmallNotice[],
  ): Promise<void> {
    const isPaged = event.type === 'alert-published';
    if (isPaged && rule.name === 'people') {
      const isOver = event.change === 'cancel' || event.change === 'allClear';
      await supersedeNotices(tx, event.incidentId, [...rulesFor(event).flatMap(replaced), ...(isOver ? seeking : [])]);
      if (event.change === 'cancel') await untilGivenBack(tx, event.incidentId);
    }
    const content = await this.content.contentOf(tx, event, rule.name);
    if (!content) return;
    const id = await this.insert(tx, eventId, rule, content);
    const reach = { channels: await channelsOf(tx, rule), isPaged };
    if (event.type === 'news-collected') await insertDigestPeople(tx, id, event.followedIds);
    const channels = await insertDeliveries(tx, id, rule.class, audienceOf(rule, content, later), reach);
    if (!isPaged) {
      small.push({ id, lane: rule.lane, channels });
      return;
    }
    if (rule.name !== 'people') return;
    await insertRungs(tx, id, await foldedPagesOf(tx, id), rungsAfter(event.change));
    if (event.change === 'activate') await startAskingAgain(tx, id);
  }

  /** Whoever answers about an actual incident is concerned by it, wherever they live; what others say of them is not enough. */
  private async openConsentsOfAnswering(
    tx: EntityManager,
    answers: readonly StoredEvent<CheckInRecorded>[],
  ): Promise<void> {
    const sleepers = answers.length === 0 ? undefined : await sleepersAmong(tx, answers.map(({ event }) => event.personId)); // prettier-ignore
    for (const { event } of answers) {
      if (!sleepers?.has(event.personId)) continue;
      const checkIn = await checkInById(tx, event.checkInId);
      if (checkIn?.mode === 'Actual' && isOwn(checkIn.source)) await this.consents.openOf(tx, [event.personId]);
    }
  }

  /** Somebody new in the area hears of each running alert once, with the time at which it was issued. */
  private async planLateJoiner(
    tx: EntityManager,
    eventId: number,
    event: DomainEvent,
    rule: Rule,
    small: SmallNotice[],
  ): Promise<void> {
    if (event.type !== 'person-subscribed' && event.type !== 'places-changed') return;
    const before = await alertsMissedBy(tx, event.personId);
    await lockPlanning(tx, before.map(({ incidentId }) => incidentId)); // prettier-ignore
    // Again, now that nobody is planning them: they may just have been told, and then the words may be newer.
    const missed = before.length === 0 ? [] : await alertsMissedBy(tx, event.personId);
    for (const { versionId } of missed) {
      if (!(await isPlanned(tx, versionId))) continue;
      const version = await publishedVersionById(tx, versionId);
      const content = await this.content.alert(tx, version, version.messageType === 'Alert' ? 'alert' : 'update', true);
      if (!content) continue;
      const id = await this.insert(tx, eventId, { ...rule, name: `late-joiner:${versionId}` }, content);
      const channels = await insertDeliveries(tx, id, rule.class, onePerson(event.personId), {
        channels: await channelsOf(tx, rule),
        isPaged: false,
      });
      await insertRungs(tx, id, channels.map((channel) => pageOf(event.personId, channel)), rungsAfter('activate')); // prettier-ignore
      small.push({ id, lane: rule.lane, channels });
      if (content.mode === 'Actual') await this.consents.openOf(tx, [event.personId]);
    }
  }

  private insert(tx: EntityManager, eventId: number, rule: Rule, content: NoticeContent): Promise<number> {
    const { template, mode, incidentId, versionId, expiresAt, namedPersonId, mayRepeat = false } = content;
    const aboutPersonId = rule.audience === 'followers' ? content.personId : undefined;
    const templateSealed = this.vault.seal(JSON.stringify(template), templateContext(eventId, rule.name));
    return insertNotice(tx, {
      eventId, rule: rule.name, lane: rule.lane, class: rule.class, mode, incidentId, versionId, aboutPersonId,
      namedPersonId, templateSealed, mayRepeat, frozenAt: this.clock.now(), expiresAt,
    }); // prettier-ignore
  }
}

const nobody = 0 as PersonId;

const warns = ({ change }: AlertPublished): boolean => change === 'activate' || change === 'update';

/** Whom an event says something about to others, or repeats to themselves what others say. */
function aboutPerson(event: DomainEvent): PersonId | undefined {
  const isReport =
    event.type === 'check-in-recorded' || event.type === 'check-in-disputed' || event.type === 'check-in-corrected';
  const isWord = event.type === 'reported-on-behalf' || event.type === 'voice-message-left';
  return isReport || isWord ? event.personId : undefined;
}

interface Planned extends StoredEvent<DomainEvent> {
  /** Followers who hear of it with other news. */
  readonly later: readonly PersonId[];
}

const isAnswer = (stored: StoredEvent<DomainEvent>): stored is StoredEvent<CheckInRecorded> =>
  stored.event.type === 'check-in-recorded';

/** Most people who answer have nobody who follows them, and on a bad night everybody answers: asked once for all. */
async function followsAmong(
  tx: EntityManager,
  answers: readonly StoredEvent<CheckInRecorded>[],
): Promise<AcceptedFollow[]> {
  return answers.length === 0 ? [] : acceptedFollowers(tx, answers.map(({ event }) => event.personId)); // prettier-ignore
}

const hasReader = (follows: readonly AcceptedFollow[], person: PersonId, later: readonly PersonId[]): boolean =>
  follows.some(({ followedId, followerId }) => followedId === person && !later.includes(followerId));

/** An alert does not wait for pushes where they are known not to arrive. */
async function channelsOf(tx: EntityManager, rule: Rule): Promise<Channels> {
  const channels = firstChannels(rule);
  return rule.class === 'alerts' ? { ...channels, textIn: silentDistricts(await freshHearings(tx)) } : channels;
}

/** What is said to those of whom nothing is heard, and asks something that nobody need answer any more once it is over. */
const seeking = ['reminder', 'again', 'proxy'];

/** Small notices are on page 0 of their channel, which others may share. */
function pageOf(person: PersonId, channel: ChannelCode): PagePeople {
  return { channel, page: 0, personFrom: String(person), personTo: String(person) };
}

/** The rules whose waiting notices a rule's new words replace. */
const replaced = (rule: Rule): readonly string[] => (rule.name === 'people' ? ['people', 'late-joiner'] : [rule.name]);

function audienceOf(
  rule: Rule,
  { versionId, incidentId, personId }: NoticeContent,
  later: readonly PersonId[],
): Audience {
  switch (rule.audience) {
    case 'area':
      return peopleInArea(known(versionId, rule));
    case 'area-and-told':
      return peopleInAreaOrTold(known(versionId, rule), known(incidentId, rule));
    case 'told':
      return peopleTold(known(incidentId, rule));
    case 'relatives-told':
      return relativesTold(known(incidentId, rule));
    case 'relatives-outside':
      return relativesOutside(known(versionId, rule));
    case 'followers':
      return followersOf(known<PersonId>(personId, rule), later);
    case 'person':
    case 'late-joiner':
      return onePerson(known<PersonId>(personId, rule));
  }
}

function known<Id>(id: Id | undefined, rule: Rule): Id {
  if (id === undefined) throw new Error(`rule ${rule.name} has an audience "${rule.audience}" without its id`);
  return id;
}
