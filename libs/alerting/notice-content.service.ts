import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { freshnessOf } from '../check-ins/ageing';
import { checkInById, currentCheckIns, incidentToAnswer } from '../check-ins/check-ins.queries';
import { namesMarkedBy } from '../check-ins/household-marks.queries';
import { standingReport } from '../check-ins/reports-about.queries';
import type { TicketId } from '../check-ins/triage/ticket';
import { helpTaking } from '../check-ins/triage/triage.queries';
import { frozenAmong } from '../check-ins/liaison/frozen.queries';
import type { FollowId } from '../circles/follow';
import { followById } from '../circles/follows.queries';
import { guardianCodeToSend, guardianshipOf } from '../circles/guardianship.queries';
import { hotlineAskById } from '../circles/hotline-asks.queries';
import type { MemberId } from '../circles/household';
import { memberById } from '../circles/household.queries';
import { agencyById } from '../identity/agencies.queries';
import type { Agency } from '../identity/agency';
import { RepliesService } from '../inbound/replies.service';
import { type IncidentNames, namesOf } from '../inbound/reply';
import { voiceMessageById } from '../inbound/voice-messages.queries';
import type { Mode } from '../incidents/alert';
import type { Incident, IncidentId, PublishedVersion, VersionId } from '../incidents/incident';
import { incidentById, latestPublishedOf, publishedVersionById } from '../incidents/incidents.queries';
import { areRangesIntact } from '../incidents/version-ranges.queries';
import { contactsOf, hasSilencedAll } from '../people/people.queries';
import type { PersonId } from '../people/person';
import { codeToSend, linkToSend } from '../people/texts-to-send.queries';
import { Clock } from '../platform/clock';
import { Config } from '../platform/config/config';
import { Vault } from '../platform/vault/vault';
import { unreachable } from '../platform/unreachable';
import { kindOfChange } from './alert-kind';
import type { DomainEvent } from './alert-rules';
import type { Template } from './message-text';
import type { NewsCollected } from './news-events';
import { type SendRefusal, sendRefusal, unsaidFacts } from './send-refusal';
import { SendRefusalsService } from './send-refusals.service';
import type { AlertKind } from './wording/wording';

/** What is said, and what bounds it. */
export interface NoticeContent {
  readonly template: Template;
  readonly mode: Mode;
  readonly expiresAt: Date;
  readonly incidentId?: IncidentId;
  readonly versionId?: VersionId;
  /** An extreme alert that may have been lost is worth a second copy; nothing else is. */
  readonly mayRepeat?: boolean;
  /** The one person it is for, when the rule's audience is a person. */
  readonly personId?: PersonId;
  /** Whose name it says: the words are forgotten with this person. */
  readonly namedPersonId?: PersonId;
}

/** What news about a person says of the incident that they answered about. */
interface Background {
  readonly names: IncidentNames;
  readonly timeZone: string;
}

interface Around {
  readonly incident: Incident;
  readonly agency: Agency;
}

type SafetyAsker =
  | { readonly kind: 'safety_ask'; readonly followerName: string }
  | { readonly kind: 'hotline_ask'; readonly callerName: string };

const hourMs = 3_600_000;
/** News of a relative is worth hearing for this long; after that their page tells it better. */
const newsLifeMs = 6 * hourMs;
/** A reply that comes an hour late answers nothing any more. */
const replyLifeMs = hourMs;
/** A canary that comes later proves nothing any more. */
const canaryLifeMs = 10 * 60_000;
/** As long as a request to follow waits for its answer. */
const requestLifeMs = 72 * hourMs;

/** Gathers the facts of an event into what is to be said; nothing is said of what is gone by now. */
@Injectable()
export class NoticeContentService {
  private readonly backgrounds = new WeakMap<EntityManager, Map<IncidentId, Promise<Background>>>();

  constructor(
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly refusals: SendRefusalsService,
    private readonly replies: RepliesService,
  ) {}

