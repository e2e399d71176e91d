import type { Language } from '../channels/language';
import { withAnswerLink } from './answer-url';
import { renderDiscreetly } from './discreet-message';
import { renderMessage, type Template } from './message-text';
import type { MessageChannel, RenderedText } from './rendered-text';

/** For whom a message is worded: many people have the same words. */
export interface Reader {
  readonly language: Language;
  readonly isDiscreet: boolean;
}

/** The words of a message as they leave, save that a text keeps a place for each person's own link (`answer-url.ts`). */
export function wordMessage(
  template: Template,
  { language, isDiscreet }: Reader,
  channel: MessageChannel,
  publicUrl: string,
): RenderedText {
  const said = channel === 'sms' ? withAnswerLink(template, language, publicUrl) : template;
  return (isDiscreet ? renderDiscreetly : renderMessage)(said, language, channel);
}
