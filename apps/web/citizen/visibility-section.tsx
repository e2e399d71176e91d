import type { Language } from '../../../libs/channels/language';
import { type VisibilityLevel, visibilityLevels } from '../../../libs/circles/visibility';
import { ChoiceField, type FieldError } from '../fields';
import { guardianWords } from '../messages/guardian';
import { messagesFor } from '../messages/messages-for';
import { visibilityWords } from '../messages/visibility';
import { paths } from '../paths';

interface VisibilitySectionProps {
  readonly language: Language;
  readonly level: VisibilityLevel;
  readonly code: string | null;
  readonly errors: readonly FieldError[];
}

export function VisibilitySection({ language, level, code, errors }: VisibilitySectionProps) {
  const t = visibilityWords[language];
  const opens = level === 'code' || level === 'public';
  return (
    <section>
      <form method="post" action={paths.myVisibility}>
        <ChoiceField
          name="level"
          label={t.title}
          hint={t.hint}
          errors={errors}
          kind="radio"
          options={visibilityLevels.map((value) => ({ value, label: t.levels[value] }))}
          chosen={[level]}
        />
        <button class="quiet">{messagesFor(language).me.save}</button>
      </form>
      {opens && code && (
        <form method="post" action={paths.renewCode}>
          <p>
            {t.code}: <b dir="ltr">{code}</b>
          </p>
          <p class="hint">{t.codeHint}</p>
          <button class="quiet">{t.renew}</button>
        </form>
      )}
      <p>
        <a href={paths.lookUp}>{t.lookUpHere}</a>
      </p>
      <p>
        <a href={paths.myGuardian}>{guardianWords[language].here}</a>
      </p>
    </section>
  );
}