  /** @returns undefined when there is nothing left to say: a used code, an erased person */
  async contentOf(tx: EntityManager, event: DomainEvent, rule: string): Promise<NoticeContent | undefined> {
    switch (event.type) {
      case 'alert-published': {
        const version = await publishedVersionById(tx, event.versionId);
        return rule === 'people'
          ? this.alert(tx, version, kindOfChange[event.change])
          : this.relativesNotice(tx, version, kindOfChange[event.change]);
      }
      case 'check-in-recorded':
        return this.followerUpdate(tx, event.checkInId, event.isCorrection);
      case 'check-in-disputed':
      case 'check-in-corrected':
        return this.withdrawn(tx, event.incidentId, event.personId);
      case 'reported-on-behalf':
        return this.reportedOnBehalf(tx, event.checkInId);
      case 'code-requested':
        return this.oneTimeCode(tx, event.requestId);
      case 'manage-link-requested':
        return this.manageLink(tx, event.linkId);
      case 'sms-answered':
        return this.reply(tx, event.messageSid);
      case 'help-taken':
        return this.helpTaken(tx, event.ticketId);
      case 'news-collected':
        return this.newsDigest(tx, event);
      case 'voice-message-left':
        return this.voiceMessage(tx, event.messageId);
      case 'guardian-asked':
        return this.guardianCode(tx, event.minorId);
      case 'safety-asked':
        return this.safetyAsk(tx, event.followId);
      case 'hotline-asked':
        return this.hotlineAsk(tx, event.askId);
      case 'household-asked':
        return this.householdRequest(tx, event.memberId);
      case 'follow-asked':
      case 'follow-accepted':
      case 'follow-revoked':
        return this.follow(tx, event.type, event.followId);
      case 'canary-due':
        return this.personal({ kind: 'canary' }, event.personId, this.after(canaryLifeMs));
      case 'person-subscribed':
      case 'places-changed':
      case 'person-erased':
      case 'help-asked':
      case 'check-in-conflicted':
      case 'duress-raised':
        return undefined;
      default:
        return unreachable(event);
    }
  }

  /** @returns undefined when the alert must not leave; that is audited, and an operator is told */
  async alert(
    tx: EntityManager,
    version: PublishedVersion,
    kind: AlertKind,
    late = false,
  ): Promise<NoticeContent | undefined> {
    const { incident, agency } = await this.around(tx, version);
    const template = this.alertTemplate(version, kind, { incident, agency }, late);
    const refusal = await this.refusalOf(tx, version, template);
    if (!refusal) return { template, ...this.bounds(version) };
    this.refusals.note(tx, { incident, version, audience: 'people', refusal });
    return undefined;
  }

  private alertTemplate(version: PublishedVersion, kind: AlertKind, { incident, agency }: Around, late = false) {
    return {
      kind,
      mode: incident.mode,
      texts: version.content.texts,
      at: version.sentAt.toISOString(),
      timeZone: agency.timeZone,
      url: this.urlOf(incident.id),
      late,
    };
  }

  /** A correction is for those who were told: it needs no ground, and must not be lost with it. */
  private async refusalOf(
    tx: EntityManager,
    version: PublishedVersion,
    template: ReturnType<NoticeContentService['alertTemplate']>,
  ): Promise<SendRefusal | undefined> {
    const isGroundIntact = template.kind === 'cancel' || (await areRangesIntact(tx, version.id));
    return sendRefusal(version, template, isGroundIntact);
  }

  /** @returns undefined when the people in the area are not told either */
  private async relativesNotice(
    tx: EntityManager,
    version: PublishedVersion,
    phase: AlertKind,
  ): Promise<NoticeContent | undefined> {
    const around = await this.around(tx, version);
    if (await this.refusalOf(tx, version, this.alertTemplate(version, phase, around))) return undefined;
    const { incident, agency } = around;
    const template: Template & { at: string; timeZone: string } = {
      kind: 'relatives_notice',
      phase,
      mode: incident.mode,
      names: namesOf(version.content.texts),
      at: version.sentAt.toISOString(),
      timeZone: agency.timeZone,
      url: this.urlOf(incident.id),
    };
    const refusal = unsaidFacts(version.content.texts, template);
    if (!refusal) return { template, ...this.bounds(version) };
    this.refusals.note(tx, { incident, version, audience: 'relatives', refusal });
    return undefined;
  }

