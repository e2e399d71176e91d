import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { renderMessage, type Template } from '../alerting/message-text';
import { digestLines } from '../alerting/news-digest.queries';
import { templateContext } from '../alerting/template-context';
import type { Language } from '../channels/language';
import { encodeLiveFrame, type LiveFrame } from '../channels/live/live-frame';
import { Logger } from '../platform/telemetry/logger';
import { Vault } from '../platform/vault/vault';
import type { LiveEvents } from './live-events.schema';
import { wordsOf } from './live-page.queries';

interface Wanted {
  readonly noticeId: number;
  readonly language: Language;
}

const kept = 500;

/** Messages as they go over the wire: a notice is worded and encoded once for each language, however many read it. */
@Injectable()
export class LiveFramesService {
  /** Oldest first. The words of a notice never change, but those of a digest. */
  private readonly frames = new Map<string, LiveFrame>();
  /** Those that say something else next time. */
  private readonly passing = new Set<string>();

  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly logger: Logger,
  ) {}

  /** @returns undefined for a notice that is gone, or that cannot be worded */
  async framesOf(wanted: readonly Wanted[]): Promise<(notice: Wanted) => LiveFrame | undefined> {
    const missing = new Map(
      wanted.filter((each) => !this.frames.has(nameOf(each))).map((each) => [nameOf(each), each]),
    );
    if (missing.size > 0) await this.encode([...missing.values()]);
    const found = new Map(wanted.map((each) => [nameOf(each), this.frames.get(nameOf(each))]));
    for (const name of this.passing) this.frames.delete(name);
    this.passing.clear();
    for (const name of this.frames.keys()) {
      if (this.frames.size <= kept) break;
      this.frames.delete(name);
    }
    return (each) => found.get(nameOf(each));
  }

  private async withNews(noticeId: number, template: Template & { readonly kind: 'news_digest' }): Promise<Template> {
    return { ...template, news: await digestLines(this.database, this.vault, noticeId) };
  }

  private async encode(missing: readonly Wanted[]): Promise<void> {
    const notices = await wordsOf(this.database, [...new Set(missing.map(({ noticeId }) => noticeId))]);
    for (const { noticeId, eventId, rule, templateSealed } of notices) {
      try {
        const plain = this.vault.open(templateSealed, templateContext(eventId, rule));
        const template = JSON.parse(plain) as Template; // sealed by us from a Template
        const filled = template.kind === 'news_digest' ? await this.withNews(noticeId, template) : template;
        for (const wanted of missing) {
          if (wanted.noticeId !== noticeId) continue;
          const text = renderMessage(filled, wanted.language, 'live');
          const message = { id: noticeId, ...text, language: wanted.language, kind: template.kind };
          this.frames.set(nameOf(wanted), encodeLiveFrame('message', message satisfies LiveEvents['message']));
          if (filled !== template) this.passing.add(nameOf(wanted));
        }
      } catch (fault) {
        this.logger.error({ notice: noticeId, fault }, 'a live message could not be worded');
      }
    }
  }
}

const nameOf = ({ noticeId, language }: Wanted): string => `${noticeId}:${language}`;
