import type { Language } from '../../../libs/channels/language';
import { ErrorSummary } from '../error-summary';
import { type FieldError, SelectField, TextField } from '../fields';
import { languageOptions } from '../messages/language-names';
import { messagesFor } from '../messages/messages-for';
import { paths } from '../paths';
import { CitizenLayout } from './citizen-layout';
import { PlaceFields, type PlaceInput } from './place-fields';

/** As posted: what was typed comes back when it is refused. */
export interface SubscribeInput extends PlaceInput {
  readonly phone?: string | undefined;
  readonly firstName?: string | undefined;
  readonly language?: string | undefined;
}

export interface SubscribePageProps {
  readonly language: Language;
  readonly input?: SubscribeInput;
  readonly errors?: readonly FieldError[];
}

export function SubscribePage({ language, input = {}, errors = [] }: SubscribePageProps) {
  const t = messagesFor(language);
  return (
    <CitizenLayout language={language} title={t.subscribe.title} islands={['/assets/use-position.js']}>
      <ErrorSummary title={t.errorSummary} errors={errors} />
      <h1>{t.subscribe.title}</h1>
      <p class="lead">{t.subscribe.lead}</p>
      <form method="post" action={paths.subscribe} noValidate>
        <TextField
          name="phone"
          label={t.subscribe.phone}
          hint={t.subscribe.phoneHint}
          value={input.phone}
          errors={errors}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          dir="ltr"
          maxLength={32}
          required
        />
        <TextField
          name="firstName"
          label={t.subscribe.firstName}
          hint={t.subscribe.firstNameHint}
          value={input.firstName}
          errors={errors}
          autoComplete="given-name"
          maxLength={30}
        />
        <SelectField
          name="language"
          label={t.subscribe.language}
          value={input.language ?? language}
          errors={errors}
          options={languageOptions}
        />
        <PlaceFields language={language} input={input} errors={errors} />
        <p class="hint">{t.subscribe.privacy}</p>
        <button>{t.subscribe.submit}</button>
      </form>
    </CitizenLayout>
  );
}
