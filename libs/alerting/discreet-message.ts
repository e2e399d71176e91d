import type { Language } from '../channels/language';
import { unreachable } from '../platform/unreachable';
import { localTime } from './local-time';
import { marker, renderMessage, type Template, wordings } from './message-text';
import type { MessageChannel, RenderedText } from './rendered-text';
import type { Unobtrusive } from './wording/wording';

/** A message on a phone that must give nothing away (docs/adr/0036-a-phone-that-gives-nothing-away.md). */
export function renderDiscreetly(template: Template, language: Language, channel: MessageChannel): RenderedText {
  const wording = wordings[language];
  const text = unobtrusiveText(template, channel, wording.unobtrusive);
  if (!text) return renderMessage(template, language, channel);
  const mark = marker(template, wording);
  return { ...(text.title && { title: mark(text.title) }), body: mark(text.body) };
}

/**
 * Undefined where the ordinary words may stand, because their reader has asked for them a moment ago and they name nobody.
 */
function unobtrusiveText(template: Template, channel: MessageChannel, words: Unobtrusive): RenderedText | undefined {
  if (channel === 'push') return { title: words.title, body: words.tap };
  switch (template.kind) {
    case 'alert':
    case 'update':
    case 'all_clear':
    case 'cancel':
    case 'reminder':
    case 'ask_again':
      return { body: words.news(localTime(template.at, template.timeZone)) };
    case 'answer_recorded': {
      const calls = template.answer === 'need_help' && template.mode === 'Actual';
      return { body: calls ? `${words.emergency} ${words.noted}` : words.noted };
    }
    case 'help_taken':
      return { body: `${words.taken} ${words.emergency}` };
    case 'follow_granted':
    case 'follow_refused':
    case 'follow_revoked':
    case 'follow_requested':
    case 'report_taken':
    case 'report_disputed':
    case 'opted_out':
    case 'opted_in':
    case 'household_left':
    case 'household_full':
    case 'member_removed':
    case 'member_unreadable':
      return { body: words.noted };
    case 'one_time_code':
      return { body: `${template.code} (${template.minutes} min)` };
    case 'guardian_code':
      return { body: `${template.code} (${template.minutes} min)` };
    case 'manage_link':
      return { body: `${template.url} (${template.minutes} min)` };
    case 'relatives_notice':
    case 'proxy_request':
    case 'follower_update':
    case 'report_withdrawn':
    case 'reported_of_you':
    case 'safety_ask':
    case 'hotline_ask':
    case 'ward_request':
    case 'news_digest':
    case 'voice_message':
    case 'follow_request':
    case 'follow_requests':
    case 'follow_accepted':
    case 'followers_list':
    case 'nothing_to_dispute':
    case 'household_request':
    case 'household_requests':
    case 'household_joined':
    case 'household_list':
    case 'household_unclear':
      return { body: words.waiting };
    case 'alert_again':
    case 'no_active_incident':
    case 'unknown_text':
    case 'help':
    case 'language_changed':
    case 'guardian_needed':
    case 'follow_unreadable':
    case 'report_unreadable':
    case 'report_unverified':
    case 'report_too_many':
    case 'erased':
    case 'canary':
      return undefined;
    default:
      return unreachable(template);
  }
}
