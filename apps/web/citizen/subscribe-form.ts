import { isLanguage, type Language } from '../../../libs/channels/language';
import { type PhoneNumber, parsePhone } from '../../../libs/channels/phone-number';
import { personName } from '../../../libs/people/subscription.schema';
import { filled, type Form } from '../form';
import type { FieldRefusal } from './field-errors';
import { placeInputOf } from './place-form';
import type { SubscribeInput } from './subscribe.page';

export interface WrittenSubscription {
  readonly phone: PhoneNumber;
  readonly name: string | undefined;
  readonly language: Language;
}

export const subscribeInputOf = (form: Form | undefined): SubscribeInput => ({
  phone: filled(form, 'phone'),
  firstName: filled(form, 'firstName'),
  language: filled(form, 'language'),
  ...placeInputOf(form),
});

/** Everything but the place, which has to be looked up; every mistake at once, so that nobody corrects in rounds. */
export function readSubscribe(
  { phone = '', firstName, language = '' }: SubscribeInput,
  region: string,
): WrittenSubscription | { readonly refusals: readonly FieldRefusal[] } {
  const number = parsePhone(phone, region);
  const name = firstName === undefined ? undefined : personName.safeParse(firstName);
  const refusals: FieldRefusal[] = [];
  if (!number) refusals.push({ field: 'phone', reason: 'phone-unreadable' });
  if (name && !name.success) refusals.push({ field: 'firstName', reason: 'name' });
  if (!isLanguage(language)) refusals.push({ field: 'language', reason: 'language' });
  if (!number || !isLanguage(language) || refusals.length > 0) return { refusals };
  return { phone: number, name: name?.data, language };
}