  private async followerUpdate(
    tx: EntityManager,
    checkInId: number,
    isCorrection?: true,
  ): Promise<NoticeContent | undefined> {
    const checkIn = await checkInById(tx, checkInId);
    // Followers hear how it is now: an answer that is no longer the person's has been followed by other news.
    if (!checkIn || checkIn.isOvertaken) return undefined;
    const { names, timeZone } = await this.backgroundOf(tx, checkIn.incidentId);
    const [person] = await contactsOf(tx, this.vault, [checkIn.personId]);
    if (!person) return undefined;
    const template: Template = {
      kind: 'follower_update',
      mode: checkIn.mode,
      firstName: person.name ?? '',
      answer: checkIn.answer,
      source: checkIn.source,
      verified: checkIn.verified,
      hadContact: checkIn.hadContact ?? false,
      isCorrection: isCorrection ?? false,
      alsoFor: (await namesMarkedBy(tx, this.vault, [checkInId])).get(checkInId) ?? [],
      names,
      at: checkIn.saidAt.toISOString(),
      timeZone,
    };
    const expiresAt = new Date(checkIn.recordedAt.getTime() + newsLifeMs);
    const { mode, incidentId, personId } = checkIn;
    return { template, mode, incidentId, expiresAt, personId, namedPersonId: personId };
  }

  private async helpTaken(tx: EntityManager, ticketId: TicketId): Promise<NoticeContent | undefined> {
    const taking = await helpTaking(tx, ticketId);
    if (!taking?.heldSince) return undefined;
    const { incidentId, personId, heldSince } = taking;
    const { names, timeZone } = await this.backgroundOf(tx, incidentId);
    const { mode } = await incidentById(tx, incidentId);
    const template: Template = { kind: 'help_taken', mode, names, at: heldSince.toISOString(), timeZone };
    return { template, mode, incidentId, expiresAt: this.after(replyLifeMs), personId };
  }

  /** What followers were told counts no more, and nothing is known instead. */
  private async withdrawn(
    tx: EntityManager,
    incidentId: IncidentId,
    personId: PersonId,
  ): Promise<NoticeContent | undefined> {
    const [current] = await currentCheckIns(tx, incidentId, [personId]);
    const [person] = await contactsOf(tx, this.vault, [personId]);
    if (!person || current?.answer) return undefined;
    const now = this.clock.now();
    const { mode } = await incidentById(tx, incidentId);
    const { names, timeZone } = await this.backgroundOf(tx, incidentId);
    const template: Template = {
      kind: 'report_withdrawn',
      mode,
      firstName: person.name ?? '',
      names,
      at: now.toISOString(),
      timeZone,
    };
    return { template, mode, incidentId, expiresAt: this.after(newsLifeMs), personId, namedPersonId: personId };
  }

  /** To the person themselves; not once the report is withdrawn, nor to somebody who wants no message at all. */
  private async reportedOnBehalf(tx: EntityManager, checkInId: number): Promise<NoticeContent | undefined> {
    const report = await standingReport(tx, checkInId);
    if (!report || (await hasSilencedAll(tx, report.personId))) return undefined;
    const { incidentId, personId, reportedBy, organisation, answer, saidAt } = report;
    const [reporter] = reportedBy === null ? [] : await contactsOf(tx, this.vault, [reportedBy]);
    const { mode } = await incidentById(tx, incidentId);
    const { names, timeZone } = await this.backgroundOf(tx, incidentId);
    const template: Template = {
      kind: 'reported_of_you',
      mode,
      reporterName: organisation ?? reporter?.name ?? '',
      answer,
      names,
      at: saidAt.toISOString(),
      timeZone,
    };
    const content = { template, mode, incidentId, expiresAt: this.after(newsLifeMs), personId };
    return reportedBy === null ? content : { ...content, namedPersonId: reportedBy };
  }

  private async safetyAsk(tx: EntityManager, followId: FollowId): Promise<NoticeContent | undefined> {
    const follow = await followById(tx, followId);
    if (follow?.status !== 'accepted') return undefined;
    const [follower] = await contactsOf(tx, this.vault, [follow.followerId]);
    if (!follower) return undefined;
    const content = await this.askIfSafe(tx, follow.followedId, {
      kind: 'safety_ask',
      followerName: follower.name ?? '',
    });
    return content && { ...content, namedPersonId: follow.followerId };
  }

