import { type Language, languages } from '../channels/language';
import { smsSize } from '../channels/sms-text';
import { storyTexts } from '../../test/world/story-alert';
import { asksForAnswer, ofPerson, withAnswerLink } from './answer-url';
import { renderMessage, type Template } from './message-text';

const publicUrl = 'https://tocsin.example';
const facts = { mode: 'Actual', at: '2015-11-13T20:40:00.000Z', timeZone: 'Europe/Paris', url: `${publicUrl}/i/1234` } as const; // prettier-ignore
const alert = { kind: 'alert', texts: storyTexts, ...facts } satisfies Template;
const prompts: Template[] = [
  { kind: 'reminder', names: storyTexts, ...facts },
  { kind: 'ask_again', names: storyTexts, ...facts },
  { kind: 'safety_ask', names: storyTexts, followerName: 'Karim', ...facts },
];
const sms = (template: Template, language: Language): string => renderMessage(template, language, 'sms').body;

test.each(languages)('in %s an alert and every prompt carry the link within two segments, four in a larger alphabet', (language) => {
  for (const template of [alert, ...prompts]) {
    const body = sms(withAnswerLink(template, language, publicUrl), language);
    expect([template.kind, body]).toEqual([template.kind, expect.stringMatching(/\/a\/0{11}$/)]);
    const { encoding, segments } = smsSize(body);
    expect(segments).toBeLessThanOrEqual(encoding === 'GSM-7' ? 2 : 4);
  }
}); // prettier-ignore

test('where the link would cost a segment beyond that, the message keeps the link to the page', () => {
  const padded = (length: number): Template => ({
    ...alert,
    texts: { en: { ...storyTexts.en, instruction: 'x'.repeat(length) } },
  });
  const kept = new Set<string>();
  for (let length = 100; length < 300; length += 4) {
    const plain = smsSize(sms(padded(length), 'en')).segments;
    const body = sms(withAnswerLink(padded(length), 'en', publicUrl), 'en');
    const isLinked = body.endsWith('/a/00000000000');
    kept.add(`${plain} ${isLinked}`);
    if (plain > 2) expect([length, smsSize(body).segments]).toEqual([length, plain]);
  }
  expect([...kept]).toEqual(expect.arrayContaining(['2 true', '2 false', '3 true']));
});

test('what asks for no answer has no such link', () => {
  const others: Template[] = [{ ...alert, kind: 'all_clear' }, { kind: 'canary' }];
  for (const template of others) {
    expect(asksForAnswer(template)).toBe(false);
    expect(withAnswerLink(template, 'fr', publicUrl)).toBe(template);
  }
});

test('each person gets their own, and nothing else of the text changes', () => {
  const body = sms(withAnswerLink(alert, 'en', publicUrl), 'en');
  const mine = ofPerson(body, publicUrl, `${publicUrl}/a/AbCdEfGhIj0`);
  expect(mine).toBe(body.replace(/0{11}$/, 'AbCdEfGhIj0'));
  expect(smsSize(mine)).toEqual(smsSize(body));
  expect(ofPerson('no link', publicUrl, `${publicUrl}/a/AbCdEfGhIj0`)).toBe('no link');
  expect(ofPerson(body, publicUrl, undefined)).toBe(body);
});
