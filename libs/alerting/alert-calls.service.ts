import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Language } from '../channels/language';
import { type CallAnswer, type Spoken } from '../channels/voice/twiml';
import { CallScript } from '../inbound/call-script';
import type { CallState } from '../inbound/call-state';
import { changeOf, type IncidentId } from '../incidents/incident';
import type { PublishedChange } from '../incidents/incident-events';
import { latestPublishedOf } from '../incidents/incidents.queries';
import { Clock } from '../platform/clock';
import { Config } from '../platform/config/config';
import { Vault } from '../platform/vault/vault';
import { kindOfChange } from './alert-kind';
import { type CalledNotice, calledNotice } from './alert-calls.queries';
import { renderMessage, spokenLanguage, type Template } from './message-text';
import { NoticeContentService } from './notice-content.service';
import { type DeliveryKey, writeDeliveryKey } from './receipt-token';
import { ReceiptsService } from './receipts.service';
import { templateContext } from './template-context';

/** What is said to somebody who answers a call of ours. */
@Injectable()
export class AlertCallsService {
  private readonly script: CallScript;

  constructor(
    private readonly database: DataSource,
    private readonly content: NoticeContentService,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly receipts: ReceiptsService,
    { publicUrl }: Config,
  ) {
    this.script = new CallScript(publicUrl);
  }

  /**
   * A phone may ring for long: what is said is what holds when it is answered.
   * @param state where the call stands when it comes back here; none at its beginning
   */
  async answered(key: DeliveryKey, state: CallState | undefined): Promise<CallAnswer> {
    const notice = await calledNotice(this.database, key);
    // An exercise rings nowhere: whoever asks for its words is not the carrier of a call of ours.
    if (!notice || notice.mode !== 'Actual') return this.script.end(state?.language ?? 'fr', 'over');
    const language = state?.language ?? notice.language;
    const template = await this.wordsNow(notice);
    if (!template) return this.script.end(language, 'over');
    const opening = this.spoken(template, language);
    if (template.kind === 'canary') return this.proven(key, opening, state);
    const asks = template.kind === 'alert' || template.kind === 'update';
    if (!asks || notice.incidentId === null) return { said: [...opening, ...opening], next: { kind: 'hang-up' } };
    const begun = state ?? { language, step: 1, misses: 0 };
    return this.script.menu({ ...begun, incidentId: notice.incidentId, delivery: writeDeliveryKey(key) }, opening);
  }

  /** Our own handset: the line that comes back for the next words has spoken the first ones. */
  private async proven(key: DeliveryKey, said: readonly Spoken[], state: CallState | undefined): Promise<CallAnswer> {
    const language = said[0]?.language ?? 'en';
    const begun = { language, step: 0, misses: 0, delivery: writeDeliveryKey(key) };
    if (!state) return { ...this.script.repeat(begun, false), said };
    await this.receipts.record(key, 'voice', { status: 'seen' });
    return this.script.goodbye(language);
  }

  private spoken(template: Template, language: Language): Spoken[] {
    const spoken = spokenLanguage(template, language);
    return [{ language: spoken, words: renderMessage(template, spoken, 'voice').body }];
  }

  private async wordsNow(notice: CalledNotice): Promise<Template | undefined> {
    const { templateSealed, isReplaced, isAlert, incidentId, eventId, rule, expiresAt } = notice;
    if (isAlert && isReplaced && incidentId !== null) return this.latestOf(incidentId);
    if (isReplaced || expiresAt <= this.clock.now() || templateSealed === null) return undefined;
    return JSON.parse(this.vault.open(templateSealed, templateContext(eventId, rule))) as Template; // sealed by us from a Template
  }

  private async latestOf(incidentId: IncidentId): Promise<Template | undefined> {
    const version = await latestPublishedOf(this.database, incidentId);
    if (new Date(version.content.expires) <= this.clock.now()) return undefined;
    const kind = kindOfChange[changeOf(version) as PublishedChange]; // it was published
    return (await this.content.alert(this.database.manager, version, kind))?.template;
  }
}