  private async hotlineAsk(tx: EntityManager, askId: number): Promise<NoticeContent | undefined> {
    const asked = await hotlineAskById(tx, this.vault, askId);
    return asked && this.askIfSafe(tx, asked.personId, { kind: 'hotline_ask', callerName: asked.callerName });
  }

  /** Not to somebody who has just answered, nor once there is nothing to answer, nor where a death file stands. */
  private async askIfSafe(
    tx: EntityManager,
    followedId: PersonId,
    who: SafetyAsker,
  ): Promise<NoticeContent | undefined> {
    if ((await frozenAmong(tx, [followedId])).size > 0) return undefined;
    const incidentId = await incidentToAnswer(tx, followedId);
    const incident = incidentId && (await incidentById(tx, incidentId));
    if (incident?.status !== 'active') return undefined;
    const [current] = await currentCheckIns(tx, incident.id, [followedId]);
    const now = this.clock.now();
    if (current?.answer && current.saidAt && freshnessOf(current.saidAt, now) === 'fresh') return undefined;
    const { names, timeZone } = await this.backgroundOf(tx, incident.id);
    const about = { mode: incident.mode, names, at: now.toISOString(), timeZone, url: this.urlOf(incident.id) };
    const template: Template = { ...who, ...about };
    return {
      template,
      mode: incident.mode,
      incidentId: incident.id,
      expiresAt: this.after(hourMs),
      personId: followedId,
    };
  }

  private async newsDigest(
    tx: EntityManager,
    { personId, incidentId }: NewsCollected,
  ): Promise<NoticeContent | undefined> {
    const { names, timeZone } = await this.backgroundOf(tx, incidentId);
    const { mode } = await incidentById(tx, incidentId);
    const at = this.clock.now().toISOString();
    const template: Template = { kind: 'news_digest', mode, names, timeZone, at, news: [] };
    return { template, mode, incidentId, personId, expiresAt: this.after(newsLifeMs) };
  }

  private async voiceMessage(tx: EntityManager, messageId: number): Promise<NoticeContent | undefined> {
    const message = await voiceMessageById(tx, messageId);
    if (!message) return undefined;
    const { personId, incidentId, mode, recordedAt } = message;
    const [speaker] = await contactsOf(tx, this.vault, [personId]);
    if (!speaker) return undefined;
    const { names, timeZone } = await this.backgroundOf(tx, incidentId);
    const template: Template = {
      kind: 'voice_message',
      mode,
      firstName: speaker.name ?? '',
      names,
      at: recordedAt.toISOString(),
      timeZone,
      url: `${this.config.publicUrl}/me`,
    };
    const expiresAt = new Date(recordedAt.getTime() + newsLifeMs);
    return { template, mode, incidentId, expiresAt, personId, namedPersonId: personId };
  }

  /** Read once in a transaction: a batch of answers is about one incident. */
  private backgroundOf(tx: EntityManager, incidentId: IncidentId): Promise<Background> {
    const known = this.backgrounds.get(tx) ?? new Map<IncidentId, Promise<Background>>();
    this.backgrounds.set(tx, known);
    const background = known.get(incidentId) ?? this.readBackground(tx, incidentId);
    known.set(incidentId, background);
    return background;
  }

  private async readBackground(tx: EntityManager, incidentId: IncidentId): Promise<Background> {
    const version = await latestPublishedOf(tx, incidentId);
    const { agency } = await this.around(tx, version);
    return { names: namesOf(version.content.texts), timeZone: agency.timeZone };
  }

  private async oneTimeCode(tx: EntityManager, requestId: string): Promise<NoticeContent | undefined> {
    const found = await codeToSend(tx, this.vault, requestId, this.clock.now());
    return (
      found &&
      this.personal(
        { kind: 'one_time_code', code: found.code, minutes: this.minutesTo(found.expiresAt) },
        found.personId,
        found.expiresAt,
      )
    );
  }

  private async guardianCode(tx: EntityManager, minorId: PersonId): Promise<NoticeContent | undefined> {
    const found = await guardianCodeToSend(tx, this.vault, minorId, this.clock.now());
    if (!found) return undefined;
    const { minor, code, candidateId, expiresAt } = found;
    const template: Template = {
      kind: 'guardian_code',
      minorName: minor.name ?? '',
      code,
      minutes: this.minutesTo(expiresAt),
    };
    return { ...this.personal(template, candidateId, expiresAt), namedPersonId: minorId };
  }

  private async manageLink(tx: EntityManager, linkId: string): Promise<NoticeContent | undefined> {
    const found = await linkToSend(tx, this.vault, linkId, this.clock.now());
    if (!found) return undefined;
    const url = `${this.config.publicUrl}/me/${found.token}`;
    return this.personal(
      { kind: 'manage_link', url, minutes: this.minutesTo(found.expiresAt) },
      found.personId,
      found.expiresAt,
    );
  }

  private async reply(tx: EntityManager, messageSid: string): Promise<NoticeContent | undefined> {
    const found = await this.replies.take(tx, messageSid);
    return found && this.personal(found.reply, found.personId, this.after(replyLifeMs));
  }

  /** Not once it is answered, or taken back. */
  private async householdRequest(tx: EntityManager, memberId: MemberId): Promise<NoticeContent | undefined> {
    const member = await memberById(tx, this.vault, memberId);
    if (member?.status !== 'asked' || member.personId === null || member.code === null) return undefined;
    const [declarer] = await contactsOf(tx, this.vault, [member.declarerId]);
    if (!declarer) return undefined;
    const template: Template = { kind: 'household_request', declarerName: declarer.name ?? '', code: member.code };
    const content = this.personal(template, member.personId, this.after(requestLifeMs));
    return { ...content, namedPersonId: member.declarerId };
  }

  private async follow(
    tx: EntityManager,
    type: 'follow-asked' | 'follow-accepted' | 'follow-revoked',
    followId: FollowId,
  ): Promise<NoticeContent | undefined> {
    const follow = await followById(tx, followId);
    if (!follow) return undefined;
    const contacts = await contactsOf(tx, this.vault, [follow.followerId, follow.followedId]);
    const nameOf = (id: PersonId): string => contacts.find((contact) => contact.id === id)?.name ?? '';
    switch (type) {
      case 'follow-asked': {
        if (follow.status !== 'requested') return undefined;
        const followerName = nameOf(follow.followerId);
        const minor = await guardianshipOf(tx, follow.followedId, this.clock.now());
        // Somebody under age who has no guardian yet can accept nobody: their page says so.
        if (minor && minor.guardianId === null) return undefined;
        const template: Template = minor
          ? { kind: 'ward_request', followerName, url: `${this.config.publicUrl}/me` }
          : { kind: 'follow_request', followerName, code: follow.code };
        const content = this.personal(template, minor?.guardianId ?? follow.followedId, this.after(requestLifeMs));
        return { ...content, namedPersonId: follow.followerId };
      }
      case 'follow-accepted':
        return {
          ...this.personal(
            { kind: 'follow_accepted', name: nameOf(follow.followedId) },
            follow.followerId,
            this.after(newsLifeMs),
          ),
          namedPersonId: follow.followedId,
        };
      case 'follow-revoked':
        return undefined;
      default:
        return unreachable(type);
    }
  }

  private async around(tx: EntityManager, version: PublishedVersion): Promise<Around> {
    const incident = await incidentById(tx, version.incidentId);
    return { incident, agency: await agencyById(tx, incident.agencyId) };
  }

  private bounds(version: PublishedVersion) {
    const { mode, expires, severity } = version.content;
    const mayRepeat = severity === 'Extreme';
    return { mode, mayRepeat, incidentId: version.incidentId, versionId: version.id, expiresAt: new Date(expires) };
  }

  private personal(template: Template, personId: PersonId, expiresAt: Date): NoticeContent {
    return { template, mode: 'Actual', personId, expiresAt };
  }

  /** Short, because every character of an SMS counts. */
  private urlOf(incidentId: IncidentId): string {
    return `${this.config.publicUrl}/i/${incidentId}`;
  }

  private after(lifeMs: number): Date {
    return new Date(this.clock.now().getTime() + lifeMs);
  }

  private minutesTo(moment: Date): number {
    return Math.max(1, Math.round((moment.getTime() - this.clock.now().getTime()) / 60_000));
  }
}
